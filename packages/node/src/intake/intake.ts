// The one door through which events come onto a node, whatever carried them.
//
// relay (EVENT frames), inbox (POSTed lines) and sealed lines all call `take`. Behind it: verification in
// workers, admission (may it stand here, in which log), and either the store at once or the waiting batch.

import type { NostrEvent, VerifiedEvent } from '@commonwall/wall'

/** How an event came: `relay` goes on the wall at once; the others wait for the next batch, together (DESIGN §3.8). */
export type Carrier = 'relay' | 'inbox' | 'sealed'

/** A NIP-01 answer: `ok` and, where it says no or "duplicate", a machine-readable prefix and a sentence. */
export interface Answer {
  readonly ok: boolean
  /** Empty, or `prefix: sentence` (duplicate pow blocked rate-limited invalid restricted error). */
  readonly message: string
}

export interface Intake {
  /** Resolves only after the event is durable, or refused. Never rejects for what an event is. */
  take(event: NostrEvent, carrier: Carrier): Promise<Answer>
  /** Called with events the moment that they become readable: relay subscriptions and pages hang on it. */
  onReleased(listener: (events: readonly VerifiedEvent[]) => void): () => void
  close(): Promise<void>
}
