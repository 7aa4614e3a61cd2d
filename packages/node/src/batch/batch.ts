// The batch: what came by inbox or sealed waits here, durably, and goes on the wall together (DESIGN §3.8).
//
// Rows are kept by id alone, without a time or a number: not even the disk tells which came first. What waits is
// absent everywhere else; it is released sorted by id, so that the second of arrival names nobody. More than fits
// into memory at once is put slice after slice, in the order of ids. How much may wait, `fullness.ts` says.

import { alreadyVerified, committedWork, parseEvent } from '@commonwall/wall'
import type { Batch } from '../intake/intake.ts'
import type { EventStore, PutItem, PutResult, Shelf } from '../store/store.ts'
import { BatchFullError, Fullness } from './fullness.ts'
import { nextRelease } from './ticks.ts'

/** The name of the shelf in the store. */
const SHELF = 'waiting'
/** Bytes of posts that are put at a time: a flood of the longest posts must not stand in memory all at once. */
const SLICE_BYTES = 16_000_000

export interface BatchOptions {
  readonly store: Pick<EventStore, 'shelf' | 'release'>
  /** Minutes between ticks, of the definition in force. */
  readonly minutes: () => number
  /** Seconds between releases of a demonstration, instead: everybody watches, and nobody is to be hidden. */
  readonly tick?: number
  /** Bits of work that the definition in force asks for. */
  readonly floor: () => number
  /** Told what became readable. */
  readonly onReleased: (items: readonly PutItem[], results: readonly PutResult[]) => void
  /** Unix seconds. */
  readonly now: () => number
  readonly onFault: (error: unknown) => void
}

export class WaitingBatch implements Batch {
  readonly #options: BatchOptions
  readonly #shelf: Shelf
  readonly #fullness = new Fullness()
  /** What is on its way to the disk, by id: the same post sent twice at once is counted once. */
  readonly #adding = new Map<string, Promise<void>>()
  /** How many the last release held: it settles how long the next waits. Nothing remembers it over a restart. */
  #lastReleased = 0
  #due: number
  #timer: NodeJS.Timeout | undefined
  #releasing: Promise<void> = Promise.resolve()

  constructor(options: BatchOptions) {
    this.#options = options
    this.#shelf = options.store.shelf(SHELF)
    for (const id of this.#shelf.keys()) this.#fullness.add(this.#shelf.get(id) ?? '')
    this.#due = this.#nextDue()
  }

  /** How many posts the last release held. */
  get released(): number {
    return this.#lastReleased
  }

  /** True if so much waits that posts must show work. */
  get crowded(): boolean {
    return this.#fullness.workAsked(1) > 0
  }

  /** Unix seconds of the next release. */
  get due(): number {
    return this.#due
  }

  /** Starts to release at the ticks of the clock. */
  start(): void {
    const wait = Math.max(0, this.#due - this.#options.now()) * 1000
    this.#timer = setTimeout(
      () => {
        this.releaseDue()
          .catch(this.#options.onFault)
          .finally(() => this.start())
      },
      Math.min(wait, 2 ** 31 - 1),
    )
    this.#timer.unref()
  }

  /**
   * Resolves when the event is durable; adding what waits already changes nothing. Whether it waits is looked at
   * last: a full batch answers for what it holds as for what it never saw.
   * @throws BatchFullError
   */
  async add(item: PutItem): Promise<void> {
    const { event } = item
    const asked = this.#fullness.workAsked(this.#options.floor())
    if (asked > 0 && committedWork(event) < asked) throw new BatchFullError()
    if (this.#shelf.get(event.id) !== undefined) return
    const adding = this.#adding.get(event.id) ?? this.#write(event.id, JSON.stringify(item))
    await adding
  }

  /** Releases everything that waits, if the time has come. Resolves when it is readable. */
  releaseDue(): Promise<void> {
    this.#releasing = this.#releasing.catch(() => {}).then(() => this.#release())
    return this.#releasing
  }

  /** What waits stays on disk for the next start. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#releasing.catch(() => {})
  }

  #write(id: string, row: string): Promise<void> {
    this.#fullness.add(row)
    const writing = this.#shelf
      .put([[id, row]])
      .catch((error: unknown) => {
        this.#fullness.remove(row)
        throw error
      })
      .finally(() => this.#adding.delete(id))
    this.#adding.set(id, writing)
    return writing
  }

  async #release(): Promise<void> {
    if (this.#options.now() < this.#due) return
    const ids = this.#shelf.keys()
    for (let at = 0; at < ids.length; ) at += await this.#releaseFrom(ids, at)
    this.#lastReleased = ids.length
    this.#due = this.#nextDue()
  }

  /** Releases the next slice, sorted by id like the whole, and returns how many it held. */
  async #releaseFrom(ids: readonly string[], start: number): Promise<number> {
    const rows: string[] = []
    for (let at = start, bytes = 0; at < ids.length && bytes < SLICE_BYTES; at += 1) {
      const row = this.#shelf.get(ids[at] ?? '') ?? ''
      bytes += row.length
      rows.push(row)
    }
    const items = rows.map(readItem)
    const results = await this.#options.store.release(SHELF, ids.slice(start, start + rows.length), items)
    for (const row of rows) this.#fullness.remove(row)
    this.#options.onReleased(items, results)
    return items.length
  }

  #nextDue(): number {
    const { now, minutes, tick } = this.#options
    if (tick !== undefined) return (Math.floor(now() / tick) + 1) * tick
    return nextRelease(now(), minutes(), this.#lastReleased)
  }
}

/** Our own row: it was parsed and verified before it was written. */
function readItem(row: string): PutItem {
  const item = JSON.parse(row) as PutItem
  return { ...item, event: alreadyVerified(parseEvent(item.event)) }
}
