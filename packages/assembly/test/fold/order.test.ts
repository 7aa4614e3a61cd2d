// One hash, whatever the order, how often, how late, and by which way it came.

import { LogDates } from '@commonwall/wall'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type AssemblyInput, foldAssembly, stateHash } from '../../src/index.ts'
import { Gathering, hash } from './gathering.ts'

/** An assembly with something of everything. */
export function busy(): Gathering {
  const assembly = new Gathering({ passages: ['one', 'two', 'three'] }).enrol({ civil: 18, state: 17 })
  const both = ['civil 1', 'state 1']
  const text = assembly.propose(1.5, 'text', { passage: 'one' }, both)
  const bis = assembly.propose(1.6, 'bis', { insert: 'two' }, both)
  for (const group of ['civil', 'state'])
    for (let n = 1; n <= 17; n++)
      assembly.cast(
        3 + n / 10,
        `${group} ${n}`,
        {
          one: n % 3 === 0 ? -1 : 1,
          [text]: 2,
          two: n % 2 === 0 ? [-1, hash('why')] : 1,
          three: -1,
          [bis]: 1,
        },
        { logs: [n % 2] },
      )
  assembly.cast(6, 'civil 2', { [text]: [-2, hash('red')] }, { logs: [0, 1] })
  assembly.cast(
    6.5,
    'civil 3',
    { [text]: 1 },
    { replies: [{ on: text, reason: hash('red'), text: hash('so') }] },
  )
  assembly.pass(10).close(12.5, 0)
  assembly.cast(14, 'state 4', { three: 2 })
  return assembly.pass(20).close(22.1, 1).pass(23)
}

const whole = busy()
const expected = whole.hash()

it('is the same for any permutation, with duplicates', () => {
  const input = whole.input()
  const events = [...input.events]
  fc.assert(
    fc.property(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.nat(events.length - 1)),
      (shuffled, again) => {
        const twice = [...shuffled, ...again.map((at) => events[at] ?? events[0])].filter(
          (event) => event !== undefined,
        )
        return stateHash(foldAssembly({ ...input, events: twice })) === expected
      },
    ),
    { seed: 6, numRuns: 25 },
  )
})

it('is the same however late it came, once everything is there', () => {
  const states = [5, 9.5, 12.5, 15, 21].map((day) => whole.hash(day))
  expect(new Set(states).size).toBe(states.length)
  expect(stateHash(foldAssembly(whole.input()))).toBe(expected)
})

it('is the same for two parts of a split wall, once they are put together', () => {
  const input = whole.input()
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: input.logs.length * 200, maxLength: 400 }), (sides) => {
      const part = (side: boolean) => [...input.events].filter((_, at) => (sides[at] ?? false) === side)
      const [mine, theirs] = [part(true), part(false)]
      const lone: AssemblyInput = { ...input, events: mine, withheld: theirs.map(({ id }) => id) }
      const partial = foldAssembly(lone).stages[0]?.status
      const merged = stateHash(foldAssembly({ ...input, events: [...theirs, ...mine] }))
      return merged === expected && (theirs.length === 0 || partial === 'incomplete')
    }),
    { seed: 6, numRuns: 10 },
  )
})

it('asks each log only for what was witnessed: anchors that add nothing change nothing', () => {
  const input = whole.input()
  const logs = whole.logs.map(({ key, ids, dated }) => ({
    ...{ key, length: ids.length, positions: new Map(ids.map((id, index) => [id, index])) },
    dates: new LogDates([...dated, ...dated.map(({ size, date }) => ({ size, date: date + 60 }))]),
  }))
  expect(stateHash(foldAssembly({ ...input, logs }))).toBe(expected)
})
