// The one door through which events come onto a node, whatever carried them.
//
// relay (EVENT frames), inbox (POSTed lines) and sealed lines all call `take`. Behind it, cheapest first: is it
// held already, may it stand here and in which log (`admission`), is it really signed (workers), and then either
// the store at once or the waiting batch.

import type { NostrEvent, VerifiedEvent } from '@commonwall/wall'
import type { PutItem, PutResult } from '../store/store.ts'

/**
 * How an event came: `relay` goes on the wall at once, but for ballots, which wait for the day's tick; the others wait
 * for the next batch, together (DESIGN §3.8, §5).
 */
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
  /**
   * Tells the listeners, once, what a batch has just put: all of it became readable in the same moment.
   * @param results what the store said, in the order of the items
   */
  announce(items: readonly PutItem[], results: readonly PutResult[]): void
  /** Called with events the moment that they become readable: relay subscriptions and pages hang on it. */
  onReleased(listener: (events: readonly VerifiedEvent[]) => void): () => void
  close(): Promise<void>
}

/**
 * Where what came by inbox or sealed waits for the next tick. What waits is absent everywhere: nobody but the
 * batch looks at it, and the same event by another carrier is treated as if it had never been seen.
 */
export interface Batch {
  /** Resolves when the event is durable; adding what waits already changes nothing. @throws BatchFullError */
  add(item: PutItem): Promise<void>
  /** The same for a voice's ballot, until the day's tick. Without it a ballot is a post like any other. */
  addBallot?(item: PutItem): Promise<void>
}
