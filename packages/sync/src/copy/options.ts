// What a copy is opened with and asked for, and what it answers.

import type { VerifyMany } from '../audit/segments.ts'
import type { PathStore } from '../store/path-store.ts'
import type { Caught } from './caught.ts'
import type { Phase } from './round.ts'
import type { Source } from './source.ts'

export interface CopyOptions {
  /** Closed by whoever opened it. */
  readonly store: PathStore
  /** Checks signatures: in workers, where there are some. */
  readonly verify: VerifyMany
  /** The reader's clock, unix seconds. */
  readonly now: () => number
  /** Id of the wall that it must be; without one, the first that is read is it. */
  readonly wall?: string
  /** How many positions of each log, from the newest, are loaded and asked for. Default: all. */
  readonly depth?: number
}

export interface CatchUpOptions {
  readonly signal?: AbortSignal
  /** Positions of each log, from the newest; default: the copy's. */
  readonly depth?: number
  /** Also the optional logs. Default: only the default ones. */
  readonly optional?: boolean
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly phase: Phase
  readonly requests: number
  readonly bytes: number
  /** Places that are loaded, of all that the checkpoints count. */
  readonly held: number
  readonly of: number
  /** Bodies whose signatures are still to be checked. */
  readonly waiting: number
  /** As in what the round comes to. */
  readonly from: CaughtUp['from']
}

/** What a round came to. */
export interface CaughtUp {
  readonly requests: number
  readonly bytes: number
  readonly caught: readonly Caught[]
  /** Posts that were not held before. */
  readonly posts: number
  /** By log: who gave the checkpoint that is held now, where this round asked somebody who has it. */
  readonly from: ReadonlyMap<string, Pick<Source, 'kind' | 'address'>>
}
