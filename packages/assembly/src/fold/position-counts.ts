// Heads by wording and group, kept while ballots come, change and go: a ballot is added once and taken off once.

import type { Ballot } from '../record/index.ts'

/** A ballot whose wordings were looked up, once for everything that is counted of it. */
export interface Located<B extends Pick<Ballot, 'positions'> = Ballot> {
  readonly ballot: B
  /** By position, the place of its wording; −1 where that is none of those counted. */
  readonly wordings: readonly number[]
}

/** What people said of some wordings. Red lines are counted as they are stated; whether they stand is told elsewhere. */
export class PositionCounts {
  readonly #at: ReadonlyMap<string, number>
  readonly #groups: number
  readonly #supporters: Int32Array
  readonly #objectors: Int32Array
  readonly #redLines: Int32Array

  /** @param wordings their ids, each once */
  constructor(wordings: readonly string[], groups: number) {
    this.#at = new Map(wordings.map((id, at) => [id, at]))
    this.#groups = groups
    this.#supporters = new Int32Array(wordings.length * groups)
    this.#objectors = new Int32Array(wordings.length * groups)
    this.#redLines = new Int32Array(wordings.length * groups)
  }

  /** The place of a wording, or undefined if it is none of these. */
  placeOf(id: string): number | undefined {
    return this.#at.get(id)
  }

  locate<B extends Pick<Ballot, 'positions'>>(ballot: B): Located<B> {
    return { ballot, wordings: ballot.positions.map(({ on }) => this.#at.get(on) ?? -1) }
  }

  add(group: number, located: Located<Pick<Ballot, 'positions'>>): void {
    this.#change(group, located, 1)
  }

  /** Takes off what was added before. */
  remove(group: number, located: Located<Pick<Ballot, 'positions'>>): void {
    this.#change(group, located, -1)
  }

  /** Supporters, objectors and stated red lines of the wording at a place, in a group. */
  tally(place: number, group: number): { readonly S: number; readonly O: number; readonly R: number } {
    const cell = place * this.#groups + group
    return {
      S: this.#supporters[cell] ?? 0,
      O: this.#objectors[cell] ?? 0,
      R: this.#redLines[cell] ?? 0,
    }
  }

  #change(group: number, { ballot, wordings }: Located<Pick<Ballot, 'positions'>>, by: 1 | -1): void {
    for (const [at, { value }] of ballot.positions.entries()) {
      const place = wordings[at] ?? -1
      if (place < 0) continue
      const cell = place * this.#groups + group
      if (value > 0) this.#supporters[cell] = (this.#supporters[cell] ?? 0) + by
      else this.#objectors[cell] = (this.#objectors[cell] ?? 0) + by
      if (value === -2) this.#redLines[cell] = (this.#redLines[cell] ?? 0) + by
    }
  }
}
