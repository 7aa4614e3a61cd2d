import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NameList, parseRule } from '../src/rules/name-list.ts'
import { type Rule, ruleTakes, SHAPES } from '../src/rules/rule.ts'

const label = fc.stringMatching(/^[a-z0-9-]{1,6}$/)
const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
const shape = fc.constantFrom(...(Object.keys(SHAPES) as (keyof typeof SHAPES)[]))
const seeded = { seed: 20250101, numRuns: 100 }

it('means by each shape the regular expression that was measured', () => {
  const near = fc.tuple(name, name, fc.constantFrom('', '.', 'x'), fc.constantFrom('', '.', 'x'))
  fc.assert(
    fc.property(shape, near, (kind, [keyword, other, before, after]) => {
      const expression = new RegExp(SHAPES[kind].replace('kw', keyword.replaceAll('.', '\\.')))
      for (const tried of [keyword, other, `${other}${before}${keyword}`, `${keyword}${after}${other}`])
        expect(ruleTakes({ shape: kind, keyword }, tried)).toBe(expression.test(tried))
    }),
    seeded,
  )
})

it('finds in a list what one of its rules takes, and nothing else', () => {
  const rule = fc.record({ shape, keyword: name })
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 12 }), name, (rules: Rule[], tried) => {
      expect(new NameList(rules).find(tried) !== undefined).toBe(rules.some((one) => ruleTakes(one, tried)))
    }),
    seeded,
  )
})

it('over-blocks as the wall does: an ending takes names that have nothing to do with it', () => {
  const strict = new NameList([parseRule('blocked.test')])
  const loose = new NameList([parseRule('*blocked.test')])
  const names = ['blocked.test', 'a.blocked.test', 'unblocked.test', 'benign.test']
  expect(names.filter((one) => strict.find(one))).toEqual(['blocked.test', 'a.blocked.test'])
  expect(names.filter((one) => loose.find(one))).toEqual(['blocked.test', 'a.blocked.test', 'unblocked.test'])
})
