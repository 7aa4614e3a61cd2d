import { describe, expect, it } from 'vitest'
import { httpsForum, readScenarios, runVirtual, serviceWorkerSite, whyVoid } from '../src/index.ts'

const scenarios = readScenarios()
const seed = { seed: '7' }

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  it('cuts what is forbidden and lets pass what nobody minds', async () => {
    expect(await whyVoid(scenario, seed)).toBeUndefined()
  })
})

it('calls a run void whose wall cuts nothing', async () => {
  const [, , names] = scenarios
  if (names === undefined) throw new Error('expected a scenario')
  expect(await whyVoid({ ...names, boxes: [] }, seed)).toMatch('got through')
})

it('calls a run void whose wall cuts everything', async () => {
  const [, , names] = scenarios
  if (names === undefined) throw new Error('expected a scenario')
  expect(await whyVoid({ ...names, boxes: [{ box: 'cut-off' }] }, seed)).toMatch('did not get through')
})

it('gives the same run for the same seed, byte for byte, and another for another', async () => {
  const all = async (options: { seed: string }) => {
    const cells = []
    for (const scenario of scenarios) cells.push(await runVirtual(scenario, httpsForum, options))
    return JSON.stringify(cells)
  }
  const once = await all(seed)
  expect(await all(seed)).toBe(once)
  expect(await all({ seed: '8' })).not.toBe(once)
})

it('does not let a site that lives on one host outlast its name', async () => {
  const names = scenarios.find(({ id }) => id === 'sni-rst-2024')
  const clear = scenarios.find(({ id }) => id === 'clear-weather')
  if (!names || !clear) throw new Error('expected scenarios')
  for (const reader of [httpsForum, serviceWorkerSite]) {
    expect((await runVirtual(clear, reader, seed)).visits[0]?.read.ok).toBe(true)
    const cut = await runVirtual(names, reader, seed)
    expect(cut.visits[0]?.read.ok).toBe(false)
    expect(cut.forbiddenNames).toEqual([expect.stringMatching(/blocked\.test$/)])
  }
})

it('puts the platform’s timers back', async () => {
  const { setTimeout } = globalThis
  const [first] = scenarios
  if (first) await runVirtual(first, httpsForum, seed)
  expect(globalThis.setTimeout).toBe(setTimeout)
})
