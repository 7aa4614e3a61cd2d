// Where people stand on an axis: their score, stretched where they took few positions, as whole numbers.

import { scoresOf } from './axis.ts'
import { floorDivide, squareRoot } from './exact.ts'
import type { OpinionTable } from './opinion-table.ts'

const UNIT = 2 ** 16

/** One number a person: ⌊score / 2^16⌋ × ⌊√(2^16 · columns / positions)⌋. */
export function placesOn(table: OpinionTable, axis: Float64Array): Float64Array {
  const { start, ids } = table
  return scoresOf(table, axis).map((score, row) => {
    const positions = (start[row + 1] ?? 0) - (start[row] ?? 0)
    return Math.floor(score / UNIT) * squareRoot(floorDivide(ids.length * UNIT, positions))
  })
}
