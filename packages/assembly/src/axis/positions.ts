// What people hold of passages, as an axis reads it: a sparse table, people down, passages across.

/** A passage as a column: one, however many alternatives it has, so that clones of a text weigh nothing. */
export interface AxisColumn {
  /** Id of the passage, 64 hex digits. */
  readonly id: string
  /** Which of two halves it belongs to: a passage is judged by an axis drawn from the other half. */
  readonly half: 0 | 1
}

/** Rows of a sparse table: those of person i stand from start[i] up to and without start[i + 1]. */
export interface PositionRows {
  readonly start: Int32Array
  readonly column: Int32Array
  /** Sum of the person's positions, −2 to 2, on the alternatives of the passage … */
  readonly sum: Int32Array
  /** … and how many alternatives these are, at least 1. */
  readonly count: Int32Array
}

export interface AxisInput {
  /** Ballot keys, ascending, 64 hex digits. */
  readonly pubkeys: readonly string[]
  /** The group of each person, as a number. */
  readonly groups: Uint8Array
  readonly columns: readonly AxisColumn[]
  readonly rows: PositionRows
}
