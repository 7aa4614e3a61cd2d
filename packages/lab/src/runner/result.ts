// What a run leaves: one cell of the matrix, with everything that the report shows.

import type { Entry } from '../journal.ts'

export interface Attempt {
  readonly ok: boolean
  /** Milliseconds it took, or until it was given up. */
  readonly ms: number
  readonly by?: string
  readonly firstText?: number
}

export interface VisitResult {
  /** Milliseconds since the start of the run. */
  readonly at: number
  readonly read: Attempt
  readonly write: Attempt
}

export interface CellResult {
  readonly scenario: string
  readonly reader: string
  readonly driver: string
  readonly seed: string
  /** Why this run proves nothing, if it does not. */
  readonly void?: string
  /** Why it could not be run, if it could not. */
  readonly notExercised?: string
  readonly visits: readonly VisitResult[]
  readonly bytesIn: number
  readonly bytesOut: number
  readonly requests: number
  readonly lost: number
  /** Names that anybody on the line could read. */
  readonly names: readonly string[]
  /** Those of them that are on a list of this scenario. */
  readonly forbiddenNames: readonly string[]
  /** Milliseconds from the wall's first deed to the next success. */
  readonly recovery?: number
  readonly entries: readonly Entry[]
}

/** The last visit counts: the wall has done its worst by then. */
export function lastVisit({ visits }: CellResult): VisitResult | undefined {
  return visits.at(-1)
}
