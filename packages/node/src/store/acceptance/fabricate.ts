// Events for the suite: true ids, stand-in signatures. A store never looks at a signature.

import { alreadyVerified, type EventTemplate, eventId, type VerifiedEvent } from '@commonwall/wall'
import type { PutItem, Withdrawal } from '../store.ts'

export const ALICE = 'a1'.repeat(32)
export const BOB = 'b0'.repeat(32)
export const CAROL = 'ca'.repeat(32)

/** An event of ALICE unless told otherwise: kind 1, at 1,000, without tags or content. */
export function fabricate(parts: Partial<EventTemplate> & { readonly pubkey?: string } = {}): VerifiedEvent {
  const unsigned = { pubkey: ALICE, created_at: 1_000, kind: 1, tags: [], content: '', ...parts }
  return alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '0'.repeat(128) })
}

/** Items for `put`, for no log. */
export function plain(...events: readonly VerifiedEvent[]): readonly PutItem[] {
  return events.map((event) => ({ event, log: 'none' }))
}

/** A withdrawal by ALICE of nothing, up to 10,000, unless told otherwise. */
export function withdrawal(parts: Partial<Withdrawal> = {}): Withdrawal {
  const nothing = { by: 'd5'.repeat(32), authors: [ALICE], ids: [], addresses: [], everything: false }
  return { ...nothing, until: 10_000, ...parts }
}
