// What is shown and decides nothing: the text as it stands now, and the opinion map.

import { describe, expect, it } from 'vitest'
import { type PointOnMap, peopleMapSteps, textNow } from '../../src/index.ts'
import { Gathering } from './gathering.ts'

const everybody = [1, 2, 3, 4, 5]

function mapOf(assembly: Gathering): readonly PointOnMap[] {
  const steps = peopleMapSteps(assembly.input(), assembly.state())
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

describe('the text as it stands now', () => {
  it('is told before any result is, with who stands behind each proposal by group', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const both = assembly.propose(1.6, 'by both', { passage: 'one' }, ['civil 1', 'state 1'])
    const one = assembly.propose(1.7, 'by one group', { passage: 'two' }, ['civil 1', 'civil 2'])
    assembly.pass(1.9)
    const { round, voices, places, alternatives } = textNow(assembly.input())
    expect(round).toBe(0)
    expect(voices).toEqual([5, 5])
    expect(places.map(({ wordings }) => wordings.length)).toEqual([2, 1])
    expect(alternatives.map(({ id, sponsors, called }) => [id, sponsors, called])).toEqual([
      [both, [0, 1], true],
      [one, [0], false],
    ])
  })

  it('is told by a copy that lacks a ballot and so shows no result', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    assembly.propose(1.6, 'by both', { passage: 'one' }, ['civil 1', 'state 1'])
    assembly.castAll(3, 'civil', { one: 2 }, everybody)
    assembly.pass(4)
    const input = assembly.input()
    const ballot = [...input.events].findLast(({ kind }) => kind === 4602)
    const without = [...input.events].filter((event) => event !== ballot)
    const now = textNow({ ...input, events: without, withheld: [ballot?.id ?? ''] })
    expect(now.places.map(({ wordings }) => wordings.length)).toEqual([2, 1])
  })
})

describe('the opinion map', () => {
  it('puts who says the same in one place and who says the opposite on the other side, and names nobody', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    assembly.castAll(3, 'civil', { one: 2, two: -1 }, everybody)
    assembly.castAll(3, 'state', { one: -1, two: 2 }, everybody)
    const points = mapOf(assembly.pass(10))
    expect(points).toHaveLength(10)
    const [left, right] = [points.slice(0, 5), points.slice(5)]
    for (const side of [left, right]) {
      expect(new Set(side.map(({ x }) => x)).size).toBe(1)
      expect(new Set(side.map(({ group }) => group)).size).toBe(1)
      expect(new Set(side.map(({ cluster }) => cluster)).size).toBe(1)
    }
    expect(left[0]?.x).toBeLessThan(0)
    expect(right[0]?.x).toBeGreaterThan(0)
    expect(JSON.stringify(points)).not.toMatch(/[0-9a-f]{64}/)
  })

  it('is empty where nobody spoke', () => {
    expect(mapOf(new Gathering().enrol({ civil: 5, state: 5 }).pass(10))).toEqual([])
  })
})
