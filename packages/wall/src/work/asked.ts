// How much work is asked of a post by somebody whom nobody here knows yet: the wall's floor, and more for what spam
// is made of. One function, so that who does the work and who asks for it agree.
//
// What it looks at is in the event alone: links and mentions, of which two of each are free, as in forums that live.
// Each further one doubles the work, up to a limit that a slow phone reaches in a minute rather than an hour.

import type { EventTemplate } from '../event/event.ts'
import { KIND, WORD_KINDS } from '../event/kinds.ts'

/** Links, and mentions, that cost nothing more. */
export const FREE = 2
/** Bits beyond the floor, at most. */
export const MOST_MORE = 3

const LINK = /\b(?:https?|ftp):\/\/|\bwww\.|\bmagnet:\?/gi
const MENTION = /\bnostr:(?:npub|nprofile)1/gi
const WRITTEN: ReadonlySet<number> = new Set([...WORD_KINDS, KIND.profile])

/**
 * Leading zero bits that a post must commit to, to stand in a default log, unless its author is established.
 * @param floor bits that the wall asks of every post (`pow`); 0 asks for nothing, whatever is in the post
 * @example workAsked({ kind: 1111, content: 'http://a http://b http://c', tags: [] }, 16) // 17
 */
export function workAsked(
  { kind, content, tags }: Pick<EventTemplate, 'kind' | 'content' | 'tags'>,
  floor: number,
): number {
  if (floor === 0 || !WRITTEN.has(kind)) return floor
  const title = tags.find(([name]) => name === 'title')?.[1] ?? ''
  const text = `${title}\n${content}`
  const more = over(count(text, LINK)) + over(Math.max(count(text, MENTION), addressed(kind, tags)))
  return floor + Math.min(MOST_MORE, more)
}

function over(found: number): number {
  return Math.max(0, found - FREE)
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}

/** Keys that are told: of a reply, besides the one that it answers. */
function addressed(kind: number, tags: EventTemplate['tags']): number {
  const keys = new Set(tags.flatMap(([name, key]) => (name === 'p' && key !== undefined ? [key] : [])))
  return kind === KIND.reply ? Math.max(0, keys.size - 1) : keys.size
}
