import { describe, expect, it } from 'vitest'
import { losePower } from './lose-power.ts'

describe('power loss: a disk that drops what was not synced', () => {
  it('never loses a leaf, shrinks or forks, at 60 points', async () => {
    for (let seed = 1; seed <= 60; seed++)
      expect(await losePower(seed)).toMatchObject({ seed, problem: undefined })
  }, 120_000)
})
