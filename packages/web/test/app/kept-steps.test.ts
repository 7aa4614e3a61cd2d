// The way back after a lock: what is opened then may be the kept program, which is a file and has no doors, and in another
// process, where the number of the step is gone.

import { afterEach, expect, it, vi } from 'vitest'
import type { EngineClient } from '../../src/app/shell/engine-client.ts'
import { keptSteps } from '../../src/app/shell/kept-steps.ts'
import type { Place } from '../../src/app/shell/place.ts'

afterEach(() => vi.unstubAllGlobals())

const TAB = 5
const STEPS = [null, { path: '!doors/2', scroll: 0 }, { path: 't/17', scroll: 340 }]

it.each([
  ['of a demonstration’s page are all there', 'token', '!doors/2'],
  ['lead to the front where no doors are', undefined, ''],
])('kept steps %s', async (_, doors, path) => {
  vi.stubGlobal('history', { state: TAB * 2 ** 20 + 5 })
  const engine = { ask: async () => JSON.stringify([[TAB, 3, STEPS]]) } as unknown as EngineClient
  const steps = await keptSteps(engine, { doors } as Place)
  expect([...steps]).toEqual([
    ...[undefined, undefined, undefined, undefined],
    { path, scroll: 0 },
    { path: 't/17', scroll: 340 },
  ])
})

it.each([
  ['that is loaded anew', 'reload', 1],
  ['that is opened', 'navigate', 0],
])('a page without a number %s', async (_, __, type) => {
  const [replaceState, pushState] = [vi.fn(), vi.fn()]
  vi.stubGlobal('history', { state: null, replaceState, pushState })
  vi.stubGlobal('performance', { navigation: { type } })
  const engine = {
    ask: async () =>
      JSON.stringify([
        [3, 0, STEPS],
        [TAB, 3, STEPS],
      ]),
  } as unknown as EngineClient
  const steps = await keptSteps(engine, { doors: 'token' } as Place)
  // The way of the tab that moved last, laid once more up to its last step.
  const first = TAB * 2 ** 20 + 3
  expect(replaceState.mock.calls).toEqual(type === 1 ? [[first, '']] : [])
  expect(pushState.mock.calls.map(([state]) => state)).toEqual(type === 1 ? [first + 1, first + 2] : [])
  expect(steps.length).toBe(type === 1 ? 6 : 0)
})
