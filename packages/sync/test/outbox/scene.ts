// A wall, the clock of everybody on it, which is moved by hand since a batch waits for minutes, and devices before it.

import type { VerifiedEvent } from '@commonwall/wall'
import { openSmallWall, thread } from '../small-wall.ts'
import { type DeviceOptions, openDevice as openDeviceAt } from './device.ts'

export async function openScene() {
  let time = Math.floor(Date.now() / 1000)
  const clock = () => time
  const wall = await openSmallWall({ posts: 2, witnesses: 3, now: clock })
  const openDevice = (options: Omit<DeviceOptions, 'wall' | 'clock'> = {}) =>
    openDeviceAt({ ...options, wall, clock })
  let posts = 0
  /** Until the batch is over. */
  const pass = () => {
    time += 4 * 60
  }
  return {
    wall,
    clock,
    openDevice,
    pass,
    write: (text = `from the outbox ${++posts}`) => thread(wall.node.wall, text, clock(), 90),
    /** What the node waits with is released and logged. */
    async release() {
      pass()
      await wall.node.batch.releaseDue()
      await wall.node.flush()
    },
    /** How often an id stands in the log. */
    async timesOnTheWall({ id }: VerifiedEvent): Promise<number> {
      const device = await openDevice()
      await device.catchUp()
      const ids = [...device.copy.logs.values()].flatMap((log) =>
        [...log.loaded].flatMap((segment) => log.idsOf(segment) ?? []),
      )
      await device.close()
      return ids.filter((one) => one === id).length
    },
  }
}

export const states = ({ entries }: { readonly entries: readonly { readonly state: string }[] }) =>
  entries.map(({ state }) => state)
