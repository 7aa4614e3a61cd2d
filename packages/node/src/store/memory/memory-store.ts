// The store that keeps everything in memory: for tests and throwaway walls. Says what the interface means in the
// fewest words; it scans where the sqlite store plans, and nothing in it outlives `close`.

import { type Filter, holdsPhrases, matches, queryTerms, type VerifiedEvent } from '@commonwall/wall'
import { Emptied } from '../emptied.ts'
import { indexedTags, newestFirst, refuseEphemeral, versionedAddress } from '../precedence.ts'
import { termsOf } from '../search-text.ts'
import type {
  Dated,
  EventStore,
  Hole,
  LogName,
  OwnLog,
  PutItem,
  PutResult,
  QueryResult,
  Shelf,
  Withdrawal,
} from '../store.ts'
import { StoreError } from '../store-error.ts'
import { LogPlaces } from './log-places.ts'
import { MemoryShelf } from './memory-shelf.ts'
import { Tombstones } from './tombstones.ts'

export class MemoryStore implements EventStore {
  readonly #events = new Map<string, VerifiedEvent>()
  readonly #holes = new Map<string, Hole>()
  readonly #emptied = new Emptied()
  /** Every version by address, newest first. */
  readonly #versions = new Map<string, VerifiedEvent[]>()
  readonly #tombstones = new Tombstones()
  readonly #logs = new Map<LogName, LogPlaces>()
  /** Ids that wait for a place in a default log of somebody else's. */
  readonly #awaited = new Set<string>()
  readonly #shelves = new Map<string, MemoryShelf>()
  /** Current events, newest first; made again when asked for after a change. */
  #sorted: readonly VerifiedEvent[] | undefined
  #closed = false

  async put(items: readonly PutItem[]): Promise<readonly PutResult[]> {
    this.#refuseIfClosed()
    refuseEphemeral(items)
    return items.map((item) => this.#putOne(item))
  }

  async release(shelf: string, keys: readonly string[], items: readonly PutItem[]) {
    const results = await this.put(items)
    await this.shelf(shelf).remove(keys)
    return results
  }

  async withdraw(withdrawal: Withdrawal): Promise<readonly string[]> {
    this.#refuseIfClosed()
    return this.#withdraw(withdrawal)
  }

  get(id: string): VerifiedEvent | undefined {
    return this.#events.get(id)
  }

  hole(id: string): Hole | undefined {
    return this.#holes.get(id)
  }

  onEmptied(listener: (id: string) => void): () => void {
    return this.#emptied.on(listener)
  }

  emptied(log: LogName, from: number, to: number): readonly string[] {
    const withdrawals = new Set(this.placed(log, from, to))
    return [...this.#holes.values()].flatMap(({ id, by }) => (withdrawals.has(by) ? [id] : [])).sort()
  }

  query(filters: readonly Filter[], cap: number, log?: 'default'): QueryResult {
    const found = new Set<VerifiedEvent>()
    let complete = true
    for (const filter of filters) {
      const limit = Math.min(filter.limit ?? cap, cap)
      const hits = this.#matching(filter, log)
      if (hits.length > limit) complete = false
      for (const event of hits.slice(0, limit)) found.add(event)
    }
    const events = [...found].sort(newestFirst)
    return { events: events.slice(0, cap), complete: complete && events.length <= cap }
  }

  count(filters: readonly Filter[], log?: 'default'): number {
    return new Set(filters.flatMap((filter) => this.#matching(filter, log))).size
  }

  dated(filter: Filter, cap: number, log?: 'default'): readonly Dated[] | undefined {
    const hits = this.#matching(filter, log).slice(0, filter.limit)
    if (hits.length > cap) return undefined
    return hits
      .map(({ id, created_at }) => ({ id, created_at }))
      .sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
  }

  versions(address: string): readonly VerifiedEvent[] {
    return [...(this.#versions.get(address) ?? [])]
  }

  versionIds(address: string): readonly string[] {
    return this.versions(address).map(({ id }) => id)
  }

  unlogged(log: OwnLog, cap: number): readonly string[] {
    return this.#log(log).waiting(cap)
  }

  async place(log: LogName, first: number, ids: readonly string[]): Promise<void> {
    this.#refuseIfClosed()
    this.#log(log).place(first, ids)
  }

  placed(log: LogName, from: number, to: number): readonly string[] {
    return this.#log(log).slice(from, to)
  }

  position(log: LogName, id: string): number | undefined {
    return this.#log(log).position(id)
  }

  placedCount(log: LogName): number {
    return this.#log(log).count
  }

  shelf(name: string): Shelf {
    const shelf = this.#shelves.get(name) ?? new MemoryShelf()
    this.#shelves.set(name, shelf)
    return shelf
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #putOne({ event, log, withdraw }: PutItem): PutResult {
    if (this.#holes.has(event.id) || this.#tombstones.by(event) !== undefined) return 'withdrawn'
    if (this.#events.has(event.id)) return 'duplicate'
    this.#sorted = undefined
    this.#events.set(event.id, event)
    const address = versionedAddress(event)
    if (address !== undefined) this.#addVersion(address, event)
    if (log === 'awaited') this.#awaited.add(event.id)
    else if (log !== 'none') this.#log(log).queue(event.id)
    const result = this.#isCurrent(event) ? 'stored' : 'superseded'
    if (withdraw !== undefined) this.#withdraw(withdraw)
    return result
  }

  /** Puts it at its place, without sorting the others again: a fresh key writes thousands of one address. */
  #addVersion(address: string, event: VerifiedEvent): void {
    const versions = this.#versions.get(address) ?? []
    this.#versions.set(address, versions)
    let [low, high] = [0, versions.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (newestFirst(versions[middle] ?? event, event) < 0) low = middle + 1
      else high = middle
    }
    versions.splice(low, 0, event)
  }

  #withdraw(withdrawal: Withdrawal): readonly string[] {
    this.#tombstones.add(withdrawal)
    const emptied: string[] = []
    for (const event of this.#events.values()) {
      const by = this.#tombstones.by(event)
      if (by === undefined) continue
      emptied.push(event.id)
      this.#events.delete(event.id)
      this.#holes.set(event.id, { id: event.id, pubkey: event.pubkey, kind: event.kind, by })
      this.#emptied.tell(event.id)
      const address = versionedAddress(event)
      const versions = address === undefined ? undefined : this.#versions.get(address)
      if (address !== undefined && versions !== undefined)
        this.#versions.set(
          address,
          versions.filter(({ id }) => id !== event.id),
        )
    }
    this.#sorted = undefined
    return emptied.sort()
  }

  #matching(filter: Filter, log?: 'default'): readonly VerifiedEvent[] {
    const phrases = filter.search === undefined ? undefined : queryTerms(filter.search)
    return this.#current().filter((event) => {
      if (log !== undefined && !this.#isDefault(event.id)) return false
      if (!matches({ ...filter, tags: {} }, event)) return false
      const tags = indexedTags(event)
      for (const [letter, values] of Object.entries(filter.tags))
        if (!values.some((value) => tags.has(letter + value))) return false
      return phrases === undefined || holdsPhrases(termsOf(event), phrases)
    })
  }

  #isDefault(id: string): boolean {
    if (this.#awaited.has(id)) return true
    for (const [name, places] of this.#logs)
      if ((name === 'default' || name.startsWith('held/')) && places.has(id)) return true
    return false
  }

  #log(name: LogName): LogPlaces {
    const log = this.#logs.get(name) ?? new LogPlaces()
    this.#logs.set(name, log)
    return log
  }

  #current(): readonly VerifiedEvent[] {
    this.#sorted ??= [...this.#events.values()].filter((event) => this.#isCurrent(event)).sort(newestFirst)
    return this.#sorted
  }

  #isCurrent(event: VerifiedEvent): boolean {
    const address = versionedAddress(event)
    return address === undefined || this.#versions.get(address)?.[0] === event
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw new StoreError('store/closed', 'the store is closed')
  }
}
