// Doing the work that is asked of an event (NIP-13).

import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventTemplate } from '../event/event.ts'
import { idText } from '../event/id-text.ts'
import { eventId } from '../event/identity.ts'
import { KIND } from '../event/kinds.ts'
import { DIGITS, withCounter } from './counter-at-end.ts'
import { CounterHash } from './counter-hash.ts'
import { workOf } from './work.ts'

/** An event before it is signed. */
export type UnsignedEvent = EventTemplate & { readonly pubkey: string }

/** Bytes that are hashed between two turns: some 10 ms at a desk, 50 on a slow phone. */
const STEP = 2_500_000

/** Where a search stands: the event to sign, or the counter from which to go on. */
export type Mined = { readonly event: UnsignedEvent } | { readonly next: number }

/** The content of a sealed line is ours: behind its counter nothing more is hashed. Of a post it is what people read. */
const isAtEnd = ({ kind }: UnsignedEvent) => kind === KIND.sealedLine

/**
 * Looks for a counter with which the event's id has at least `bits` leading zero bits. It stands in the
 * `nonce` tag, of a sealed line at the end of the content.
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
  const { pubkey, created_at, kind, tags, content } = unsigned
  const atEnd = isAtEnd(unsigned)
  const digitsOf = (counter: number) => String(counter).padStart(atEnd ? DIGITS : 0, '0')
  const withNonce = (digits: string): UnsignedEvent => ({
    pubkey,
    created_at,
    kind,
    tags: [...tags.filter(([name]) => name !== 'nonce'), ['nonce', atEnd ? '0' : digits, String(bits)]],
    content: atEnd ? withCounter(content, digits) : content,
  })
  const after = atEnd ? '"]' : `","${bits}"]],${JSON.stringify(content)}]`
  const before = utf8ToBytes(idText(withNonce('')).slice(0, -after.length))
  for (let counter = start; counter < start + limit; ) {
    const hash = new CounterHash(before, digitsOf(counter), utf8ToBytes(after))
    const stop = Math.min(start + limit, 10 ** String(counter).length)
    for (; counter < stop; counter++) {
      const digest = hash.digest()
      // The first word alone turns almost all of them away.
      if (Math.clz32(digest[0] ?? 0) >= Math.min(bits, 32)) {
        const event = withNonce(digitsOf(counter))
        if (workOf(eventId(event)) >= bits) return { event }
      }
      hash.next()
    }
  }
  return { next: start + limit }
}

/**
 * The event with the counter that `mineEvent` finds, some attempts at a time: whoever asks something of this thread
 * waits for a step and no longer.
 * @param turn awaited between steps, with the number of attempts so far; what it throws ends the work
 */
export async function workInSteps(
  unsigned: UnsignedEvent,
  bits: number,
  turn: (attempts: number) => Promise<void>,
): Promise<UnsignedEvent> {
  // What stands after the counter is hashed again at each attempt.
  const limit = Math.ceil(STEP / (500 + (isAtEnd(unsigned) ? 0 : unsigned.content.length)))
  for (let start = 0; ; start += limit) {
    const mined = mineEvent(unsigned, bits, { start, limit })
    if ('event' in mined) return mined.event
    await turn(mined.next)
  }
}
