// The opinion map: people by the two directions in which they differ most, over all passages. For the eye only.

import { axisSteps } from './axis.ts'
import { type Clusters, clustersOf } from './clusters.ts'
import { floorDivide, greatest } from './exact.ts'
import { opinionTable } from './opinion-table.ts'
import { placesOn } from './place.ts'
import type { AxisInput } from './positions.ts'

export interface OpinionMap {
  /** Places in the input of the people on the map. */
  readonly people: Int32Array
  /** Coordinates of each, below 2^20 in size. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly clusters: Clusters | undefined
}

const LIMIT = 2 ** 20
const FRACTION_BITS = 20n

/** The map in one go; undefined where nobody differs. */
export function opinionMap(input: AxisInput): OpinionMap | undefined {
  const steps = opinionMapSteps(input)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps, for a page that must stay alive; the last one, for clusters, takes longest. */
export function* opinionMapSteps(input: AxisInput): Generator<undefined, OpinionMap | undefined> {
  const table = opinionTable(input, () => true)
  yield
  const main = yield* axisSteps(table)
  if (main === undefined) return undefined
  const second = yield* axisSteps(table, 1, (axis) => takeOut(axis, main))
  const x = placesOn(table, main)
  const y = second === undefined ? new Float64Array(x.length) : placesOn(table, second)
  let divisor = 1
  while (Math.max(greatest(x), greatest(y)) >= LIMIT * divisor) divisor *= 2
  const points = {
    x: x.map((value) => Math.floor(value / divisor)),
    y: y.map((value) => Math.floor(value / divisor)),
  }
  yield
  return { people: table.people, ...points, clusters: clustersOf(points) }
}

/** Takes out of a vector its part along another: a − ⌊c · b / 2^20⌋ with c = ⌊2^20 · (a·b) / (b·b)⌋. */
function takeOut(axis: Float64Array, other: Float64Array): void {
  let [along, square] = [0n, 0n]
  axis.forEach((value, at) => {
    const b = BigInt(other[at] ?? 0)
    along += BigInt(value) * b
    square += b * b
  })
  if (square === 0n) return
  const scaled = along << FRACTION_BITS
  // BigInt division cuts toward zero; here, as everywhere, it is the floor.
  const part = scaled / square - (scaled % square !== 0n && scaled < 0n ? 1n : 0n)
  axis.forEach((value, at) => {
    axis[at] = value - floorDivide(Number(part) * (other[at] ?? 0), LIMIT)
  })
}
