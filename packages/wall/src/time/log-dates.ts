// When each index of one log was witnessed, answered in O(log n).

import type { LogPlaces } from './anchor.ts'
import { firstPast } from './first-past.ts'

/** A size of a log and the date by which it stood. */
export interface DatedSize {
  readonly size: number
  /** Of the tree of this size, if something is known by proofs alone. */
  readonly root?: string | undefined
  /** Unix seconds. */
  readonly date: number
}

/** The smallest date of any size above an index. */
export class LogDates {
  readonly #dated: readonly DatedSize[]
  readonly #sizes: readonly number[]
  /** At i: the smallest date of sizes[i] and all larger ones. */
  readonly #dates: readonly number[]
  /** What is proven by thousands is looked up, and not each time among all sizes. */
  #byRoot: ReadonlyMap<string, readonly DatedSize[]> | undefined

  /** @param dated in any order */
  constructor(dated: readonly DatedSize[]) {
    const sorted = dated.toSorted((a, b) => a.size - b.size)
    const dates = sorted.map(({ date }) => date)
    for (let i = dates.length - 2; i >= 0; i--)
      dates[i] = Math.min(dates[i] ?? Number.POSITIVE_INFINITY, dates[i + 1] ?? Number.POSITIVE_INFINITY)
    this.#dated = sorted
    this.#sizes = sorted.map(({ size }) => size)
    this.#dates = dates
  }

  /** Unix seconds at which the leaf at this index was witnessed, or undefined if no dated size exceeds it. */
  at(index: number): number | undefined {
    return this.#dates[firstPast(this.#sizes, index)]
  }

  /** Unix seconds at which an id was witnessed, by its place or the checkpoints that prove it; undefined if it was not. */
  of(id: string, { positions, proven }: LogPlaces): number | undefined {
    const roots = proven?.get(id)
    if (!roots) return this.at(positions.get(id) ?? Number.POSITIVE_INFINITY)
    this.#byRoot ??= Map.groupBy(this.#dated, ({ root = '' }) => root)
    const dated = roots.flatMap((root) => this.#byRoot?.get(root) ?? [])
    // No checkpoint above a proof is of size 0: at index 0 all of them count.
    return new LogDates(dated).at(0)
  }

  /** How many leaves were witnessed by a time (unix seconds): all that stand before this index. */
  sizeBy(time: number): number {
    return this.#sizes[firstPast(this.#dates, time) - 1] ?? 0
  }
}
