// Where a node keeps events: the interface that every store fulfils.
//
// A store holds verified events and nothing else. It decides what NIP-01 leaves to a relay (which
// version of a replaceable event is current, lowest id on a tie) and keeps every version: an old one
// is found by its id, never by a filter. It does not decide who may write; `admission` does.
// `acceptance/` is the suite that every implementation passes.

import type { VerifiedEvent } from '@commonwall/wall'
import type { Filter } from '@commonwall/wall'

/** Which log an event goes to: `none` for what an open relay takes beyond the wall's own. */
export type LogChoice = 'default' | 'optional' | 'none'

/** Makes events unreadable for good, also those that come later (NIP-09, NIP-62; DESIGN §3.7). */
export interface Withdrawal {
  /** Id of the kind 5 or 62 event that asks for it. */
  readonly by: string
  /** Only events of these authors are touched. */
  readonly authors: readonly string[]
  readonly ids: readonly string[]
  /** `kind:pubkey:d`; versions with created_at ≤ `until` are withdrawn. */
  readonly addresses: readonly string[]
  /** NIP-62: everything of these authors up to `until`. */
  readonly everything: boolean
  /** Unix seconds. */
  readonly until: number
}

export interface PutItem {
  readonly event: VerifiedEvent
  readonly log: LogChoice
  /** Applied in the same transaction, after the event is stored. */
  readonly withdraw?: Withdrawal
}

/**
 * stored: new and durable. duplicate: held already. superseded: a newer replaceable version is held; kept by id
 * and logged all the same when it is the wall's own. withdrawn: its author withdrew it before it came.
 */
export type PutResult = 'stored' | 'duplicate' | 'superseded' | 'withdrawn'

export interface QueryResult {
  /** Newest first, lowest id first on a tie (NIP-01); by relevance where the filter searches (NIP-50). */
  readonly events: readonly VerifiedEvent[]
  /** False if the limit cut the answer (NIP-67 `more`). */
  readonly complete: boolean
}

/** An id and a date, for NIP-77. */
export interface Dated {
  readonly id: string
  readonly created_at: number
}

/** A held id that has no body any more. */
export interface Hole {
  readonly id: string
  readonly pubkey: string
  readonly kind: number
  /** The event that emptied it. */
  readonly by: string
}

/** A row that waits for its place in a log. */
export interface Unlogged {
  readonly id: string
  readonly log: Exclude<LogChoice, 'none'>
}

export interface EventStore {
  /**
   * Stores events in order, in one durable transaction (fsynced before it resolves), and queues the wall's own
   * for their log. Results are in the order of the items.
   */
  put(items: readonly PutItem[]): Promise<readonly PutResult[]>
  /** Applies a withdrawal whose time has come (the pause of a lasting name is over). Returns the ids it emptied. */
  withdraw(withdrawal: Withdrawal): Promise<readonly string[]>
  /** By id: any version, current or not; undefined if never held or withdrawn. */
  get(id: string): VerifiedEvent | undefined
  /** What became of an id that has no body. */
  hole(id: string): Hole | undefined
  /** Current events that match any of the filters, `limit` of each applied, at most `cap` in all. */
  query(filters: readonly Filter[], cap: number): QueryResult
  /** How many current events match any of the filters (NIP-45). */
  count(filters: readonly Filter[]): number
  /** Ids and dates of current events that match, by (created_at, id) ascending; at most `cap`, else undefined (NIP-77). */
  dated(filter: Filter, cap: number): readonly Dated[] | undefined
  /** Every version held of an address, newest first. */
  versions(address: string): readonly VerifiedEvent[]
  /** The first `cap` rows that wait for a log, in the order in which they were committed. */
  unlogged(log: Unlogged['log'], cap: number): readonly string[]
  /** Gives ids their places `first`, `first` + 1, … in a log and takes them out of the queue, durably. */
  place(log: Unlogged['log'], first: number, ids: readonly string[]): Promise<void>
  /** The ids at [from, to) of a log. */
  placed(log: Unlogged['log'], from: number, to: number): readonly string[]
  /** Where an id stands in a log. */
  position(log: Unlogged['log'], id: string): number | undefined
  /** How many places of a log are given. */
  placedCount(log: Unlogged['log']): number
  close(): Promise<void>
}
