import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BOXES, parseScenario, pathOf, readScenarios, ScenarioError } from '../src/index.ts'

const scenarios = readScenarios()

it('brings its scenarios, numbered', () => {
  expect(scenarios.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1))
})

it('uses every box in some scenario, or in a vector', () => {
  const files = globSync('vectors/lab/valid/*.json')
  const vectors = files.map((path) => JSON.parse(readFileSync(path, 'utf8')) as { boxes: { box: string }[] })
  const used = new Set([...scenarios, ...vectors].flatMap(({ boxes }) => boxes.map(({ box }) => box)))
  expect([...BOXES.keys()].filter((name) => !used.has(name))).toEqual([])
})

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  it('builds its boxes', () => {
    expect(() => pathOf(scenario, { seed: '1' })).not.toThrow()
  })
  it('says where it is from, and what was assumed if it was only reported or thought up', () => {
    expect(scenario.sources.join('')).not.toBe('')
    if (scenario.confidence === 'hypothetical') expect(scenario.unverified).not.toEqual([])
  })
})

it.each([
  ['an unknown box', { boxes: [{ box: 'laser' }] }, /expected one of/],
  ['an unknown parameter', { boxes: [{ box: 'cut-off', really: true }] }, /cut-off/],
  ['a probability over one', { boxes: [{ box: 'weather', lossIn: 2 }] }, /lossIn/],
  ['no source', { sources: [] }, /sources/],
])('refuses %s and names the field', (_, change, message) => {
  const broken = { ...structuredClone(scenarios[0]), ...change }
  expect(() => parseScenario(broken)).toThrow(ScenarioError)
  expect(() => parseScenario(broken)).toThrow(message)
})

it('names a list that is not there', () => {
  const boxes = [{ box: 'tls-sni-reset', list: 'nowhere' }]
  expect(() => pathOf({ boxes, lists: {}, hour: 12 }, { seed: '1' })).toThrow(/nowhere/)
})
