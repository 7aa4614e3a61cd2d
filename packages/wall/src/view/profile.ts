// How a name looks: the profile (kind 0) of a key, reduced to what a wall shows.
//
// Only the name. No picture, banner or address is read: nothing of a post is ever fetched from elsewhere.

import { KIND, type NostrEvent } from '../event/index.ts'

export interface Profile {
  /** One line, 1 to 48 characters, without signs that turn the direction; look-alikes are `skeleton`'s to flag. */
  readonly name: string
}

/** The most characters (code points) of a name that are shown. */
export const MAX_NAME = 48

/**
 * All that is invisible but the joiners U+200C and U+200D, which Persian and Indian names are spelled with; and the radicals
 * U+2E80 to U+2EFF, which nobody writes with and which look exactly like characters (⺠ for 民).
 */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u2800\u2e80-\u2eff]|(?![\u200c\u200d])\p{Cf}/gu
const VISIBLE = /[^\s\u200c\u200d]/u

/** Reads a profile; undefined where it gives no name. */
export function parseProfile(event: NostrEvent): Profile | undefined {
  if (event.kind !== KIND.profile) return undefined
  let value: unknown
  try {
    value = JSON.parse(event.content)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { name, display_name: displayName } = value as Record<string, unknown>
  for (const said of [name, displayName]) {
    if (typeof said !== 'string' || !said.isWellFormed()) continue
    const line = said.replace(HIDDEN, '').replace(/\s+/gu, ' ').trim()
    if (VISIBLE.test(line)) return { name: [...line].slice(0, MAX_NAME).join('') }
  }
  return undefined
}
