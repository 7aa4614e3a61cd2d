// A flood pays for every place that it takes from others.

import { describe, expect, it } from 'vitest'
import { Fullness, MAX_WAITING_BYTES, MAX_WAITING_POSTS } from '../../src/batch/fullness.ts'

const FLOOR = 16

/** The work asked once this share of all places is taken. */
function askedAt(share: number): number {
  const fullness = new Fullness()
  for (let n = 0; n < share * MAX_WAITING_POSTS; n += 1) fullness.add('{}')
  return fullness.workAsked(FLOOR)
}

describe('a batch', () => {
  it('asks for nothing up to half, for the floor then, and for a bit more at each halving of what is left', () => {
    expect([0, 0.49, 0.5, 0.74, 0.75, 0.875, 0.9375].map(askedAt)).toEqual([
      0,
      0,
      FLOOR,
      FLOOR,
      FLOOR + 1,
      FLOOR + 2,
      FLOOR + 3,
    ])
    expect(askedAt(1)).toBe(Number.POSITIVE_INFINITY)
  })

  it('counts bytes as well as posts, in UTF-8', () => {
    const fullness = new Fullness()
    const row = '墙'.repeat(1_000_000)
    for (let bytes = 0; bytes < MAX_WAITING_BYTES / 2; bytes += 3_000_000) fullness.add(row)
    expect(fullness.workAsked(FLOOR)).toBe(FLOOR)
    fullness.remove(row)
    expect(fullness.workAsked(FLOOR)).toBe(0)
  })

  it('takes nothing beyond its end, however much came at once', () => {
    const fullness = new Fullness()
    const row = 'x'.repeat(60_000_000)
    for (let n = 0; n < 5; n += 1) fullness.add(row)
    expect(fullness.workAsked(FLOOR)).toBe(Number.POSITIVE_INFINITY)
  })
})
