// The main axis of a table: the direction in which people differ most, by power iteration on whole numbers.
//
// Cold start, no history: the same positions give the same axis, whatever was computed before. Bounds, which keep
// every sum below 2^53: values < 2^10, axis < 2^20, so a person's sum is below 2^30 a passage (up to 2^23 passages);
// people's scores < 2^18, weights ≤ 2^6, so a passage's sum is below 2^34 a person (up to 2^19 people; beyond that
// scores are kept smaller).

import { rescale } from './exact.ts'
import type { OpinionTable } from './opinion-table.ts'
import { startVector } from './start-vector.ts'

const AXIS_LIMIT = 2 ** 20
const SCORE_BITS = 18
/** People and score share 37 bits. */
const SHARED_BITS = 37
const MOST_ROUNDS = 40

/** One number a column, or undefined where nobody differs. */
export type Axis = Float64Array | undefined

/**
 * Computes an axis; each step is one round, so that a page can breathe between them.
 * @param component 0 for the main axis, 1 for the second
 * @param clear takes out of a vector what an earlier axis explains; the main axis has none
 */
export function* axisSteps(
  table: OpinionTable,
  component = 0,
  clear?: (axis: Float64Array) => void,
): Generator<undefined, Axis> {
  const scoreLimit = 2 ** Math.min(SCORE_BITS, SHARED_BITS - bitsOf(table.people.length))
  let axis = startVector(table.ids, component)
  if (!rescale(axis, AXIS_LIMIT)) return undefined
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (clear) {
      clear(axis)
      if (!rescale(axis, AXIS_LIMIT)) return undefined
    }
    const scores = scoresOf(table, axis)
    if (!rescale(scores, scoreLimit)) return undefined
    const next = columnSums(table, scores)
    if (!rescale(next, AXIS_LIMIT)) return undefined
    const settled = next.every((value, at) => Math.abs(value - (axis[at] ?? 0)) <= 1)
    axis = next
    if (settled) break
    yield
  }
  return turned(axis, table.ids)
}

/** Each person's sum of value × axis. */
export function scoresOf({ start, column, value }: OpinionTable, axis: Float64Array): Float64Array {
  const scores = new Float64Array(start.length - 1)
  for (let row = 0; row < scores.length; row++) {
    const end = start[row + 1] as number
    let sum = 0
    for (let cell = start[row] as number; cell < end; cell++)
      sum += (value[cell] as number) * (axis[column[cell] as number] as number)
    scores[row] = sum
  }
  return scores
}

function columnSums(
  { start, column, value, weights, ids }: OpinionTable,
  scores: Float64Array,
): Float64Array {
  const sums = new Float64Array(ids.length)
  for (let row = 0; row < scores.length; row++) {
    const end = start[row + 1] as number
    const score = (scores[row] as number) * (weights[row] as number)
    for (let cell = start[row] as number; cell < end; cell++) {
      const at = column[cell] as number
      sums[at] = (sums[at] as number) + (value[cell] as number) * score
    }
  }
  return sums
}

/** Turned so that its greatest entry is positive; of several, that of the smallest id. */
function turned(axis: Float64Array, ids: readonly string[]): Float64Array {
  let pick = 0
  axis.forEach((value, at) => {
    const [size, most] = [Math.abs(value), Math.abs(axis[pick] ?? 0)]
    if (size > most || (size === most && (ids[at] ?? '') < (ids[pick] ?? ''))) pick = at
  })
  return (axis[pick] ?? 0) < 0 ? axis.map((value) => 0 - value) : axis
}

function bitsOf(value: number): number {
  return value.toString(2).length
}
