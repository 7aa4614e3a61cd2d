// Going over to *Saved here* where the device gives out half-way: the tab goes on with what it had.

import { randomBytes } from 'node:crypto'
import { MemoryPathStore, memoryRows, StoreError } from '@commonwall/sync'
import { expect, it } from 'vitest'
import { openSmallWall } from '../../packages/sync/test/small-wall.ts'
import { Ground } from '../../packages/web/src/app/engine/ground.ts'
import { OwnGround } from '../../packages/web/src/app/engine/own/own-ground.ts'
import { laterScreens } from '../../packages/web/src/app/engine/own/screens.ts'
import { readCalls } from '../../packages/web/src/app/engine/read/calls.ts'
import { sayCalls } from '../../packages/web/src/app/engine/say/calls.ts'

const TYPED = { form: 'thread', text: 'Words.', board: 'b/1', lang: 'en' } as const
const HOUR = 3_600

it('a device that has room for one post of two takes none, and both go on waiting; what is said while they are brought over is not lost', async () => {
  const wall = await openSmallWall()
  const now = () => Math.floor(Date.now() / 1000)
  const ground = new Ground({
    now,
    random: (length) => new Uint8Array(randomBytes(length)),
    onChange() {},
    onLock() {},
    onRelay() {},
    signOutside: async () => undefined,
    laterScreens: async () => laterScreens(() => undefined),
  })
  const own = new OwnGround(ground)
  const { mine, say } = sayCalls(own)
  await readCalls(ground).open({ root: wall.node.url })
  await own.ready()
  for (const title of ['One', 'Two'])
    await say({ ...TYPED, title, as: undefined, careful: false, notBefore: now() + HOUR })
  const waiting = async () => (await mine()).map(({ words, state }) => [words, state])
  const before = await waiting()
  expect(before).toHaveLength(2)

  const rows = memoryRows()
  let room = 1
  const store = new MemoryPathStore()
  for (const path of await own.session().store.list())
    await store.put(path, (await own.session().store.get(path)) ?? new Uint8Array())
  const full = {
    ...rows,
    put: async (name: string, bytes: Uint8Array) => {
      if (name.startsWith('post-') && room-- === 0) throw new StoreError('store/full', 'rows: no room')
      await rows.put(name, bytes)
    },
  }
  await expect(own.moveTo({ store, rows: full })).rejects.toThrow('no room')
  expect(own.session().saved).toBe(false)
  expect(await waiting()).toEqual(before)

  // Another is said while they are brought over: it is brought over too, or its writer is told that it failed.
  const kept = memoryRows()
  let said: Promise<boolean> | undefined
  const put: typeof kept.put = async (name, bytes) => {
    if (name.startsWith('post-'))
      said ??= say({ ...TYPED, title: 'Three', as: undefined, careful: false, notBefore: now() + HOUR }).then(
        () => true,
        () => false,
      )
    await kept.put(name, bytes)
  }
  await own.moveTo({ store, rows: { ...kept, put } })
  expect(own.session().saved).toBe(true)
  const brought = await waiting()
  expect(brought.filter(([words]) => words === 'Three')).toHaveLength((await said) ? 1 : 0)
  expect(brought.filter(([words]) => words !== 'Three')).toEqual(before)
  await own.own().close()
  await own.session().close()
  await wall.close()
}, 60_000)
