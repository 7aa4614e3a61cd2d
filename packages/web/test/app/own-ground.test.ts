// Going over to what is saved here: keys before the posts that they signed, and nothing of this wall into what is none.

import { AddressPool, memoryRows, type PathStore, type Rows } from '@commonwall/sync'
import { expect, it } from 'vitest'
import type { Ground } from '../../src/app/engine/ground.ts'
import { OwnGround } from '../../src/app/engine/own/own-ground.ts'
import type { Session } from '../../src/app/engine/session.ts'
import { NOW, secret, thread, WALL, wallOf } from './wall-of.ts'

/** A tab in which somebody has written, and what it goes over to. @param saved id of the wall that is saved here */
async function tab(saved: string | undefined) {
  let drawn = 0
  const pool = await AddressPool.open()
  const closed: (string | undefined)[] = []
  const session = (wall: string | undefined, isSaved: boolean) =>
    ({
      ...{ pool, saved: isSaved, ask: async () => undefined },
      copy: { wall, add: async () => true, history: () => undefined },
      close: async () => void closed.push(wall),
    }) as unknown as Session
  let open: Session | undefined
  const reading = {
    options: {
      ...{ now: () => NOW, onRelay() {}, onChange() {}, signOutside: async () => undefined },
      random: (length: number) => new Uint8Array(length).fill(++drawn),
    },
    isOpen: true,
    session: () => open,
    wall: () => wallOf({ events: [], moderators: {} }),
    begin: async () => session(saved, true),
    take: (taken: Session) => {
      open = taken
    },
    changed() {},
  } as unknown as Ground
  const ground = new OwnGround(reading)
  await ground.begin(session(WALL, false))
  const post = thread(1)
  ground.own().keyring.remember(post.id, secret(1))
  await (await ground.speaking()).send(post, { wait: 3_600, careful: false })
  return { ground, closed, post }
}

function watched(): { readonly rows: Rows; readonly put: string[] } {
  const rows = memoryRows()
  const put: string[] = []
  return {
    put,
    rows: {
      ...rows,
      put: (name, bytes) => {
        put.push(name)
        return rows.put(name, bytes)
      },
    },
  }
}

const store = {} as PathStore

it('keeps the keys before any post that they signed may leave', async () => {
  const { ground, post } = await tab(WALL)
  const { rows, put } = watched()
  await ground.moveTo({ store, rows })
  expect(ground.own().speaker?.entries.map(({ event }) => event.id)).toEqual([post.id])
  const first = put.findIndex((name) => name.startsWith('post-'))
  expect(put.indexOf('keys')).toBeGreaterThanOrEqual(0)
  expect(put.indexOf('keys')).toBeLessThan(first)
  await ground.own().close()
})

it('brings along what stands on the wall, in the order in which it was said: a ballot, and what may yet be taken back', async () => {
  const { ground, post } = await tab(WALL)
  const said = [4, 3, 2].map((n) => ({
    ...{ event: thread(n), state: 'on-the-wall' as const, lane: 'voice' as const },
    ...{ added: NOW - n, notBefore: 0, tries: 0, placement: { proof: 'a proof', witnesses: 1, of: 4 } },
  }))
  await (await ground.speaking()).takeOver(said)
  const { rows } = watched()
  await ground.moveTo({ store, rows })
  const entries = ground.own().speaker?.entries ?? []
  expect(entries.slice(0, 3)).toEqual(said)
  expect(entries.map(({ event }) => event.id).at(3)).toBe(post.id)
  await ground.own().close()
})

it.each([
  ['of another wall', 'bb'.repeat(32), 'wall/another'],
  ['of none', undefined, 'engine/no-wall'],
])('takes nothing into what is saved %s, and goes on with what it had', async (_, saved, code) => {
  const { ground, closed } = await tab(saved)
  const before = ground.own()
  const { rows, put } = watched()
  await expect(ground.moveTo({ store, rows })).rejects.toMatchObject({ code })
  expect(ground.own()).toBe(before)
  expect(put.filter((name) => name === 'keys' || name.startsWith('post-'))).toEqual([])
  expect(closed).toEqual([saved])
  await before.close()
})
