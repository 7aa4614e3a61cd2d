// Empty places of a wall of many years: each is classed by what names it.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { classifyHoles, type HolesInput } from '../../src/copy/holes.ts'

const hex = (n: number) => n.toString(16).padStart(64, '0')
const PLACES = 300
const history = {
  ...{ wallTime: 10, witnessedTime: () => 1, definitionAt: () => ({ groups: [] }) },
  ...{ moderatorsAt: () => [], keepersAt: () => ({ keepers: [], threshold: 1 }) },
} as unknown as HolesInput['history']
const names = { nameOf: () => undefined } as unknown as HolesInput['names']

it('cost as much as there are of them, and not the square of it', () => {
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
  const events = Array.from({ length: PLACES }, (_, n) => withdrawal(n))
  const holes = Array.from({ length: PLACES + 1 }, (_, position) => ({ id: hex(position), position }))
  const classed = classifyHoles({ holes, events, history, names, hosts: [] })
  expect(classed.map(({ why }) => why.class)).toEqual([...events.map(() => 'withdrawn'), 'withheld'])
  expect(looks).toBeLessThan(10 * PLACES)
})
