import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAUSE, type SeenRelease, weighRelease } from '../../src/index.ts'

const A = 'aa'.repeat(32)
const B = 'bb'.repeat(32)
const C = 'cc'.repeat(32)
const held = { version: 2, app: A }
const release = (version: number, app: string) => ({ version, app, sources: C })

describe('a program that is kept', () => {
  it('gives way to a greater version 72 h after it was first seen, and not a second before', () => {
    const first = weighRelease(held, release(3, B), [], 1_000)
    expect(first.weighed).toEqual({ kind: 'waits', until: 1_000 + PAUSE })
    expect(weighRelease(held, release(3, B), first.seen, 999 + PAUSE).weighed.kind).toBe('waits')
    expect(weighRelease(held, release(3, B), first.seen, 1_000 + PAUSE).weighed.kind).toBe('due')
  })

  it('never goes back, and not sideways', () => {
    const long = [{ version: 2, app: B, since: 0 }]
    expect(weighRelease(held, release(2, B), long, 10 * PAUSE).weighed.kind).toBe('older')
    expect(weighRelease(held, release(1, B), [], 10 * PAUSE).weighed.kind).toBe('older')
    expect(weighRelease(held, release(7, A), [], 0).weighed.kind).toBe('held')
  })

  it('takes neither of two programs that were signed as one version, however long they were seen', () => {
    const one = weighRelease(held, release(3, B), [], 0)
    const two = weighRelease(held, release(3, C), one.seen, 10)
    expect(two.weighed.kind).toBe('contradicted')
    expect(weighRelease(held, release(3, B), two.seen, 10 * PAUSE).weighed.kind).toBe('contradicted')
    // A later one ends that.
    const next = weighRelease(held, release(4, B), two.seen, 20)
    expect(weighRelease(held, release(4, B), next.seen, 20 + PAUSE).weighed.kind).toBe('due')
  })

  it('is never taken before it was seen for 72 h, in whatever order releases come', () => {
    const offers = fc.array(
      fc.record({
        version: fc.integer({ min: 1, max: 4 }),
        app: fc.constantFrom(A, B, C),
        after: fc.nat(PAUSE),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(offers, (list) => {
        let now = 0
        let seen: readonly SeenRelease[] = []
        const first = new Map<string, number>()
        for (const { version, app, after } of list) {
          now += after
          const weighed = weighRelease(held, release(version, app), seen, now)
          seen = weighed.seen
          const key = `${version} ${app}`
          first.set(key, first.get(key) ?? now)
          if (weighed.weighed.kind !== 'due') continue
          expect(now - (first.get(key) ?? now)).toBeGreaterThanOrEqual(PAUSE)
          expect(version).toBeGreaterThan(held.version)
        }
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})
