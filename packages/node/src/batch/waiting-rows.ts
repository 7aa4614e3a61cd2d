// What waits, on one shelf: durable, by id alone, without a time or a number. It goes on the wall in the order of ids; more
// than fits into memory at once, slice after slice. Where each lies on the disk tells which came first until they are mixed:
// what waits for more than one release is, at each.
//
// Whose ballots wait is kept in memory as well: what depends on them asks (docs/decisions/0153).

import { alreadyVerified, KIND, type NostrEvent, parseEvent, tagValue } from '@commonwall/wall'
import type { EventStore, PutItem, PutResult, Shelf } from '../store/store.ts'
import { Fullness, type Room } from './fullness.ts'

/** Bytes of posts that are put at a time: a flood of the longest posts must not stand in memory all at once. */
const SLICE_BYTES = 16_000_000

export interface WaitingRowsOptions {
  readonly store: Pick<EventStore, 'shelf' | 'release'>
  /** The name of the shelf in the store. */
  readonly shelf: string
  readonly room?: Room
  /** Asked when an event is released: in which log it stands may have been settled by what came after it. */
  readonly settle?: (item: PutItem) => PutItem
  /** Told what became readable. */
  readonly onReleased: (items: readonly PutItem[], results: readonly PutResult[]) => void
}

export class WaitingRows {
  readonly fullness: Fullness
  readonly #options: WaitingRowsOptions
  readonly #shelf: Shelf
  /** What is on its way to the disk, by id: the same post sent twice at once is counted once. */
  readonly #adding = new Map<string, Promise<void>>()
  /** Ids of what came since it was mixed last. */
  readonly #fresh = new Set<string>()
  /** Ids of waiting ballots, by key and assembly. */
  readonly #ballots = new Map<string, Set<string>>()

  constructor(options: WaitingRowsOptions) {
    this.#options = options
    this.#shelf = options.store.shelf(options.shelf)
    this.fullness = new Fullness(options.room)
    for (const id of this.#shelf.keys()) {
      const row = this.#shelf.get(id) ?? ''
      this.fullness.add(row)
      this.#note(readItem(row).event)
      this.#fresh.add(id)
    }
  }

  ids(): readonly string[] {
    return this.#shelf.keys()
  }

  get(id: string): PutItem | undefined {
    const row = this.#shelf.get(id)
    return row === undefined ? undefined : readItem(row)
  }

  /** The ballots of a key in an assembly that wait. */
  ballotsOf(pubkey: string, assembly: string): readonly NostrEvent[] {
    return [...(this.#ballots.get(`${pubkey} ${assembly}`) ?? [])].flatMap((id) => this.get(id)?.event ?? [])
  }

  /** Resolves when it is durable. */
  async add(item: PutItem): Promise<void> {
    const { id } = item.event
    if (this.#shelf.get(id) === undefined) await (this.#adding.get(id) ?? this.#write(item))
  }

  /** Leaves nothing on the disk by which those that came since the last time could be told apart by their order. */
  async mix(): Promise<void> {
    const ids = [...this.#fresh]
    await this.#shelf.mix(ids)
    for (const id of ids) this.#fresh.delete(id)
  }

  /** Releases these together, sorted by id. Resolves when they are readable. */
  async release(ids: readonly string[]): Promise<void> {
    const sorted = ids.toSorted()
    const { store, shelf } = this.#options
    // Also where none is due: what was mixed, or taken back, leaves the disk with the journal.
    if (sorted.length === 0) await store.release(shelf, [], [])
    for (let at = 0; at < sorted.length; ) at += await this.#releaseFrom(sorted, at)
  }

  /** Releases the next slice and returns how many it held. */
  async #releaseFrom(ids: readonly string[], start: number): Promise<number> {
    const rows: string[] = []
    for (let at = start, bytes = 0; at < ids.length && bytes < SLICE_BYTES; at += 1) {
      const row = this.#shelf.get(ids[at] ?? '') ?? ''
      bytes += row.length
      rows.push(row)
    }
    const { store, shelf, settle, onReleased } = this.#options
    const items = rows.map(readItem).map((item) => settle?.(item) ?? item)
    const results = await store.release(shelf, ids.slice(start, start + rows.length), items)
    for (const row of rows) this.fullness.remove(row)
    for (const { event } of items) this.#forget(event)
    onReleased(items, results)
    return items.length
  }

  #write(item: PutItem): Promise<void> {
    const { event } = item
    const row = JSON.stringify(item)
    this.fullness.add(row)
    const writing = this.#shelf
      .put([[event.id, row]])
      .then(() => {
        this.#note(event)
        this.#fresh.add(event.id)
      })
      .catch((error: unknown) => {
        this.fullness.remove(row)
        throw error
      })
      .finally(() => this.#adding.delete(event.id))
    this.#adding.set(event.id, writing)
    return writing
  }

  #note(event: NostrEvent): void {
    if (event.kind !== KIND.ballot) return
    const ids = this.#ballots.get(keyOf(event)) ?? new Set()
    this.#ballots.set(keyOf(event), ids.add(event.id))
  }

  #forget(event: NostrEvent): void {
    this.#fresh.delete(event.id)
    const ids = this.#ballots.get(keyOf(event))
    ids?.delete(event.id)
    if (ids?.size === 0) this.#ballots.delete(keyOf(event))
  }
}

function keyOf(event: NostrEvent): string {
  return `${event.pubkey} ${tagValue(event, 'e')}`
}

/** Our own row: it was parsed and verified before it was written. */
function readItem(row: string): PutItem {
  const item = JSON.parse(row) as PutItem
  return { ...item, event: alreadyVerified(parseEvent(item.event)) }
}
