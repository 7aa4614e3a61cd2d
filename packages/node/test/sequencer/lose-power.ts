// One run of a log whose disk loses power somewhere, and everything that must hold afterwards.
//
// The store's and the lock database's own durability is SQLite's matter; here both keep what they committed,
// and the published folder loses what was not synced.

import type { Anchor } from '@commonwall/wall'
import { LockDatabase } from '../../src/sequencer/lock-database.ts'
import { MemoryStore } from '../../src/store/index.ts'
import { checkGrowth, checkPublished } from '../publish/check-published.ts'
import { DroppingDisk, seeded } from '../publish/dropping-disk.ts'
import { clock, openRig, write } from './rig.ts'

export interface PowerLossResult {
  readonly seed: number
  /** The operation at which the power went. */
  readonly operation: number
  readonly leaves: number
  /** What did not hold, or undefined. */
  readonly problem: string | undefined
}

/** Writes, flushes and loses power at an operation that the seed chooses, twice; then opens and checks. */
export async function losePower(seed: number): Promise<PowerLossResult> {
  const random = seeded(seed)
  const data = '/data'
  const store = new MemoryStore()
  const lock = new LockDatabase(':memory:')
  const now = clock()
  const seen: Anchor[] = []
  const stored: string[] = []
  let disk = new DroppingDisk()
  // The published folder's parent stands on the disk before the node starts.
  for (const folder of [...parents(data).slice(1), data]) await disk.makeFolder(folder)
  for (const folder of parents(data)) await disk.syncFolder(folder)
  let operation = 0
  for (let crash = 0; crash < 2; crash++) {
    operation = 1 + Math.floor(random() * 400)
    disk = disk.afterPowerLoss(random)
    disk.loseAfter(operation)
    await runUntilLoss()
  }
  disk = disk.afterPowerLoss(random)
  const problem = await check().then(
    () => undefined,
    (error: Error) => error.message,
  )
  lock.close()
  return { seed, operation, leaves: stored.length, problem }

  async function runUntilLoss(): Promise<void> {
    let running: Awaited<ReturnType<typeof openRig>> | undefined
    try {
      running = await openRig({
        data,
        disk,
        store,
        lock,
        now,
        onCheckpoint: (anchor) => {
          seen.push(anchor)
        },
      })
      for (let step = 0; step < 40; step++) {
        stored.push(...(await write(store, 1 + Math.floor(random() ** 3 * 200), stored.length)))
        now.time += Math.floor(random() * 3_000)
        await running.sequencer.flush()
      }
    } catch (error) {
      if ((error as Error).name !== 'PowerLoss') throw error
    } finally {
      await running?.close()
    }
  }

  async function check(): Promise<void> {
    const rig = await openRig({ data, disk, store, lock, now })
    await rig.sequencer.flush()
    const published = await checkPublished(rig.files, rig.key, rig.hash)
    for (const anchor of seen) await checkGrowth(published, anchor)
    const logged = new Set(published.ids)
    const lost = stored.filter((id) => !logged.has(id))
    if (lost.length > 0) throw new Error(`${lost.length} events are not in the log`)
    if (logged.size !== published.ids.length) throw new Error('an id stands twice')
    await rig.close()
  }
}

function parents(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/') || '/')
}
