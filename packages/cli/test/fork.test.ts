import { describe, expect, it } from 'vitest'
import { fork } from './reach/fork.ts'

describe('a log key at two nodes', () => {
  it('erases nothing with a minority of bribed witnesses, and is proven by two readers who meet', async () => {
    expect(await fork(2)).toEqual({ bribed: 2, leftStillCounts: true })
  }, 60_000)

  it('counts up to where the histories part once a quorum signed both', async () => {
    expect(await fork(3)).toEqual({ bribed: 3, leftStillCounts: false })
  }, 60_000)
})
