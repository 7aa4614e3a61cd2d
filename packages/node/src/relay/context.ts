// What every verb of the relay may use.

import type { NostrEvent, VerifiedEvent } from '@commonwall/wall'
import type { Intake } from '../intake/intake.ts'
import type { EventStore } from '../store/store.ts'
import type { Broadcast } from './broadcast.ts'
import type { Rates } from './rates.ts'
import type { Turns } from './turns.ts'

export interface RelayContext {
  readonly store: EventStore
  readonly intake: Intake
  readonly broadcast: Broadcast
  readonly rates: Rates
  readonly turns: Turns
  /** For AUTH events, which the intake never sees. */
  readonly verify: (event: NostrEvent) => Promise<VerifiedEvent | undefined>
  /** Who may authenticate on a wall; nobody else has a reason to say who reads (DESIGN §3.8). */
  readonly isModerator: (pubkey: string) => boolean
  /** True for what is held and not served: it has expired (NIP-40), or a fold keeps its body back. */
  readonly isHidden: (event: NostrEvent) => boolean
  /** Any valid event is taken, and anybody may authenticate: for conformance runs. */
  readonly open: boolean
  /** The URLs under which this relay is reached, for AUTH: a Host header is the client's word, not ours. */
  readonly addresses: () => readonly string[]
  /** Unix seconds; fractions welcome. */
  readonly now: () => number
  /** Fresh random bytes. */
  readonly random: (length: number) => Uint8Array
  /** Items that all open reconciliations hold together. */
  readonly reconciled: { items: number }
  /** Bytes that the filters of all open subscriptions cost. */
  readonly live: { bytes: number }
  /** A fault of ours; never told to clients, never with what a client sent. */
  readonly onFault: (error: unknown) => void
}
