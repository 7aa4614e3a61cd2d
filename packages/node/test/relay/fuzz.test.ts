// Two thousand seeded cases of the slow run `fuzz`, in this process and on the memory store.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fullSegmentProblem } from '../../slow/fuzzing/full-segment.ts'
import { fuzz } from '../../slow/fuzzing/run.ts'
import { makeSupplies } from '../../slow/fuzzing/supplies.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'
import { type OpenRelay, startOpenRelay } from './open-relay.ts'

describe('fuzz', () => {
  const faults: unknown[] = []
  let relay: OpenRelay
  beforeAll(async () => {
    relay = await startOpenRelay({ store: new MemoryStore(), onFault: (error) => faults.push(error) })
  })
  afterAll(() => relay.close())

  it('answers 2,000 broken frames, events, requests and connections as the standards say', {
    timeout: 90_000,
  }, async () => {
    const supplies = makeSupplies(1, Math.floor(Date.now() / 1000))
    const { done, problems } = await fuzz({
      url: relay.url,
      seed: 1,
      from: 0,
      count: 2_000,
      connections: 4,
      supplies,
    })
    expect(problems).toEqual([])
    expect(faults).toEqual([])
    expect(done).toBe(2_000)
  })

  it('leaves segments of maximal events readable', () => {
    const { largest } = makeSupplies(1, 1_800_000_000)
    expect(largest.length).toBeGreaterThan(10)
    expect(fullSegmentProblem(largest, 32)).toBeUndefined()
  })
})
