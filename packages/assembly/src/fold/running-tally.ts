// The counts of a stage while it runs: a ballot that comes replaces the one before, in whatever order they come.

import type { Ballot } from '../record/index.ts'
import { type Located, PositionCounts } from './position-counts.ts'

/** True if `a` counts rather than `b` of the same person: the higher counter, then the lower id. */
export function supersedes(a: Pick<Ballot, 'counter' | 'id'>, b: Pick<Ballot, 'counter' | 'id'>): boolean {
  return a.counter > b.counter || (a.counter === b.counter && a.id < b.id)
}

/** What of a ballot is counted. */
export type Counted = Pick<Ballot, 'id' | 'author' | 'counter' | 'positions'>

/** @example new RunningTally(wordings, groups.length).put(ballot, group) */
export class RunningTally<B extends Counted = Counted> {
  readonly counts: PositionCounts
  readonly #current = new Map<string, Located<B>>()

  constructor(wordings: readonly string[], groups: number) {
    this.counts = new PositionCounts(wordings, groups)
  }

  /** Takes a ballot of a voice; false if it counts for nothing, as a later one is there already. */
  put(ballot: B, group: number): boolean {
    const before = this.#current.get(ballot.author)
    if (before !== undefined && !supersedes(ballot, before.ballot)) return false
    if (before !== undefined) this.counts.remove(group, before)
    const located = this.counts.locate(ballot)
    this.#current.set(ballot.author, located)
    this.counts.add(group, located)
    return true
  }

  /** The ballot that counts of each voice. */
  get current(): ReadonlyMap<string, Located<B>> {
    return this.#current
  }
}
