import { DefinitionError, KIND, type NostrEvent } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstBallotTime,
  issuanceTemplate,
  issuedCount,
  issuedRanges,
  overIssue,
  parseIssuance,
} from '../../src/index.ts'
import { seededRandom } from './issuers.ts'

const wall = 'a'.repeat(64)
const assembly = 'b'.repeat(64)
const entries = fc.uniqueArray(fc.nat(60), { maxLength: 40 })
const asEvent = (tags: readonly (readonly string[])[], content = ''): NostrEvent => {
  const nobody = { id: '0'.repeat(64), pubkey: 'c'.repeat(64), sig: '0'.repeat(128) }
  return { ...nobody, created_at: 0, kind: KIND.issuance, tags, content }
}

describe('issuance (kind 4604)', () => {
  it('says which entries, and is read back', () => {
    fc.assert(
      fc.property(
        entries.filter((some) => some.length > 0),
        (some) => {
          const ranges = issuedRanges(some)
          const template = issuanceTemplate({ wall, assembly, group: 'g', ranges }, 5)
          const read = parseIssuance(asEvent(template.tags))
          expect(read).toMatchObject({ wall, assembly, group: 'g', author: 'c'.repeat(64), ranges })
          const all = read.ranges.flatMap(([first, last]) =>
            Array.from({ length: last - first + 1 }, (_, i) => first + i),
          )
          expect(all).toEqual(some.toSorted((a, b) => a - b))
        },
      ),
      { seed: 1, numRuns: 100 },
    )
  })

  it('tells neither the order nor the time in which people came', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (some, seed) => {
        const random = seededRandom(seed)
        const shuffled = some.map((entry) => ({ entry, at: random(1)[0] ?? 0 })).sort((a, b) => a.at - b.at)
        expect(issuedRanges(shuffled.map(({ entry }) => entry))).toEqual(issuedRanges(some))
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  const head = [
    ['h', wall],
    ['e', assembly],
    ['group', 'g'],
  ]
  it.each([
    ['no range', head],
    ['ranges that overlap', [...head, ['issued', '0', '4'], ['issued', '4', '5']]],
    ['ranges that touch', [...head, ['issued', '0', '4'], ['issued', '5', '6']]],
    ['ranges out of order', [...head, ['issued', '7', '9'], ['issued', '0', '1']]],
    ['a range that runs backwards', [...head, ['issued', '4', '3']]],
    ['a leading zero', [...head, ['issued', '00', '3']]],
    ['a place beyond any roll', [...head, ['issued', '0', '1000000']]],
    ['an unknown tag', [...head, ['issued', '0', '1'], ['remark', 'x']]],
    ['another order', [head[0], head[2], head[1], ['issued', '0', '1']]],
  ] as [string, string[][]][])('is refused with %s', (_, tags) => {
    expect(() => parseIssuance(asEvent(tags))).toThrow(DefinitionError)
  })

  it('is refused with content', () => {
    expect(() => parseIssuance(asEvent([...head, ['issued', '0', '1']], 'x'))).toThrow(DefinitionError)
  })

  it('of several events counts each entry once, and none beyond the roll', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 4 }), fc.integer({ min: 1, max: 70 }), (events, size) => {
        const ranges = events.flatMap(issuedRanges)
        const expected = new Set(events.flat().filter((entry) => entry < size)).size
        expect(issuedCount(ranges, size)).toBe(expected)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

describe('over-issue', () => {
  const issuers = (...issued: number[]) => issued.map((count, at) => ({ issuer: `i${at}`, issued: count }))

  it('marks every issuer that says less than is seen, and counts what none admits', () => {
    expect(overIssue(10, issuers(10, 12, 10))).toEqual({ marked: [], excess: 0 })
    expect(overIssue(12, issuers(10, 12, 11))).toEqual({ marked: ['i0', 'i2'], excess: 0 })
    expect(overIssue(15, issuers(10, 12, 11))).toEqual({ marked: ['i0', 'i1', 'i2'], excess: 3 })
    expect(overIssue(2, [])).toEqual({ marked: [], excess: 2 })
  })

  it('never marks an honest issuer: it signed everything that is seen, and says so', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (honest, seenOf, said) => {
        const seen = Math.min(honest, seenOf)
        const { marked, excess } = overIssue(seen, issuers(honest, said, said))
        expect(marked).not.toContain('i0')
        expect(excess).toBe(0)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

describe('the time of a first ballot', () => {
  const window = { opens: 1_000_000, ends: 1_000_000 + 3 * 86_400 }

  it('lies in the window, every day of it as likely as another', () => {
    const random = seededRandom(4)
    const days = [0, 0, 0]
    for (let i = 0; i < 3_000; i++) {
      const time = firstBallotTime(window, random)
      expect(time).toBeGreaterThanOrEqual(window.opens)
      expect(time).toBeLessThan(window.ends)
      const day = Math.floor((time - window.opens) / 86_400)
      days[day] = (days[day] ?? 0) + 1
    }
    // 1,000 ± 4 standard deviations of 25.8.
    for (const count of days) expect(Math.abs(count - 1_000)).toBeLessThan(104)
  })

  it('is refused a window of less than a day, in which it would say who', () => {
    expect(() => firstBallotTime({ opens: 0, ends: 86_399 }, seededRandom(1))).toThrow(RangeError)
  })
})
