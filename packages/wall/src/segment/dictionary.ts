// Line 0 of a segment: which ids and keys occur often enough to become numbers.
//
// It follows from the events alone, so a reader computes it again and refuses any other.

import type { NostrEvent } from '../event/event.ts'
import { isHex64 } from '../event/event.ts'

/** A position of a segment: an event, or for a hole its id. */
export type Position = NostrEvent | string

/**
 * The strings of 64 lower-case hex digits that occur twice or more as a whole pubkey, tag element or content,
 * in the order of their first occurrence: line by line, pubkey, tags, content. Ids of holes are not counted.
 */
export function segmentDictionary(positions: Iterable<Position>): string[] {
  const counts = new Map<string, number>()
  const count = (text: string) => {
    if (isHex64(text)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  for (const position of positions) {
    if (typeof position === 'string') continue
    count(position.pubkey)
    for (const tag of position.tags) for (const element of tag) count(element)
    count(position.content)
  }
  return [...counts].flatMap(([text, times]) => (times > 1 ? [text] : []))
}
