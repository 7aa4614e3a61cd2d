// The quick part of `npm run test:slow -- definitions`: real nodes over days of wall time, a day at a step.

import { describe, expect, it } from 'vitest'
import { closedLog, noWitness, restoredLog, rivals } from './definition-cases.ts'
import type { Played } from './stations.ts'
import { HOUR, openWorld, type World } from './wall-on-loopback.ts'

async function play(act: (world: World) => Promise<Played>): Promise<Played> {
  const world = openWorld(24 * HOUR)
  return act(world).finally(() => world.close())
}

describe('a running wall', () => {
  it('voids two definitions bound within one pause, and goes on with one that names both', async () => {
    expect((await play(rivals)).audits).toBe(4)
  })

  it('goes on with a new log where the copy of a lost one ends', async () => {
    expect((await play(restoredLog)).audits).toBe(4)
  })

  it('takes nothing for a log that its keepers closed', async () => {
    expect((await play(closedLog)).audits).toBe(5)
  })

  it('is changed by its keepers also where it has no witness', async () => {
    expect((await play(noWitness)).audits).toBe(2)
  })
})
