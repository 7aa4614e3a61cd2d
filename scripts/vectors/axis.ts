// Writes vectors/axis/: assemblies made from seeds, and what comes out of them here. The other implementation's hashes
// stay where the vector is the same; else they are gone, and `python3 packages/assembly/python/axis.py --made` is due.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  type AxisVector,
  expectationOf,
  hashOf,
  inputOf,
  traceOf,
} from '../../packages/assembly/test/axis/vector.ts'
import { seededRandom } from '../../packages/assembly/test/credential/issuers.ts'
import { readVectors } from '../../packages/wall/test/vectors.ts'
import { writeVectors } from './write.ts'

const FILE = 'axis/valid/assemblies.json'
const id = (text: string) => createHash('sha256').update(text).digest('hex')

interface Plan {
  readonly name: string
  readonly groups: readonly number[]
  readonly columns: number
  /** How many of 16 passages a person takes a position on. */
  readonly taken?: number
  /** How many alternatives a passage has. */
  readonly alternatives?: number
  /** From 0, all of one mind, to 3, two camps. */
  readonly camps?: number
  readonly alike?: boolean
}

const plans: readonly Plan[] = [
  { name: 'four groups in two camps', groups: [12, 12, 12, 12], columns: 12 },
  { name: 'groups of very different sizes', groups: [44, 9, 4, 1], columns: 10, taken: 12 },
  { name: 'a group more than 64 times another', groups: [70, 1], columns: 6, taken: 16 },
  { name: 'several alternatives a passage', groups: [20, 20], columns: 9, alternatives: 3 },
  { name: 'no camps', groups: [16, 16, 16], columns: 14, camps: 0 },
  { name: 'few positions each', groups: [30, 30], columns: 30, taken: 6 },
  { name: 'twins, who stand in the order of their keys', groups: [18, 18], columns: 8, alike: true },
  { name: 'one person too few', groups: [15, 14], columns: 8, taken: 16 },
  { name: 'one passage, so one half is empty', groups: [20, 20], columns: 1, taken: 16 },
  { name: 'all of one mind', groups: [20, 20], columns: 6, taken: 16, camps: -1 },
  { name: 'nobody', groups: [], columns: 4 },
  { name: 'three people: a map without clusters', groups: [2, 1], columns: 4, taken: 16 },
]

function peopleOf(plan: Plan): AxisVector['people'] {
  const random = seededRandom(plans.indexOf(plan) + 1)
  const draw = (below: number) => (random(1)[0] ?? 0) % below
  const { camps = 3, taken = 11, alternatives = 1 } = plan
  const people = plan.groups.flatMap((size, group) =>
    Array.from({ length: size }, (_, at) => {
      const camp = plan.alike ? (at % 2) * 2 - 1 : draw(8) < 2 + 2 * (group % 3) ? 1 : -1
      const positions = Array.from({ length: plan.columns }, (_, column) => column)
        .filter((column) => plan.alike || camps < 0 || draw(16) < taken || column === 0)
        .map((column) => {
          const count = 1 + draw(alternatives)
          const sum = Array.from({ length: count }, () => positionOf(camp * (column % 3 === 0 ? 1 : -1)))
          return [column, sum.reduce((a, b) => a + b, 0), count] as const
        })
      return [id(`${plan.name} ${group} ${at}`), group, positions] as const
    }),
  )
  return people.toSorted((a, b) => (a[0] < b[0] ? -1 : 1))

  function positionOf(leaning: number): number {
    if (camps < 0) return 1
    if (plan.alike) return 2 * leaning
    const value = draw(5) - 2 + camps * leaning
    return value === 0 ? 1 : Math.max(-2, Math.min(2, value))
  }
}

const before = existsSync(new URL(`../../vectors/${FILE}`, import.meta.url))
  ? readVectors<AxisVector>(FILE)
  : []
writeVectors(
  FILE,
  'Positions of people on passages; thirds by each half, the map; and the hash of the whole result by two implementations.',
  plans.map((plan) => {
    const columns = Array.from({ length: plan.columns }, (_, at) => ({
      id: id(`${plan.name} passage ${at}`),
      half: (at % 2) as 0 | 1,
    }))
    const vector = { name: plan.name, least: 30, columns, people: peopleOf(plan) }
    const trace = traceOf(inputOf(vector))
    const whole = { ...vector, expect: expectationOf(trace) }
    const old = before.find(({ name }) => name === plan.name)
    const { made, ...rest } = old ?? { made: {} }
    const python = JSON.stringify(rest) === JSON.stringify(whole) ? made.python : undefined
    return { ...whole, made: { typescript: hashOf(trace), ...(python ? { python } : {}) } }
  }),
)
