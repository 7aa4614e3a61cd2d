// The table that axes are drawn from: of some columns, the people who took enough positions, each position less its
// column's mean, and a weight a person that makes groups equal.

import { floorDivide } from './exact.ts'
import type { AxisInput } from './positions.ts'

/** A position is a number of 256ths: −512 to 512; less a mean it is below 2^10 in size. */
const SCALE = 256
/** Weights are whole and at most this: beyond 64 to 1 groups are no longer made equal. */
export const MOST_WEIGHT = 64
/** Who took fewer positions is not placed; where there are few passages, half of them are enough. */
const ENOUGH = 7

export interface OpinionTable {
  /** Places in the input of the people who are placed, ascending. */
  readonly people: Int32Array
  readonly weights: Int32Array
  /** Ids of the columns used. */
  readonly ids: readonly string[]
  /** As in `PositionRows`, of the people placed and the columns used. */
  readonly start: Int32Array
  readonly column: Int32Array
  /** |value| ≤ 2^10. */
  readonly value: Float64Array
}

/** @param used says of each column of the input whether the table has it */
export function opinionTable(input: AxisInput, used: (column: number) => boolean): OpinionTable {
  const { columns, rows, groups } = input
  const numbers = new Int32Array(columns.length).fill(-1)
  const ids: string[] = []
  columns.forEach(({ id }, at) => {
    if (used(at)) numbers[at] = ids.push(id) - 1
  })
  const least = Math.min(ENOUGH, Math.ceil(ids.length / 2))
  const people: number[] = []
  let cells = 0
  for (let person = 0; person < input.pubkeys.length; person++) {
    let held = 0
    for (let at = rows.start[person] ?? 0; at < (rows.start[person + 1] ?? 0); at++)
      if ((numbers[rows.column[at] ?? 0] ?? -1) >= 0) held++
    if (held === 0 || held < least) continue
    people.push(person)
    cells += held
  }
  const table = {
    people: Int32Array.from(people),
    weights: groupWeights(people.map((person) => groups[person] ?? 0)),
    ids,
    start: new Int32Array(people.length + 1),
    column: new Int32Array(cells),
    value: new Float64Array(cells),
  }
  fill(table, input, numbers)
  subtractMeans(table)
  return table
}

/** Weights that give every group the same total, as far as whole numbers up to 64 can: ⌊64 · least / own⌋. */
export function groupWeights(groups: readonly number[]): Int32Array {
  const sizes = new Map<number, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const least = Math.min(...sizes.values())
  const weights = new Map<number, number>()
  for (const [group, size] of sizes) weights.set(group, Math.max(1, floorDivide(MOST_WEIGHT * least, size)))
  return Int32Array.from(groups, (group) => weights.get(group) ?? 1)
}

function fill(table: OpinionTable, { rows }: AxisInput, numbers: Int32Array): void {
  let cell = 0
  table.people.forEach((person, row) => {
    for (let at = rows.start[person] ?? 0; at < (rows.start[person + 1] ?? 0); at++) {
      const number = numbers[rows.column[at] ?? 0] ?? -1
      if (number < 0) continue
      table.column[cell] = number
      table.value[cell++] = floorDivide(SCALE * (rows.sum[at] ?? 0), rows.count[at] ?? 1)
    }
    table.start[row + 1] = cell
  })
}

function subtractMeans({ start, column, value, weights, ids }: OpinionTable): void {
  const sums = new Float64Array(ids.length)
  const totals = new Float64Array(ids.length)
  weights.forEach((weight, row) => {
    for (let cell = start[row] ?? 0; cell < (start[row + 1] ?? 0); cell++) {
      const at = column[cell] ?? 0
      sums[at] = (sums[at] ?? 0) + weight * (value[cell] ?? 0)
      totals[at] = (totals[at] ?? 0) + weight
    }
  })
  const means = sums.map((sum, at) => (totals[at] ? floorDivide(sum, totals[at] ?? 1) : 0))
  for (let cell = 0; cell < value.length; cell++)
    value[cell] = (value[cell] ?? 0) - (means[column[cell] ?? 0] ?? 0)
}
