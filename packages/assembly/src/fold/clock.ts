// When something was said in this assembly: in the logs that its constitution names, and in no others.
//
// Any one of them is enough. A log alone can therefore not keep a ballot out, only all of them together.

import type { NamedLog } from './input.ts'

/** Of each named log, in the constitution's order, how many first places are meant. */
export type Sizes = readonly number[]

export class AssemblyClock {
  readonly #logs: readonly (NamedLog | undefined)[]
  readonly #keys: readonly string[]
  readonly #withheld: readonly string[]

  constructor(keys: readonly string[], logs: readonly NamedLog[], withheld: Iterable<string>) {
    this.#keys = keys
    this.#logs = keys.map((key) => logs.find((log) => log.key === key))
    this.#withheld = [...new Set(withheld)]
  }

  /** Unix seconds: the smallest date in any named log; undefined if none holds it or no anchor is past it. */
  date(id: string): number | undefined {
    let earliest: number | undefined
    for (const log of this.#logs) {
      const index = log?.positions.get(id)
      const date = index === undefined ? undefined : log?.dates.at(index)
      if (date !== undefined && (earliest === undefined || date < earliest)) earliest = date
    }
    return earliest
  }

  /** What stood in each log by a time. */
  sizesBy(time: number): Sizes {
    return this.#logs.map((log) => log?.dates.sizeBy(time) ?? 0)
  }

  /** True if the id stands before the given size in any log. */
  holds(id: string, sizes: Sizes): boolean {
    return this.#logs.some((log, at) => {
      const index = log?.positions.get(id)
      return index !== undefined && index < (sizes[at] ?? 0)
    })
  }

  /** Where an id stands in each log; undefined where it does not. */
  places(id: string): readonly (number | undefined)[] {
    return this.#logs.map((log) => log?.positions.get(id))
  }

  /**
   * Sizes by log key as sizes in the constitution's order; undefined if one of them names another log, or one
   * that had not grown so far by a time.
   */
  provenSizes(
    read: readonly { readonly log: string; readonly size: number }[],
    time: number,
  ): Sizes | undefined {
    const sizes = this.#keys.map(() => 0)
    for (const { log, size } of read) {
      const at = this.#keys.indexOf(log)
      const date = this.#logs[at]?.dates.at(size - 1)
      if (date === undefined || date > time) return undefined
      sizes[at] = size
    }
    return sizes
  }

  /** How many places before these sizes this copy cannot account for. */
  lacking(sizes: Sizes): number {
    const unknown = this.#logs.map((log, at) => Math.max(0, (sizes[at] ?? 0) - (log?.length ?? 0)))
    const withheld = this.#withheld.filter((id) => this.holds(id, sizes)).length
    return unknown.reduce((sum, count) => sum + count, withheld)
  }
}
