// A lasting name's withdrawal waits for the pause, and is void if a rotation is witnessed meanwhile.

import { KIND, PAUSE } from '@commonwall/wall'
import { beforeEach, describe, expect, it } from 'vitest'
import type { NamesView } from '../../src/admission/names-view.ts'
import { PendingWithdrawals } from '../../src/admission/pending-withdrawals.ts'
import { ALICE, BOB, CAROL, fabricate } from '../../src/store/acceptance/fabricate.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'

const NAME = 'aa'.repeat(32)
const WITNESSED = 10_000
const WALL = 'bb'.repeat(32)

describe('pending withdrawals', () => {
  const post = fabricate({ content: 'mine' })
  const old = fabricate({ content: 'of my earlier key', pubkey: CAROL })
  const withdrawal = fabricate({
    kind: KIND.withdrawal,
    created_at: 2_000,
    tags: [
      ['h', WALL],
      ['e', post.id],
      ['e', old.id],
    ],
  })
  const theirs = fabricate({ content: 'of a throwaway', pubkey: BOB })
  const back = (created_at: number, wall = WALL, pubkey = BOB) =>
    fabricate({
      ...{ kind: KIND.withdrawal, created_at, pubkey },
      tags: [
        ['h', wall],
        ['e', pubkey === BOB ? theirs.id : post.id],
      ],
    })
  /** Never witnessed here. */
  const ahead = back(1_000_000)
  let now: number
  let store: MemoryStore
  let wallTime: number
  let rotations: readonly number[]
  /** ALICE is the current key, CAROL an earlier one. */
  const names = (): NamesView => ({
    nameOf: (pubkey) => (pubkey === BOB ? undefined : NAME),
    isCurrent: (pubkey) => pubkey === ALICE,
    rotations: () => rotations,
    keysOf: () => [CAROL, ALICE],
  })
  const open = () =>
    new PendingWithdrawals({
      ...{ store, names, wall: WALL, now: () => now },
      time: () => ({ wallTime, witnessedTime: (id) => (id === ahead.id ? undefined : WITNESSED) }),
    })

  beforeEach(async () => {
    store = new MemoryStore()
    rotations = []
    now = 20_000
    await store.put([post, old, withdrawal].map((event) => ({ event, log: 'default' as const })))
  })

  it('wait for the pause, then empty the posts of the name and leave holes', async () => {
    const pending = open()
    wallTime = WITNESSED + PAUSE - 1
    expect(await pending.run()).toEqual([])
    expect(store.get(post.id)).toBeDefined()
    wallTime = WITNESSED + PAUSE
    expect([...(await pending.run())].sort()).toEqual([post.id, old.id].sort())
    expect(store.hole(post.id)?.by).toBe(withdrawal.id)
    expect(await pending.run()).toEqual([])
  })

  it('are void after a rotation within the pause', async () => {
    rotations = [WITNESSED + 1]
    wallTime = WITNESSED + 10 * PAUSE
    expect(await open().run()).toEqual([])
    expect(store.get(post.id)).toBeDefined()
  })

  it('are found again after a restart, and none of a throwaway is among them', async () => {
    await store.put([
      {
        event: fabricate({
          ...{ kind: KIND.withdrawal, pubkey: BOB },
          tags: [
            ['h', WALL],
            ['e', post.id],
          ],
        }),
        log: 'default',
      },
    ])
    expect(open().size).toBe(1)
  })

  it('wait for their own date where that is ahead and not witnessed, also of a throwaway, and over a restart', async () => {
    const pending = open()
    await store.put([theirs, ahead].map((event) => ({ event, log: 'none' as const })))
    pending.released([theirs, ahead])
    wallTime = WITNESSED
    expect(await pending.run()).toEqual([])
    now = ahead.created_at
    const again = open()
    expect(await pending.run()).toEqual([theirs.id])
    expect(store.hole(theirs.id)?.by).toBe(ahead.id)
    expect(again.size).toBe(2)
    await again.run()
    expect(open().size).toBe(1)
  })

  it('empty nothing where they may not stand on the wall, whoever logged them', async () => {
    const [strange, own] = [back(2_000, 'cc'.repeat(32)), back(2_000, 'cc'.repeat(32), ALICE)]
    await store.put([theirs, strange, own].map((event) => ({ event, log: 'none' as const })))
    const pending = open()
    expect(pending.size).toBe(1)
    rotations = [WITNESSED + 1]
    wallTime = WITNESSED + 10 * PAUSE
    expect(await pending.run()).toEqual([])
    expect(store.get(theirs.id)).toBeDefined()
    expect(store.get(post.id)).toBeDefined()
  })

  it('are told once more after a start, in case the last one stopped before it published', async () => {
    wallTime = WITNESSED + PAUSE
    await open().run()
    const again = open()
    expect([...(await again.run())].sort()).toEqual([post.id, old.id].sort())
    expect(await again.run()).toEqual([])
  })
})
