// When a post leaves: pure, by a clock that may be wrong and may be set at any time.
//
// A clock that was put back never makes a post wait longer than it would have; one that was put forward makes it
// leave early, which loses nothing but the delay.

import type { OutboxEntry } from './entry.ts'

const MINUTE = 60
/** After the first attempt in vain; doubled each time. */
const FIRST_REST = MINUTE
/** Seconds between what two keys of one device have to say: at least, and at most so many more. */
const APART = { least: 30, more: 120 }
const LONGEST_REST = 6 * 3600
/** What is not on the wall this long after the longest that a batch waits is sent again. */
const PATIENCE = 3600

export interface Batch {
  /** Minutes between releases (`batch` of the definition); one that is nearly empty waits four of them. */
  readonly batch: number
}

/** True if the entry is to be sent now. */
export function isDue(entry: OutboxEntry, wall: Batch, now: number): boolean {
  return dueAt(entry, wall, now) <= now
}

/** When the entry is to be sent (again), unix seconds of this device's clock; Infinity: it is where it belongs. */
function dueAt(entry: OutboxEntry, { batch }: Batch, now: number): number {
  const { state, added, notBefore, sentAt = 0 } = entry
  if (state === 'on-the-wall') return Number.POSITIVE_INFINITY
  if (state === 'waiting') return now < added - MINUTE ? now : notBefore
  // What was taken in the future of a clock that was put back is asked for again.
  if (now < sentAt - MINUTE) return now
  return Math.max(notBefore, sentAt + 4 * batch * MINUTE + PATIENCE)
}

/** A time to leave: after a delay, and up to a jitter later. @param random from [0, 1) */
export function leavingAt(now: number, delay: number, jitter: number, random: number): number {
  return now + delay + Math.floor(random * (jitter + 1))
}

/** When the next key's posts leave, after another's left or were put off to `at`. @param random from [0, 1) */
export function afterAnother(at: number, random: number): number {
  return at + APART.least + Math.floor(random * APART.more)
}

/** True if what leaves now would be taken for the same person's as what left then. */
export function isRightAfter(left: number, now: number): boolean {
  return now < left + APART.least
}

/** True for what its writer told to leave now. */
export function isHurried({ state, notBefore }: OutboxEntry): boolean {
  return state === 'waiting' && notBefore === 0
}

/** When to try again after so many attempts in vain. @param random from [0, 1) */
export function againAt(now: number, tries: number, random: number): number {
  const rest = Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(tries, 20))
  return now + Math.floor(rest * (1 + random / 2))
}
