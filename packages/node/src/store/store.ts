// Where a node keeps events: the interface that every store fulfils.
//
// A store holds verified events and nothing else. It decides what NIP-01 leaves to a relay (which
// version of a replaceable event is current, lowest id on a tie) and keeps every version: an old one
// is found by its id, never by a filter. What is current depends only on the set of events that came,
// never on their order. It does not decide who may write; `admission` does. It refuses ephemeral kinds.
// `acceptance/` is the suite that every implementation passes.

import type { Filter, VerifiedEvent } from '@commonwall/wall'

/**
 * Which log an event goes to. `awaited`: a default log that somebody else signs, so it counts as one of the default
 * log and waits for no place here. `none`: what a node takes beyond the wall's own, or holds of others' logs.
 */
export type LogChoice = OwnLog | 'awaited' | 'none'

/** A log that this node signs. */
export type OwnLog = 'default' | 'optional'

/**
 * A log whose places are known: one of ours, or one that is only held, by its raw key. What stands in a `held`
 * log counts as one of the default log; what stands in a `spare` one, which is optional, does not.
 */
export type LogName = OwnLog | `held/${string}` | `spare/${string}`

/**
 * Makes events unreadable for good, also those that come later (NIP-09, NIP-62; DESIGN §3.7). What
 * results are computed from (`isComputedFrom`) is never touched.
 */
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
  /** Applied in the same transaction, after the event is stored; not if it was a duplicate. */
  readonly withdraw?: Withdrawal
}

/**
 * stored: new and durable. duplicate: held already. superseded: a newer replaceable version is held; kept by id
 * and logged all the same when it is the wall's own. withdrawn: its author withdrew it, before or after it came;
 * nothing is kept and it gets no place.
 */
export type PutResult = 'stored' | 'duplicate' | 'superseded' | 'withdrawn'

export interface QueryResult {
  /**
   * Newest first, lowest id first on a tie (NIP-01). A search (NIP-50) is ordered the same way: the order is
   * then a function of the events alone, which no ranking over a changing corpus is.
   */
  readonly events: readonly VerifiedEvent[]
  /** False if a limit cut the answer. */
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

/**
 * A small durable map of texts beside the events, for another room of the node: the waiting batch, a
 * setting. It is kept by key alone: nothing in it tells when, or in which order, something came.
 */
export interface Shelf {
  get(key: string): string | undefined
  /** All entries in the order of their keys (by UTF-8 bytes). */
  all(): readonly (readonly [key: string, value: string])[]
  /** The keys alone, in the same order: for shelves whose values may not all fit into memory. */
  keys(): readonly string[]
  count(): number
  /** Sets entries, durably, replacing those of the same key. */
  put(entries: readonly (readonly [key: string, value: string])[]): Promise<void>
  /** Removes entries, durably; unknown keys are ignored. */
  remove(keys: readonly string[]): Promise<void>
  /**
   * Lays entries at one another's places on the disk, as chance has it: a file grows at its end, so where each lay told in
   * which order they had come. The journal tells it until the next `release`. Unknown keys are ignored.
   */
  mix(keys: readonly string[]): Promise<void>
}

export interface EventStore {
  /**
   * Stores events in order, in one durable transaction (fsynced before it resolves), and queues the wall's own
   * for their log. Results are in the order of the items.
   * @throws StoreError `store/ephemeral` before anything is stored
   */
  put(items: readonly PutItem[]): Promise<readonly PutResult[]>
  /** `put`, and the removal of `keys` from a shelf, in one transaction: how a batch is released. */
  release(shelf: string, keys: readonly string[], items: readonly PutItem[]): Promise<readonly PutResult[]>
  /** Applies a withdrawal whose time has come (the pause of a lasting name is over). Returns the ids it emptied. */
  withdraw(withdrawal: Withdrawal): Promise<readonly string[]>
  /** By id: any version, current or not; undefined if never held or withdrawn. */
  get(id: string): VerifiedEvent | undefined
  /** What became of a held id that has no body. */
  hole(id: string): Hole | undefined
  /**
   * Tells of every id that is being emptied from now on, within the transaction that does it: only `hole` says, later,
   * that it was not undone. @returns stops it
   */
  onEmptied(listener: (id: string) => void): () => void
  /** The ids, sorted, that were emptied by the withdrawals at [from, to) of a log. */
  emptied(log: LogName, from: number, to: number): readonly string[]
  /**
   * Current events that match any of the filters, `limit` of each applied, at most `cap` in all.
   * @param log only events that have a place in the default log or wait for one: limits then count these alone,
   * so that no flood of others pushes them out
   */
  query(filters: readonly Filter[], cap: number, log?: 'default'): QueryResult
  /** How many current events match any of the filters, whatever their limits (NIP-45). @param log as in `query` */
  count(filters: readonly Filter[], log?: 'default'): number
  /**
   * Ids and dates of current events that match, by (created_at, id) ascending; of the newest `limit`, if the
   * filter has one. Undefined if there are more than `cap` (NIP-77). @param log as in `query`
   */
  dated(filter: Filter, cap: number, log?: 'default'): readonly Dated[] | undefined
  /** Every version held of an address, newest first. */
  versions(address: string): readonly VerifiedEvent[]
  /** Their ids, newest first: where no text is needed. */
  versionIds(address: string): readonly string[]
  /** The first `cap` ids that wait for a log, in the order in which they were committed. */
  unlogged(log: OwnLog, cap: number): readonly string[]
  /**
   * Gives ids their places `first`, `first` + 1, … in a log and takes them out of the queue, durably. Places
   * already given to the same ids may be given again (a sequencer that starts over), never to others.
   * @throws StoreError `store/place` if a place would be skipped, given twice, or an id stand twice
   */
  place(log: LogName, first: number, ids: readonly string[]): Promise<void>
  /** The ids at [from, to) of a log. */
  placed(log: LogName, from: number, to: number): readonly string[]
  /** Where an id stands in a log. */
  position(log: LogName, id: string): number | undefined
  /** How many places of a log are given. */
  placedCount(log: LogName): number
  /** The shelf of this name; the same one every time. */
  shelf(name: string): Shelf
  /** Waits for what was handed in, then lets go of the files. */
  close(): Promise<void>
}
