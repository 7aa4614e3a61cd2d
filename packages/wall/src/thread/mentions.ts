// What a post points at: `nostr:` mentions in its text (NIP-21) and its `q` tags (NIP-22).
//
// Mentions of keys and posts become links by name or by floor, never a fetch. What does not decode stays text.

import { decode } from 'nostr-tools/nip19'
import { parseAddress } from '../article/address.ts'
import type { NostrEvent } from '../event/index.ts'
import { isHex64, tagValues } from '../event/index.ts'

export interface Mention {
  readonly about: 'post' | 'key' | 'address'
  /** An event id, a public key (both 64 hex digits), or `kind:pubkey:d`. */
  readonly value: string
  /** Where in the text, in UTF-16 units; the mention is `text.slice(start, end)`. */
  readonly start: number
  readonly end: number
}

/** The most mentions that are looked for in one text; the rest stays text. */
export const MAX_MENTIONS = 100

const NOSTR_URI = /nostr:((?:note|npub|nprofile|nevent|naddr)1[02-9ac-hj-np-z]{20,1000})/g

/** The mentions in a text, in order. */
export function mentionsIn(text: string): readonly Mention[] {
  const mentions: Mention[] = []
  for (const match of text.matchAll(NOSTR_URI)) {
    if (mentions.length === MAX_MENTIONS) break
    const meant = read(match[1] ?? '')
    if (meant) mentions.push({ ...meant, start: match.index, end: match.index + match[0].length })
  }
  return mentions
}

/** What a post quotes: ids and addresses, from its `q` tags and its text, each once, in order. */
export function quotesOf(event: NostrEvent): readonly string[] {
  const tagged = tagValues(event, 'q').filter((value) => isHex64(value) || parseAddress(value) !== undefined)
  const mentioned = mentionsIn(event.content).flatMap(({ about, value }) => (about === 'key' ? [] : [value]))
  return [...new Set([...tagged, ...mentioned])]
}

/** What a thread or an article speaks of: what it quotes, and its `e` and `a` tags; on a reply those say what it answers. */
export function citationsOf(event: NostrEvent): readonly string[] {
  const tagged = [...tagValues(event, 'e').filter(isHex64), ...tagValues(event, 'a')]
  return [...new Set([...quotesOf(event), ...tagged])]
}

/** The keys that a post speaks to: from its `p` tags and its text, each once, in order. */
export function keysMentioned(event: NostrEvent): readonly string[] {
  const mentioned = mentionsIn(event.content).flatMap(({ about, value }) => (about === 'key' ? [value] : []))
  return [...new Set([...tagValues(event, 'p').filter(isHex64), ...mentioned])]
}

/**
 * The tags that tell what a text mentions (NIP-22, NIP-27): keys as `p`, posts and addresses as `q`, each once.
 * @param tags that the event has already; none of them is said again
 */
export function mentionTags(text: string, tags: readonly (readonly string[])[] = []): string[][] {
  const said = new Set(tags.map(([name, value]) => `${name} ${value}`))
  return mentionsIn(text).flatMap(({ about, value }) => {
    const tag = [about === 'key' ? 'p' : 'q', value]
    const key = tag.join(' ')
    if (said.has(key)) return []
    said.add(key)
    return [tag]
  })
}

function read(code: string): Pick<Mention, 'about' | 'value'> | undefined {
  try {
    const decoded = decode(code)
    switch (decoded.type) {
      case 'note':
        return { about: 'post', value: decoded.data }
      case 'nevent':
        return { about: 'post', value: decoded.data.id }
      case 'npub':
        return { about: 'key', value: decoded.data }
      case 'nprofile':
        return { about: 'key', value: decoded.data.pubkey }
      case 'naddr': {
        const { kind, pubkey, identifier } = decoded.data
        return { about: 'address', value: `${kind}:${pubkey}:${identifier}` }
      }
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}
