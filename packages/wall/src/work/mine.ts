// Doing the work that is asked of an event (NIP-13).

import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventTemplate } from '../event/event.ts'
import { CounterHash } from './counter-hash.ts'
import { workOf } from './work.ts'

/** An event before it is signed. */
export type UnsignedEvent = EventTemplate & { readonly pubkey: string }

/** Bytes that are hashed between two turns: some 10 ms at a desk, 50 on a slow phone. */
const STEP = 2_500_000

/** Where a search stands: the event to sign, or the counter from which to go on. */
export type Mined = { readonly event: UnsignedEvent; readonly id: string } | { readonly next: number }

/**
 * Looks for a `nonce` tag with which the event's id has at least `bits` leading zero bits.
 * @param start the first counter to try · @param limit how many to try, so that a page stays alive between steps
 * @example
 * let step = mineEvent(unsigned, 16, { start: 0, limit: 5_000 })
 * while ('next' in step) step = mineEvent(unsigned, 16, { start: step.next, limit: 5_000 })
 */
export function mineEvent(
  unsigned: UnsignedEvent,
  bits: number,
  { start, limit }: { readonly start: number; readonly limit: number },
): Mined {
  const { pubkey, created_at, kind, content } = unsigned
  const others = unsigned.tags.filter((tag) => tag[0] !== 'nonce')
  const tagsWith = (counter: string) => [...others, ['nonce', counter, String(bits)]]
  const before = JSON.stringify([0, pubkey, created_at, kind, tagsWith('')])
  // The text up to the counter is hashed once; `,"16"]]` and the content follow it each time.
  const end = `","${bits}"]]`.length
  const head = utf8ToBytes(before.slice(0, before.length - end - 1))
  const tail = utf8ToBytes(`${before.slice(before.length - end - 1, -1)},${JSON.stringify(content)}]`)
  for (let counter = start; counter < start + limit; ) {
    const hash = new CounterHash(head, String(counter), tail)
    const stop = Math.min(start + limit, 10 ** String(counter).length)
    for (; counter < stop; counter++) {
      const digest = hash.digest()
      // The first word alone turns almost all of them away.
      if (Math.clz32(digest[0] ?? 0) >= Math.min(bits, 32)) {
        const id = [...digest].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
        if (workOf(id) >= bits)
          return { event: { pubkey, created_at, kind, tags: tagsWith(String(counter)), content }, id }
      }
      hash.next()
    }
  }
  return { next: start + limit }
}

/**
 * The event with the `nonce` tag that `mineEvent` finds, some attempts at a time: whoever asks something of this thread
 * waits for a step and no longer.
 * @param turn awaited between steps, with the number of attempts so far; what it throws ends the work
 */
export async function workInSteps(
  unsigned: UnsignedEvent,
  bits: number,
  turn: (attempts: number) => Promise<void>,
): Promise<UnsignedEvent> {
  // What stands after the counter is hashed again at each attempt.
  const limit = Math.ceil(STEP / (500 + unsigned.content.length))
  for (let start = 0; ; start += limit) {
    const mined = mineEvent(unsigned, bits, { start, limit })
    if ('event' in mined) return mined.event
    await turn(mined.next)
  }
}
