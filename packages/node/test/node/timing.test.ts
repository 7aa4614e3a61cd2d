// The quick part of `npm run test:slow -- timing`: what sealed posts tell of when they came.

import { describe, expect, it } from 'vitest'
import {
  againIsAsTheFirstTime,
  floodMovesNothing,
  orderIsHidden,
  orderIsSeenUnsealed,
} from './timing-cases.ts'
import { postAt, START } from './wall-on-loopback.ts'

const secret = (wall: string, n: number) => postAt(START, wall, `secret ${n}`, 120 + n)

describe('two sealed posts', () => {
  it('tell nobody their order or minute, and before the release not even that they are there', async () => {
    const compared = await orderIsHidden((wall) => ({
      one: [
        { event: secret(wall, 1), after: 61, by: 'inbox' },
        { event: secret(wall, 2), after: 700, by: 'relay' },
      ],
      other: [
        { event: secret(wall, 1), after: 1_801, by: 'relay' },
        { event: secret(wall, 2), after: 15, by: 'inbox' },
      ],
    }))
    expect(compared).toBeGreaterThan(80)
  })

  it('would be told apart if they came unsealed over the relay', async () => {
    const difference = await orderIsSeenUnsealed((wall) => ({
      one: [1, 2].map((n) => ({ event: secret(wall, n), after: 100 * n, by: 'relay' as const })),
      other: [2, 1].map((n, at) => ({ event: secret(wall, n), after: 100 * (at + 1), by: 'relay' as const })),
    }))
    expect(difference).toMatch(/differs/)
  })
})

describe('what waits for its batch', () => {
  it('is not brought forward by a flood of seven', async () => {
    await expect(floodMovesNothing(7, secret)).resolves.toBeUndefined()
  })

  it('is answered as if it had never been seen, and again as the first time', async () => {
    await expect(againIsAsTheFirstTime(secret)).resolves.toBeUndefined()
  })
})
