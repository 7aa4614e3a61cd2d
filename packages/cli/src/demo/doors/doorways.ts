// The doors of this demonstration: its second wall, which nobody starts before a door is opened, and the recorded run for
// who reads without JavaScript.

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Doorways } from '@commonwall/node'
import type { StoredRun } from '@commonwall/web/doors'
import { agree } from './agree.ts'
import { SecondWall } from './second-wall.ts'

/** Made by `e2e/app/record-doors.ts`. */
export const STORED_RUN = new URL('../../../data/doors-run.json', import.meta.url)

/** @param data the demonstration's own data folder */
export function openDoorways(data: string): Doorways & { close(): Promise<void> } {
  const second = new SecondWall(join(data, 'doors'))
  return {
    token: randomBytes(16).toString('hex'),
    run: JSON.parse(readFileSync(STORED_RUN, 'utf8')) as StoredRun,
    verbs: {
      open: () => second.open(),
      alter: (input) => second.alter(input),
      heal: () => second.heal(),
      stop: () => second.stop(),
      start: () => second.start(),
      agree: async () => agree(),
    },
    close: () => second.close(),
  }
}
