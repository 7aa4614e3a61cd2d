// A vector of `vectors/axis/`, as input of ours and as the whole result that both implementations hash.

import { createHash } from 'node:crypto'
import { axisSteps } from '../../src/axis/axis.ts'
import { opinionTable } from '../../src/axis/opinion-table.ts'
import { placesOn } from '../../src/axis/place.ts'
import { type AxisColumn, opinionMap, type ThirdsInput, thirdsOf } from '../../src/index.ts'

export interface AxisVector {
  readonly name: string
  readonly least: number
  readonly columns: readonly AxisColumn[]
  readonly people: readonly (readonly [
    key: string,
    group: number,
    positions: readonly (readonly [column: number, sum: number, count: number])[],
  ])[]
  readonly expect: {
    readonly halves: readonly [string | false, string | false]
    readonly map: string | false
  }
  readonly made: { readonly typescript?: string; readonly python?: string }
}

/** The input that a vector describes. */
export function inputOf({
  people,
  columns,
  least,
}: Pick<AxisVector, 'people' | 'columns' | 'least'>): ThirdsInput {
  const cells = people.flatMap(([, , positions]) => positions)
  const start = new Int32Array(people.length + 1)
  people.forEach(([, , positions], at) => {
    start[at + 1] = (start[at] ?? 0) + positions.length
  })
  return {
    pubkeys: people.map(([key]) => key),
    groups: Uint8Array.from(people, ([, group]) => group),
    columns,
    least,
    rows: {
      start,
      column: Int32Array.from(cells, ([column]) => column),
      sum: Int32Array.from(cells, ([, sum]) => sum),
      count: Int32Array.from(cells, ([, , count]) => count),
    },
  }
}

/** The result that is hashed, with every number on the way (docs/protocol/axis.md, Vectors). */
export function traceOf(input: ThirdsInput) {
  const { halves } = thirdsOf(input)
  const half = (which: 0 | 1) => {
    const thirds = halves[which]
    if (thirds === undefined) return false
    const table = opinionTable(input, (column) => input.columns[column]?.half === which)
    const axis = run(axisSteps(table)) ?? new Float64Array()
    return [signs(thirds), [...axis], [...placesOn(table, axis)]] as const
  }
  const map = opinionMap(input)
  const labels = new Int8Array(input.pubkeys.length).fill(-1)
  map?.people.forEach((person, row) => {
    labels[person] = map.clusters?.labels[row] ?? -1
  })
  const drawn =
    map &&
    ([
      [...map.x],
      [...map.y],
      map.clusters ? signs(labels) : false,
      map.clusters?.separation ?? false,
    ] as const)
  return [half(0), half(1), drawn ?? false] as const
}

export function hashOf(trace: ReturnType<typeof traceOf>): string {
  return createHash('sha256').update(JSON.stringify(trace)).digest('hex')
}

export function expectationOf([zero, one, map]: ReturnType<typeof traceOf>): AxisVector['expect'] {
  return { halves: [zero ? zero[0] : false, one ? one[0] : false], map: map ? map[2] : false }
}

function signs(values: Int8Array): string {
  return Array.from(values, (value) => (value < 0 ? '-' : String(value))).join('')
}

function run<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
