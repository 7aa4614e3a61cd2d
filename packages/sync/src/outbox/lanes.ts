// By which hosts a post may leave, so that none of them sees a lasting name and a voice of an assembly come from one
// place within an hour, and says that they are one person's (DESIGN §5, Anonymity).
//
// It holds for both: a name waits after a voice as a voice waits after a name. Throwaways wait for nobody. Where there
// is one address only, the hour is waited for.

import { placeOf } from '../dial/place.ts'
import type { Lane, OutboxEntry } from './entry.ts'

/** What one key has said, and nobody else: the most that may leave in one body. */
export interface OfOneKey {
  readonly lane: Lane | undefined
  readonly entries: readonly OutboxEntry[]
}

/** One after the other; throwaways first. */
const LANES: readonly (Lane | undefined)[] = [undefined, 'name', 'voice']

/** Posts by lane and key, in the order in which each key's first was added. */
export function byKey(entries: readonly OutboxEntry[]): readonly OfOneKey[] {
  return LANES.flatMap((lane) => {
    const own = Map.groupBy(
      entries.filter((entry) => entry.lane === lane),
      ({ event }) => event.pubkey,
    )
    return [...own.values()].map((ofKey) => ({ lane, entries: ofKey }))
  })
}

/** Seconds for which a host that one of them used is closed to the other, inbox and relay alike. */
export const LANE_REST = 3_600

export class Lanes {
  /** By lane, then place: when something last left, unix seconds. */
  readonly #left = {
    name: new Map<string | undefined, number>(),
    voice: new Map<string | undefined, number>(),
  }
  /** By lane: when something left by an address that is not known any more. */
  readonly #before = { name: 0, voice: 0 }

  /** @param entries of a session before */
  constructor(entries: Iterable<OutboxEntry>) {
    this.elsewhere(entries)
  }

  /** What a session before sent, or another tab: where it went is not kept, so it may have been anywhere. */
  elsewhere(entries: Iterable<OutboxEntry>): void {
    for (const { lane, sentAt } of entries)
      if (lane !== undefined && sentAt !== undefined)
        this.#before[lane] = Math.max(this.#before[lane], sentAt)
  }

  /** To be called before anything leaves: what was tried may have arrived. */
  leaves(lane: Lane | undefined, address: string, now: number): void {
    if (lane !== undefined) this.#left[lane].set(placeOf(address), now)
  }

  /** When this lane may use an address, unix seconds; in the past if it may now. */
  freeAt(lane: Lane | undefined, address: string, now: number): number {
    if (lane === undefined) return 0
    const other = lane === 'name' ? 'voice' : 'name'
    const left = this.#left[other]
    const host = placeOf(address)
    // A clock that was put back closes a host for an hour, not for as long as it was put back.
    const at = Math.min(left.get(host) ?? 0, now)
    left.set(host, at)
    this.#before[other] = Math.min(this.#before[other], now)
    const last = Math.max(this.#before[other], at)
    return last === 0 ? 0 : last + LANE_REST
  }
}
