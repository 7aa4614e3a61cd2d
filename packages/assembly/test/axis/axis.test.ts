import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../../../wall/test/vectors.ts'
import { axisSteps } from '../../src/axis/axis.ts'
import { floorDivide, squareRoot } from '../../src/axis/exact.ts'
import { groupWeights, opinionTable } from '../../src/axis/opinion-table.ts'
import { opinionMap, thirdsOf } from '../../src/index.ts'
import { type AxisVector, expectationOf, hashOf, inputOf, traceOf } from './vector.ts'

const FILE = 'axis/valid/assemblies.json'
const vectors = readVectors<AxisVector>(FILE)

describe.each(vectors)('the axis of $name', (vector) => {
  it('is what two implementations computed', () => {
    const trace = traceOf(inputOf(vector))
    expect(expectationOf(trace)).toEqual(vector.expect)
    expect({ typescript: hashOf(trace), python: hashOf(trace) }).toEqual(vector.made)
  })

  it('is the same in whatever order passages come', () => {
    const order = vector.columns.map((_, at) => at).toReversed()
    const columns = order.map((at) => vector.columns[at] ?? { id: '', half: 0 as const })
    const people = vector.people.map(
      ([key, group, positions]) =>
        [key, group, positions.map(([at, ...rest]) => [order.indexOf(at), ...rest] as const)] as const,
    )
    expect(expectationOf(traceOf(inputOf({ ...vector, columns, people })))).toEqual(vector.expect)
  })
})

const hasPython = spawnSync('python3', ['--version']).status === 0
const why = hasPython ? '' : ' (not exercised: no python3 here)'
describe(`in Python's standard library${why}`, () => {
  it.skipIf(!hasPython)('the vectors come out the same now', () => {
    const port = fileURLToPath(new URL('../../python/axis.py', import.meta.url))
    const file = fileURLToPath(new URL(`../../../../vectors/${FILE}`, import.meta.url))
    const said = execFileSync('python3', [port, file], { encoding: 'utf8' })
    expect(said.trim().split('\n')).toEqual(vectors.map(({ name }) => `ok ${name}`))
  })
})

/** Any small assembly: people of three groups, positions on up to ten passages. */
const assemblies = fc
  .record({
    people: fc.array(
      fc.tuple(
        fc.nat(2),
        fc.array(fc.tuple(fc.nat(9), fc.integer({ min: -4, max: 4 }), fc.constantFrom(2, 3)), {
          maxLength: 10,
        }),
      ),
      { minLength: 3, maxLength: 25 },
    ),
  })
  .map(({ people }) => ({
    least: 3,
    columns: Array.from({ length: 10 }, (_, at) => ({ id: `${at}`.repeat(64), half: (at % 2) as 0 | 1 })),
    people: people.map(([group, positions], at) => {
      const once = [...new Map(positions.map((one) => [one[0], one] as const)).values()]
      return [at.toString(16).padStart(64, '0'), group, once.sort((a, b) => a[0] - b[0])] as const
    }),
  }))

describe('thirds', () => {
  it('of one half do not move for any position in the other: who judges a passage hangs on other passages', () => {
    fc.assert(
      fc.property(assemblies, fc.integer({ min: -4, max: 4 }), (assembly, sum) => {
        const before = thirdsOf(inputOf(assembly))
        const changed = assembly.people.map(
          ([key, group, positions]) =>
            [
              key,
              group,
              positions.map(([at, old, count]) => [at, at % 2 === 0 ? sum : old, count] as const),
            ] as const,
        )
        const after = thirdsOf(inputOf({ ...assembly, people: changed }))
        expect(after.halves[1]).toEqual(before.halves[1])
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('hold each a third of the weight, to within one person', () => {
    fc.assert(
      fc.property(assemblies, (assembly) => {
        const input = inputOf(assembly)
        for (const half of [0, 1] as const) {
          const thirds = thirdsOf(input).halves[half]
          if (thirds === undefined) continue
          const { people, weights } = opinionTable(input, (column) => input.columns[column]?.half === half)
          const held = [0, 0, 0]
          people.forEach((person, row) => {
            const third = thirds[person] ?? 0
            held[third] = (held[third] ?? 0) + (weights[row] ?? 0)
          })
          const total = held.reduce((a, b) => a + b, 0)
          for (const weight of held) expect(Math.abs(3 * weight - total)).toBeLessThan(3 * 64)
        }
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('weigh groups equally, however large one is, to 64 to 1', () => {
    const sizes = [900, 100, 30]
    const weights = groupWeights(sizes.flatMap((size, group) => Array<number>(size).fill(group)))
    const totals = [0, 900, 1_000].map((from, group) =>
      weights.subarray(from, from + (sizes[group] ?? 0)).reduce((a, b) => a + b, 0),
    )
    const most = Math.max(...totals)
    for (const total of totals) expect(total / most).toBeGreaterThan(0.9)
  })

  it('are not moved by copies of a text: more alternatives held alike are the same column', () => {
    fc.assert(
      fc.property(assemblies, fc.integer({ min: 2, max: 5 }), (assembly, copies) => {
        const people = assembly.people.map(
          ([key, group, positions]) =>
            [
              key,
              group,
              positions.map(([at, sum, count]) => [at, sum * copies, count * copies] as const),
            ] as const,
        )
        expect(traceOf(inputOf({ ...assembly, people }))).toEqual(traceOf(inputOf(assembly)))
      }),
      { seed: 1, numRuns: 60 },
    )
  })
})

describe('whole numbers', () => {
  it('divide and take roots by floor, up to 2^53', () => {
    const safe = fc.maxSafeInteger()
    fc.assert(
      fc.property(safe, fc.integer({ min: 1, max: 2 ** 31 }), (a, b) => {
        const exact = BigInt(a) / BigInt(b) - (BigInt(a) % BigInt(b) < 0n ? 1n : 0n)
        expect(floorDivide(a, b)).toBe(Number(exact))
      }),
      { seed: 1, numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.maxSafeNat(), (n) => {
        const root = BigInt(squareRoot(n))
        expect(root * root <= BigInt(n) && (root + 1n) * (root + 1n) > BigInt(n)).toBe(true)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('stay below 2^53 at the bounds that the axis promises', () => {
    // Everybody holds the utmost of everything: the largest sums that so many people and passages can give.
    const people = Array.from({ length: 400 }, (_, at) => {
      const sign = at % 2 === 0 ? 2 : -2
      return [
        at.toString(16).padStart(64, '0'),
        at % 3,
        Array.from({ length: 60 }, (_, c) => [c, sign, 1] as const),
      ] as const
    })
    const columns = Array.from({ length: 60 }, (_, c) => ({
      id: c.toString(16).padStart(64, '0'),
      half: 0 as const,
    }))
    const input = inputOf({ people, columns, least: 30 })
    const steps = axisSteps(opinionTable(input, () => true))
    let last = steps.next()
    while (!last.done) last = steps.next()
    for (const value of last.value ?? [])
      expect(Number.isSafeInteger(value) && Math.abs(value) <= 2 ** 20).toBe(true)
    const map = opinionMap(input)
    for (const value of [...(map?.x ?? []), ...(map?.y ?? [])]) expect(Number.isSafeInteger(value)).toBe(true)
    expect(new Set(map?.clusters?.labels).size).toBe(2)
  })
})
