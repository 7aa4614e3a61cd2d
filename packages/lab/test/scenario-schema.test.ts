// The schema for editors and other languages, judged by a validator that knows nothing of ours.

import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { scenarioJsonSchema } from '../../../scripts/scenario-schema.ts'
import { parseScenario, pathOf, readScenarios, ScenarioError } from '../src/index.ts'

const text = readFileSync(new URL('../scenario.schema.json', import.meta.url), 'utf8')
const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(text))
const names = readScenarios().map(({ id }) => id)
const read = (id: string) =>
  JSON.parse(readFileSync(new URL(`../scenarios/${id}.json`, import.meta.url), 'utf8'))
/** Where it is wrong, and what about it. */
const problems = () =>
  (validate.errors ?? []).map(({ instancePath, params }) => `${instancePath} ${JSON.stringify(params)}`)

it('is what the parser’s own schema says', () => {
  expect(JSON.parse(scenarioJsonSchema())).toEqual(JSON.parse(text))
})

it.each(names)('takes %s', (id) => {
  validate(read(id))
  expect(problems()).toEqual([])
})

it('takes the scenario of the README, and so does the parser', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const json = JSON.parse(/```json\n(.*?)```/s.exec(readme)?.[1] ?? '')
  validate(json)
  expect(problems()).toEqual([])
  expect(() => pathOf(parseScenario(json), { seed: '1' })).not.toThrow()
})

describe('what is broken is refused by name, as the parser refuses it', () => {
  it.each([
    ['an unknown box', { boxes: [{ box: 'laser' }] }, '/boxes/0/box'],
    [
      'an unknown parameter',
      { boxes: [{ box: 'cut-off', really: true }] },
      '/boxes/0 {"additionalProperty":"really"}',
    ],
    ['a probability over one', { boxes: [{ box: 'weather', lossIn: 2 }] }, '/boxes/0/lossIn'],
    ['no source', { sources: [] }, '/sources'],
    ['a field that nobody knows', { mood: 'grim' }, ' {"additionalProperty":"mood"}'],
    ['an id with capitals', { id: 'Storm' }, '/id'],
    [
      'a control of no known kind',
      { forbidden: { client: 'carrier-pigeon', host: 'a.test' } },
      '/forbidden/client',
    ],
  ])('%s', (_, change, place) => {
    const broken = { ...read('storm-443'), ...change }
    expect(validate(broken)).toBe(false)
    expect(problems().some((problem) => problem.startsWith(place))).toBe(true)
    expect(() => parseScenario(broken)).toThrow(ScenarioError)
  })
})
