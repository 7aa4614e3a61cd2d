import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DatedNote, keptAnchors } from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

const anchors = fc.array(
  fc.record({
    size: fc.integer({ min: 0, max: 700 }),
    date: fc.integer({ min: 0, max: 20 * 3_600 }),
    note: fc.string({ maxLength: 2 }),
  }),
  { maxLength: 60 },
)

describe('kept anchors', () => {
  it('are one an hour at most, with growing sizes and dates', () => {
    fc.assert(
      fc.property(anchors, fc.integer({ min: 0, max: 2 }), (all, index) => {
        const kept = keptAnchors(all, index)
        kept.forEach((anchor, i) => {
          expect(Math.floor(anchor.size / 256)).toBe(index)
          const before = kept[i - 1]
          if (before === undefined) return
          expect(anchor.size).toBeGreaterThan(before.size)
          expect(Math.floor(anchor.date / 3_600)).toBeGreaterThan(Math.floor(before.date / 3_600))
        })
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('do not depend on order, on other segments, or on having been chosen before', () => {
    fc.assert(
      fc.property(anchors, fc.integer({ min: 0, max: 2 }), (all, index) => {
        const kept = keptAnchors(all, index)
        expect(keptAnchors([...all].reverse(), index)).toEqual(kept)
        expect(keptAnchors(kept, index)).toEqual(kept)
        const own = all.filter(({ size }) => Math.floor(size / 256) === index)
        expect(keptAnchors(own, index)).toEqual(kept)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it.each(
    readVectors<{ name: string; index: number; anchors: DatedNote[]; kept: string[] }>(
      'segment/valid/kept-anchors.json',
    ),
  )('$name', ({ index, anchors, kept }) => {
    expect(keptAnchors(anchors, index).map(({ note }) => note)).toEqual(kept)
  })
})
