// What a source says about an entry and is fit to stand on a wall for good: a name, an address, a day.
//
// Feeds and front matter have more than a page shows: an author's e-mail address, the address of the machine on which
// somebody tried the site. None of it is needed to say who wrote and where.

import { dayOf } from './date.ts'
import { oneLine } from './entry.ts'

const MAIL = /<?(?:mailto:)?[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+>?/g
/** Characters of what says who wrote: more is no name. */
const MOST = 1_000
/** What programs write where they know no day: Go's zero, Unix's, WordPress's. */
const NO_DAY = /^(?:0000-00-00|0001-01-01|1970-01-01)|\b0?1 Jan (?:0001|1970)\b/i

/**
 * Names of people without their e-mail addresses, from what RSS (`ada@e.example (Ada Reed)`), mail (`Ada Reed <ada@…>`) or
 * front matter (`[Ada, Mo]`, `{name: Ada, email: …}`) has; undefined if nothing else is left, or if it is an address of a page.
 */
export function namesOf(said: string | undefined): string | undefined {
  if (said === undefined) return undefined
  const text = said.slice(0, MOST)
  const map = /^\{.*\}$/s.test(text.trim())
  const listed = map
    ? (/["']?name["']?\s*[:=]\s*["']?([^,}"']+)/i.exec(text)?.[1] ?? '')
    : text.replace(/^\[(.*)\]$/s, '$1')
  const names = listed
    .replace(MAIL, ' ')
    .replace(/^\s*\(([^()]*)\)\s*$/, '$1')
    .replace(/\(\s*\)|<\s*>/g, ' ')
    .split(',')
    .map((name) => oneLine(name, 90).replace(/^["'\s]+|["'\s]+$/g, ''))
    .filter((name) => name !== '' && !/^(?:https?:)?\/\//i.test(name))
  return names.join(', ') || undefined
}

/** Names and numbers that mean a machine on somebody's own net. */
const OWN_NET =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[(?:::1\]|f[cd]|fe80))|^[^.[]+$|\.(?:home|internal|lan|local|localhost)$/

/** An address that anybody may open, without a password in it; undefined if it is none. */
export function openAddress(text: string | undefined): string | undefined {
  const written = text?.trim() ?? ''
  const url = URL.parse(written)
  if (url === null || !/^https?:$/.test(url.protocol) || OWN_NET.test(url.hostname)) return undefined
  if (url.username === '' && url.password === '') return written
  url.username = ''
  url.password = ''
  return url.href
}

/** The first of these that says something, as a day. @throws Error if that is no date */
export function dayAmong(texts: readonly (string | undefined)[], example: string): string | undefined {
  const written = texts.find((text) => text !== undefined && text.trim() !== '' && !NO_DAY.test(text.trim()))
  const day = dayOf(written)
  if (written !== undefined && day === undefined)
    throw new Error(`date: expected one such as ${example}, got ${oneLine(written, 60)}`)
  return day
}
