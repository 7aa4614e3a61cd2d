// One's own posts are looked after by one look at a time, however often it is asked for.

import { type AddressPool, type Copy, memoryRows } from '@commonwall/sync'
import { expect, it } from 'vitest'
import { Keyring } from '../../src/app/engine/say/keyring.ts'
import { Speaker } from '../../src/app/engine/say/speaker.ts'
import { thread, WALL, wallOf } from './wall-of.ts'

/** How often a look asks the copy what of the wall it holds: before it sends, to send, and after. */
const ASKS = 3

it('what is asked for while a look is under way is one look more', async () => {
  const random = (length: number) => new Uint8Array(length).fill(7)
  let asked = 0
  const history = () => {
    asked++
    return undefined
  }
  const speaker = await Speaker.open({
    ...{ random, rows: memoryRows(), pool: {} as AddressPool, saved: false },
    copy: { wall: WALL, add: async () => true, history } as unknown as Copy,
    keyring: new Keyring(random),
    ask: async () => undefined,
    tellsBridge: () => false,
    signUnder: () => Promise.reject(new Error('nothing is signed here')),
    now: () => 1_800_000_000,
    wall: () => wallOf({ events: [], moderators: {} }),
    onChange() {},
  })
  // Handing it over begins a look.
  await speaker.send(thread(1), 0, 0)
  await Promise.all(Array.from({ length: 20 }, () => speaker.look()))
  expect(asked).toBe(2 * ASKS)
  await speaker.close()
})
