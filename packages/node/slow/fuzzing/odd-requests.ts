// Requests that are legal and strange: each must be answered, and cost little.

import type { Surface } from './case.ts'
import type { Dice } from './dice.ts'

/** JSON of a legal filter that asks for more, or for less, than anybody would. */
function oddFilter(dice: Dice): string {
  const parts: string[] = []
  const add = (share: number, make: () => string): void => {
    if (dice.below(share) === 0) parts.push(make())
  }
  add(4, () => `"ids":[${list(dice, 200, () => `"${dice.hex(64)}"`)}]`)
  add(4, () => `"authors":[${list(dice, 200, () => `"${dice.hex(64)}"`)}]`)
  add(3, () => `"kinds":[${list(dice, 900, () => String(dice.below(65_536)))}]`)
  add(4, () => `"since":${dice.one(['0', '-9007199254740991', '9007199254740991', '1700000000'])}`)
  add(4, () => `"until":${dice.one(['0', '-1', '9007199254740991', '1700000000'])}`)
  add(
    3,
    () =>
      `"#${dice.one(['t', 'T', 'd', 'z'])}":[${list(dice, 100, () => JSON.stringify(dice.text(dice.below(20))))}]`,
  )
  add(4, () => `"search":${JSON.stringify(dice.one(SEARCHES)(dice))}`)
  add(8, () => `"unknown":${JSON.stringify(dice.text(10))}`)
  parts.push(`"limit":${dice.one(['0', '-5', '1', '9007199254740991', '20'])}`)
  return `{${parts.join()}}`
}

const SEARCHES: readonly ((dice: Dice) => string)[] = [
  () => '',
  () => '"',
  () => '* OR NOT NEAR(a b)',
  () => "'; DROP TABLE events; --",
  () => 'content:墙 AND "',
  () => '\u0000',
  (dice) => dice.text(40),
  (dice) => '墙'.repeat(1 + dice.below(256)),
]

function list(dice: Dice, most: number, make: () => string): string {
  return Array.from({ length: dice.below(dice.below(5) === 0 ? most : 4) }, make).join()
}

export const oddRequests: readonly Surface[] = [
  {
    name: 'request: odd and legal',
    make: (dice) => ({ name: 'odd REQ', text: `["REQ","odd",${oddFilter(dice)}]`, answer: 'stored' }),
  },
  {
    name: 'count: odd and legal',
    make: (dice) => ({ name: 'odd COUNT', text: `["COUNT","odd",${oddFilter(dice)}]`, answer: 'counted' }),
  },
  {
    name: 'negentropy: random messages',
    make(dice) {
      const hex = `${dice.one(['61', '61', '61', '62', '00', 'ff', ''])}${dice.hex(2 * (1 + dice.below(200)))}`
      return { name: 'random NEG', text: `["NEG-OPEN","neg",{"limit":5},"${hex}"]`, answer: 'reconciled' }
    },
  },
  {
    name: 'negentropy: without an opening',
    make: (dice) => ({
      name: 'NEG-MSG alone',
      text: `["NEG-MSG","never-${dice.hex(8)}","61"]`,
      answer: 'refusal',
    }),
  },
  {
    name: 'close: what was never open',
    make: (dice) => ({
      name: 'CLOSE alone',
      text: `["${dice.one(['CLOSE', 'NEG-CLOSE'])}","never-${dice.hex(8)}"]`,
      answer: 'silence',
    }),
  },
  {
    name: 'auth: nobody asked',
    make: (dice, { events }) => ({
      name: 'AUTH with a post',
      text: JSON.stringify(['AUTH', dice.one(events)]),
      answer: 'refusal',
    }),
  },
]
