// Empty places of a wall of many years: each is classed by what names it.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { classifyHoles, type HolesInput } from '../../src/copy/holes.ts'

const hex = (n: number) => n.toString(16).padStart(64, '0')
const PLACES = 300
const history = {
  ...{ wall: hex(1), wallTime: 10, witnessedTime: () => 1, definitionAt: () => ({ groups: [] }) },
  ...{ moderatorsAt: () => [], keepersAt: () => ({ keepers: [], threshold: 1 }) },
} as unknown as HolesInput['history']
const names = { nameOf: () => undefined } as unknown as HolesInput['names']

/** How often tags of withdrawals are read where so many places are named by one each. */
function looksAt(places: number): number {
  let looks = 0
  const withdrawal = (n: number) =>
    ({
      ...{
        id: hex(1_000_000 + n),
        pubkey: hex(7),
        kind: KIND.withdrawal,
        created_at: 1,
        content: '',
        sig: '',
      },
      get tags() {
        looks++
        return [['e', hex(n)]]
      },
    }) as unknown as VerifiedEvent
  const events = Array.from({ length: places }, (_, n) => withdrawal(n))
  const holes = Array.from({ length: places + 1 }, (_, position) => ({ id: hex(position), position }))
  const classed = classifyHoles({ holes, events, history, names, hosts: [], now: 10 })
  expect(classed.map(({ why }) => why.class)).toEqual([...events.map(() => 'withdrawn'), 'withheld'])
  return looks
}

it('cost as much as there are of them, and not the square of it', () => {
  expect(looksAt(2 * PLACES)).toBe(2 * looksAt(PLACES))
})
