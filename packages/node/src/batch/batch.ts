// The batch: what came by inbox or sealed waits here, durably, and goes on the wall together (DESIGN §3.8).
//
// What waits is absent everywhere else; it is released sorted by id, so that the second of arrival names nobody. How
// much may wait, `fullness.ts` says.

import { committedWork } from '@commonwall/wall'
import type { Batch } from '../intake/intake.ts'
import type { EventStore, PutItem, PutResult } from '../store/store.ts'
import { BatchFullError } from './fullness.ts'
import { nextRelease } from './ticks.ts'
import { WaitingRows } from './waiting-rows.ts'

/** Milliseconds after which the clock is looked at again: it may have been set, or the machine have slept. */
const LOOK = 5_000

export interface BatchOptions {
  readonly store: Pick<EventStore, 'shelf' | 'release'>
  /** Minutes between ticks, of the definition in force. */
  readonly minutes: () => number
  /** Seconds between releases of a demonstration, instead: everybody watches, and nobody is to be hidden. */
  readonly tick?: number
  /** Bits of work that the definition in force asks for. */
  readonly floor: () => number
  /** Done before each release, after which the journal is empty: where what waits elsewhere lies must not tell its order. */
  readonly mix?: () => Promise<void>
  /** In which log something stands, asked once more when it is released. */
  readonly settle?: (item: PutItem) => PutItem
  /** Told what became readable. */
  readonly onReleased: (items: readonly PutItem[], results: readonly PutResult[]) => void
  /** Unix seconds. */
  readonly now: () => number
  readonly onFault: (error: unknown) => void
}

export class WaitingBatch implements Batch {
  readonly rows: WaitingRows
  readonly #options: BatchOptions
  /** How many the last release held: it settles how long the next waits. Nothing remembers it over a restart. */
  #lastReleased: number | undefined
  #due: number
  #timer: NodeJS.Timeout | undefined
  #releasing: Promise<void> = Promise.resolve()

  constructor(options: BatchOptions) {
    this.#options = options
    this.rows = new WaitingRows({ ...options, shelf: 'waiting' })
    this.#due = this.#nextDue()
  }

  /** How many posts the last release held; undefined before the first one since the start. */
  get released(): number | undefined {
    return this.#lastReleased
  }

  /** True if so much waits that posts must show work. */
  get crowded(): boolean {
    return this.rows.fullness.workAsked(1) > 0
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
      Math.min(wait, LOOK),
    )
    this.#timer.unref()
  }

  /**
   * Resolves when the event is durable; adding what waits already changes nothing. Whether it waits is looked at
   * last: a full batch answers for what it holds as for what it never saw.
   * @throws BatchFullError
   */
  async add(item: PutItem): Promise<void> {
    const asked = this.rows.fullness.workAsked(this.#options.floor())
    if (asked > 0 && committedWork(item.event) < asked) throw new BatchFullError()
    await this.rows.add(item)
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

  async #release(): Promise<void> {
    if (this.#options.now() < this.#due) {
      // Set by a clock that went back since, it could be years away.
      this.#due = Math.min(this.#due, this.#nextDue())
      return
    }
    await this.#options.mix?.().catch(this.#options.onFault)
    const ids = this.rows.ids()
    await this.rows.release(ids)
    this.#lastReleased = ids.length
    this.#due = this.#nextDue()
  }

  #nextDue(): number {
    const { now, minutes, tick } = this.#options
    if (tick !== undefined) return (Math.floor(now() / tick) + 1) * tick
    return nextRelease(now(), minutes(), this.#lastReleased ?? 0)
  }
}
