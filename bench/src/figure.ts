// What a measurement yields: a figure of one subject, or the reason why there is none.

import { median, rounded } from './statistics.ts'

export interface Figure {
  /** What was measured; the row of the table. */
  readonly name: string
  /** Whose figure it is: the column of the table. */
  readonly subject: string
  readonly unit: Unit
  /** The median of the rounds; undefined if it was not exercised. */
  readonly value: number | undefined
  readonly rounds: readonly number[]
  /** What else belongs to the figure, or why there is none. */
  readonly note?: string
}

export type Unit = 'events/s' | 'ms' | 'KiB' | 'requests'

/** A figure by its rounds. */
export function figure(
  name: string,
  subject: string,
  unit: Unit,
  rounds: readonly number[],
  note?: string,
): Figure {
  return {
    name,
    subject,
    unit,
    value: rounded(median(rounds)),
    rounds: rounds.map(rounded),
    ...(note !== undefined && { note }),
  }
}

/** Says that something was not measured, and why: never a pass, never a zero. */
export function notExercised(name: string, subject: string, unit: Unit, why: string): Figure {
  return { name, subject, unit, value: undefined, rounds: [], note: why }
}
