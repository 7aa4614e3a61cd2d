import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Level, preferredFirst, verdictOf } from '../../src/index.ts'
import { MUTANTS } from './mutants.ts'
import { NUMBERS, RULE, type Rule } from './profile.ts'
import { PROPERTIES } from './properties.ts'
import { smallModel } from './small-model.ts'

const violated = (rule: Rule, numRuns: number) =>
  PROPERTIES.filter(({ of }) => fc.check(of(rule), { seed: 42, numRuns }).failed).map(({ name }) => name)

describe('the rule', () => {
  for (const { name, of } of PROPERTIES) it(name, () => fc.assert(of(RULE), { seed: 42, numRuns: 100 }))

  it('holds in every state of a small group', () => {
    const { states, violations } = smallModel(RULE.passes)
    expect(violations).toEqual([])
    expect(states).toBeGreaterThanOrEqual(43_000)
  })
})

describe('a mutant of the rule is told from it', () => {
  for (const [name, rule] of Object.entries(MUTANTS))
    it(name, () => {
      const found = [...violated(rule, 400), ...smallModel(rule.passes).violations]
      expect(found.length).toBeGreaterThan(0)
    })
})

describe('levels', () => {
  const group = (S: number, O = 0, R = 0, N = 10) => ({ S, O, R, N })
  const level = (...groups: readonly ReturnType<typeof group>[]): Level =>
    verdictOf({ groups, thirds: [] }, NUMBERS).level

  it('are those of ICANN’s working groups', () => {
    expect(level(group(5), group(4))).toBe('full consensus')
    expect(level(group(5, 1), group(4))).toBe('consensus')
    expect(level(group(5, 1), group(4, 3))).toBe('strong support, significant opposition')
    expect(level(group(5, 1), group(2, 5))).toBe('strong support, significant opposition')
    expect(level(group(2, 5), group(2, 5))).toBe('divergence')
    expect(level(group(5), group(1))).toBe('not enough voices')
  })

  it('choose between adoptable wordings by the worst off', () => {
    const rival = (id: string, S: number, O: number, date = 0) => ({
      ...{ id, date, lot: id, thirds: [] },
      groups: [
        { S: 9, O: 0 },
        { S, O },
      ],
    })
    const first = (...rivals: ReturnType<typeof rival>[]) => preferredFirst(rivals)[0]?.id
    expect(first(rival('a', 5, 1), rival('b', 5, 0))).toBe('b')
    expect(first(rival('a', 5, 1, 2), rival('b', 5, 1, 1))).toBe('b')
    expect(first(rival('b', 5, 1), rival('a', 5, 1))).toBe('a')
  })
})
