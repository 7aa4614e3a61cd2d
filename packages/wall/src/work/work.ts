// Proof of work on events (NIP-13): how much an id shows, and how much an event promised. Whoever only weighs it needs no
// program that does it (`mine.ts`).

import type { EventTemplate } from '../event/event.ts'

/** The number of leading zero bits of an id of 64 hex digits, 0 to 256. */
export function workOf(id: string): number {
  const zeros = /^0*/.exec(id)?.[0].length ?? 0
  const digit = id[zeros]
  return digit === undefined ? 4 * zeros : 4 * zeros + Math.clz32(Number.parseInt(digit, 16)) - 28
}

/**
 * The work that counts: the target written in the `nonce` tag, or what the id shows if that is less. Without a
 * target it is 0, so that nobody passes by the luck of having posted much.
 */
export function committedWork(event: Pick<EventTemplate, 'tags'> & { readonly id: string }): number {
  const target = event.tags.find((tag) => tag[0] === 'nonce')?.[2] ?? ''
  return /^(?:0|[1-9][0-9]{0,2})$/.test(target) ? Math.min(Number(target), workOf(event.id)) : 0
}
