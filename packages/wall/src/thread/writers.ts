// What to call those who write under a throwaway key: "Writer 3", by order of first appearance.
//
// A throwaway key is fresh in each thread, so the number says who spoke again in this thread, and no more.
// No names are invented: the app puts the word, in the reader's language, before the number.

import type { NostrEvent } from '../event/index.ts'
import type { Thread } from './thread.ts'

/**
 * The number of each throwaway key of a thread, from 1. Only bodies that every copy holds are counted, so the
 * numbers are equal on every copy; a key that appears in none of them has no number.
 * @param isLasting true for keys that belong to a lasting name: they have a name and need no number
 */
export function writerNumbers(
  thread: Thread<NostrEvent>,
  isLasting: (pubkey: string) => boolean,
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { event, gone } of [thread.root, ...thread.posts]) {
    if (event === undefined || gone || isLasting(event.pubkey) || numbers.has(event.pubkey)) continue
    numbers.set(event.pubkey, numbers.size + 1)
  }
  return numbers
}
