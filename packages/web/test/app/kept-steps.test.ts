// The way back after a lock: what is opened then may be the kept program, which is a file and has no doors.

import { expect, it, vi } from 'vitest'
import type { EngineClient } from '../../src/app/shell/engine-client.ts'
import type { Place } from '../../src/app/shell/place.ts'

const TAB = 5
const STEPS = [null, { path: '!doors/2', scroll: 0 }, { path: 't/17', scroll: 340 }]

it.each([
  ['of a demonstration’s page are all there', 'token', '!doors/2'],
  ['lead to the front where no doors are', undefined, ''],
])('kept steps %s', async (_, doors, path) => {
  vi.stubGlobal('history', { state: TAB * 2 ** 20 + 5 })
  const { keptSteps } = await import('../../src/app/shell/kept-steps.ts')
  const engine = { ask: async () => JSON.stringify([[TAB, 3, STEPS]]) } as unknown as EngineClient
  const steps = await keptSteps(engine, { doors } as Place)
  expect([...steps]).toEqual([
    ...[undefined, undefined, undefined, undefined],
    { path, scroll: 0 },
    { path: 't/17', scroll: 340 },
  ])
  vi.unstubAllGlobals()
})
