// Texts on their way to a page: with their language and direction, and cut short where only a taste is wanted.

import { directionOf, langOf, type NostrEvent } from '@commonwall/wall'
import type { Spoken } from '../model.ts'

/** The text with the language that the event's author gave. */
export function spokenIn(event: NostrEvent, text: string): Spoken {
  return inLanguage(text, langOf(event))
}

export function inLanguage(text: string, lang: string | undefined): Spoken {
  return { text, lang, dir: directionOf(lang) }
}

/** Of what a text mentions (NIP-21), as much as an excerpt has room for: the first signs of a key; a floor unnamed. */
const MENTION = /nostr:(n(?:pub|profile)1[02-9ac-hj-np-z]{5})?[a-z0-9]{20,}/g

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The word begun last, where a script puts spaces between words; Chinese and what is longer is cut as it stands. */
const BEGUN = / [^ \u2e80-\uffff]{0,14}$/

/** The first words of a text on one line; cut between words, or between characters as people see them. */
export function excerptOf(text: string, most: number): string {
  // Enough code units for the slowest script; segmenting a whole article for two lines would be waste.
  const line = text
    .slice(0, most * 8)
    .replaceAll(MENTION, (_, key?: string) => (key === undefined ? '#…' : `@${key}…`))
    .replaceAll(/\s+/g, ' ')
    .trim()
  const seen: string[] = []
  for (const { segment } of graphemes.segment(line)) {
    if (seen.length === most) return `${seen.join('').replace(BEGUN, '')}…`
    seen.push(segment)
  }
  return seen.join('')
}

/** An article's Markdown without its marks, for an excerpt; roughly, since nothing depends on it. */
export function withoutMarks(markdown: string): string {
  return markdown
    .slice(0, 4_000)
    .replaceAll(/!?\[([^[\]]*)\]\([^)[]*\)/g, '$1')
    .replaceAll(/^[#>\s]+|[*`]+/gm, '')
}
