// What the fold is given: a set of events, where ids stand in logs, and when those logs were witnessed.
//
// It asks for nothing else. Signatures of events were checked when they became a `VerifiedEvent`; checkpoints
// and proofs carried in closes count only as far as they are in `dates` (`carriedHoldings` puts them there).

import type { VerifiedEvent } from '@commonwall/wall'
import type { Enrolment } from '../record/index.ts'

/** One log of the wall, as a copy holds it. */
export interface NamedLog {
  /** Raw Ed25519 key, 64 hex digits. */
  readonly key: string
  /** The index of each id that is known to stand in it. */
  readonly positions: ReadonlyMap<string, number>
  /** So many first places are accounted for: `positions` has all of them. */
  readonly length: number
  readonly dates: {
    /** Unix seconds at which the leaf at an index was witnessed. */
    at(index: number): number | undefined
    /** How many leaves were witnessed by a time. */
    sizeBy(time: number): number
  }
}

export interface AssemblyInput {
  /** The constitution (kind 4600). */
  readonly constitution: VerifiedEvent
  /** Whatever is held, in any order, twice or more, of other assemblies as well. */
  readonly events: Iterable<VerifiedEvent>
  readonly logs: readonly NamedLog[]
  /** Ids in these logs whose bodies this copy does not hold, unless it held them and knows that they are no records. */
  readonly withheld?: Iterable<string>
  /** Largest anchor date held, unix seconds. */
  readonly wallTime: number
  /** Whether a credential holds; default: RFC 9474 in plain JavaScript. */
  readonly isCredentialed?: (enrolment: Enrolment) => boolean
}
