// When each index of one log was witnessed, answered in O(log n).

import type { LogPlaces } from './anchor.ts'

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

  /** @param dated in any order */
  constructor(dated: readonly DatedSize[]) {
    const inOrder = dated.every(({ size }, i) => i === 0 || size >= (dated[i - 1]?.size ?? 0))
    const sorted = inOrder ? dated : dated.toSorted((a, b) => a.size - b.size)
    const dates = sorted.map(({ date }) => date)
    for (let i = dates.length - 2; i >= 0; i--)
      dates[i] = Math.min(dates[i] ?? Number.POSITIVE_INFINITY, dates[i + 1] ?? Number.POSITIVE_INFINITY)
    this.#dated = sorted
    this.#sizes = sorted.map(({ size }) => size)
    this.#dates = dates
  }

  /** Unix seconds at which the leaf at this index was witnessed, or undefined if no dated size exceeds it. */
  at(index: number): number | undefined {
    let low = 0
    let high = this.#sizes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#sizes[middle] ?? 0) > index) high = middle
      else low = middle + 1
    }
    return this.#dates[low]
  }

  /** Unix seconds at which an id was witnessed, by its place or the checkpoints that prove it; undefined if it was not. */
  of(id: string, { positions, proven }: LogPlaces): number | undefined {
    const roots = proven?.get(id)
    if (!roots) return this.at(positions.get(id) ?? Number.POSITIVE_INFINITY)
    // No checkpoint above a proof is of size 0: at index 0 all of them count.
    return new LogDates(this.#dated.filter(({ root = '' }) => roots.includes(root))).at(0)
  }

  /** How many leaves were witnessed by a time (unix seconds): all that stand before this index. */
  sizeBy(time: number): number {
    let low = 0
    let high = this.#dates.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#dates[middle] ?? 0) <= time) low = middle + 1
      else high = middle
    }
    return low === 0 ? 0 : (this.#sizes[low - 1] ?? 0)
  }
}
