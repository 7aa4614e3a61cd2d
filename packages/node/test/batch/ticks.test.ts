import { describe, expect, it } from 'vitest'
import { nextRelease } from '../../src/batch/ticks.ts'

const HOUR = 3600

describe('releases of a batch', () => {
  it('come on a grid of the clock: hourly while quiet, every quarter while busy', () => {
    expect(nextRelease(10 * HOUR + 1, 15, 0)).toBe(11 * HOUR)
    expect(nextRelease(10 * HOUR + 1, 15, 8)).toBe(10 * HOUR + 900)
  })

  it('are strictly later, so that a post on the tick waits for the next', () => {
    expect(nextRelease(10 * HOUR, 15, 0)).toBe(11 * HOUR)
    expect(nextRelease(10 * HOUR, 15, 9)).toBe(10 * HOUR + 900)
  })

  it('do not hang on how many wait, only on how many the last one held', () => {
    expect(nextRelease.length).toBe(3)
    expect(nextRelease(100, 1, 7)).toBe(240)
  })
})
