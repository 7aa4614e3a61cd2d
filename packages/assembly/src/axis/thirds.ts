// Thirds of the main disagreement: both ends and the middle, each with a third of the weight (DESIGN §5).
//
// Two axes, one from each half of the passages, so that nobody's positions on a passage say who judges it. Thirds,
// and not clusters: when 2 % of people go, clusters may fall apart, thirds stay (research in docs/protocol/axis.md).

import { axisSteps } from './axis.ts'
import { opinionTable } from './opinion-table.ts'
import { placesOn } from './place.ts'
import type { AxisInput } from './positions.ts'

/** Of each person: 0, 1 or 2, or −1 for who took too few positions. */
export type Thirds = Int8Array

export interface AxisThirds {
  /** Drawn from the columns of half 0 and of half 1; undefined below `least` people, or where nobody differs. */
  readonly halves: readonly [Thirds | undefined, Thirds | undefined]
}

/** @param least the fewest people placed for whom there are thirds: 30 */
export interface ThirdsInput extends AxisInput {
  readonly least: number
}

/** The thirds by each half, in one go. */
export function thirdsOf(input: ThirdsInput): AxisThirds {
  const steps = thirdsSteps(input)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps of some milliseconds each, for a page that must stay alive. */
export function* thirdsSteps(input: ThirdsInput): Generator<undefined, AxisThirds> {
  return { halves: [yield* thirdsFrom(input, 0), yield* thirdsFrom(input, 1)] }
}

function* thirdsFrom(input: ThirdsInput, half: 0 | 1): Generator<undefined, Thirds | undefined> {
  const table = opinionTable(input, (column) => input.columns[column]?.half === half)
  yield
  if (table.people.length < input.least) return undefined
  const axis = yield* axisSteps(table)
  if (axis === undefined) return undefined
  const places = placesOn(table, axis)
  const thirds = new Int8Array(input.pubkeys.length).fill(-1)
  const total = table.weights.reduce((sum, weight) => sum + weight, 0)
  // People come in the order of their keys, and sorting is stable: that is the tie-break.
  const order = Int32Array.from(table.people.keys()).sort(
    (a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b,
  )
  let before = 0
  for (const row of order) {
    thirds[table.people[row] ?? 0] = Math.floor((3 * before) / total)
    before += table.weights[row] ?? 0
  }
  return thirds
}
