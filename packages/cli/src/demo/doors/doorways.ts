// The doors of this demonstration: its second wall, which nobody starts before a door is opened, and the recorded run for
// who reads without JavaScript.

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Doorways } from '@commonwall/node'
import type { StoredRun } from '@commonwall/web/doors'
import type { SecondWall } from './second-wall.ts'

/** Made by `e2e/app/record-doors.ts`. */
export const STORED_RUN = new URL('../../../data/doors-run.json', import.meta.url)

/** @param data the demonstration's own data folder */
export function openDoorways(data: string): Doorways & { close(): Promise<void> } {
  let second: Promise<SecondWall> | undefined
  // Much is needed behind the doors, and nothing of it before one of them is opened.
  const behind = () => {
    second ??= import('./second-wall.ts').then(({ SecondWall }) => new SecondWall(join(data, 'doors')))
    return second
  }
  return {
    token: randomBytes(16).toString('hex'),
    run: JSON.parse(readFileSync(STORED_RUN, 'utf8')) as StoredRun,
    verbs: {
      open: async () => (await behind()).open(),
      alter: async (input) => (await behind()).alter(input),
      heal: async () => (await behind()).heal(),
      stop: async () => (await behind()).stop(),
      start: async () => (await behind()).start(),
      agree: async () => (await import('./agree.ts')).agree(),
    },
    close: async () => (await second)?.close(),
  }
}
