// Replaceable and addressable events (NIP-01): one is current, every version is kept.

import { describe, expect, it } from 'vitest'
import { newestFirst } from '../precedence.ts'
import { ALICE, BOB, fabricate, plain, withdrawal } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

export function acceptVersions(open: OpenStore): void {
  describe('versions', () => {
    for (const [what, kind, tags, address] of [
      ['replaceable', 0, [], `0:${ALICE}:`],
      ['replaceable above 10,000', 10_002, [['d', 'not part of it']], `10002:${ALICE}:`],
      ['addressable', 30_023, [['d', 'text']], `30023:${ALICE}:text`],
      ['addressable without d', 30_023, [], `30023:${ALICE}:`],
    ] as const) {
      it(`${what}: the newest is current, the older ones stay by id`, async () => {
        const store = await open()
        const older = fabricate({ kind, tags, created_at: 10 })
        const newer = fabricate({ kind, tags, created_at: 20 })
        expect(await store.put(plain(older))).toEqual(['stored'])
        expect(await store.put(plain(newer))).toEqual(['stored'])
        expect(store.query([{ kinds: [kind], tags: {} }], 9).events).toEqual([newer])
        expect(store.query([{ ids: [older.id], tags: {} }], 9).events).toEqual([])
        expect(store.count([{ tags: {} }])).toBe(1)
        expect(store.get(older.id)).toEqual(older)
        expect(store.versions(address)).toEqual([newer, older])
      })

      it(`${what}: an older one that comes late is superseded and kept`, async () => {
        const store = await open()
        const older = fabricate({ kind, tags, created_at: 10 })
        const newer = fabricate({ kind, tags, created_at: 20 })
        expect(await store.put(plain(newer, older))).toEqual(['stored', 'superseded'])
        expect(await store.put(plain(older))).toEqual(['duplicate'])
        expect(store.query([{ tags: {} }], 9).events).toEqual([newer])
        expect(store.get(older.id)).toEqual(older)
        expect(store.versions(address)).toEqual([newer, older])
      })

      it(`${what}: the lowest id wins a tie`, async () => {
        const tied = [1, 2].map((n) => fabricate({ kind, tags, content: `${n}` })).sort(newestFirst)
        for (const [order, results] of [
          [tied, ['stored', 'superseded']],
          [tied.toReversed(), ['stored', 'stored']],
        ] as const) {
          const store = await open()
          expect(await store.put(plain(...order))).toEqual(results)
          expect(store.query([{ tags: {} }], 9).events).toEqual(tied.slice(0, 1))
        }
      })
    }

    it('keeps addresses apart by kind, author and d', async () => {
      const store = await open()
      const events = [
        fabricate({ kind: 30_023, tags: [['d', 'a']] }),
        fabricate({ kind: 30_023, tags: [['d', 'b']] }),
        fabricate({ kind: 30_024, tags: [['d', 'a']] }),
        fabricate({ kind: 30_023, tags: [['d', 'a']], pubkey: BOB }),
      ]
      await store.put(plain(...events))
      expect(store.query([{ tags: {} }], 9).events).toHaveLength(4)
      expect(store.query([{ kinds: [30_023], tags: { d: ['a'] } }], 9).events).toHaveLength(2)
      expect(store.versions(`30023:${ALICE}:c`)).toEqual([])
    })

    it('does not replace regular events', async () => {
      const store = await open()
      await store.put(
        plain(fabricate({ kind: 9_999, content: 'a' }), fabricate({ kind: 9_999, content: 'b' })),
      )
      expect(store.count([{ tags: {} }])).toBe(2)
    })

    it('makes the version before current again when the newest is withdrawn, in every order', async () => {
      const tags = [['d', 'x']]
      const [first, second] = [10, 20].map((created_at) => fabricate({ kind: 30_023, tags, created_at }))
      if (first === undefined || second === undefined) throw new Error('two versions')
      const gone = withdrawal({ ids: [second.id] })
      for (const order of [
        [first, second],
        [second, first],
      ]) {
        const store = await open()
        await store.put(plain(...order))
        await store.withdraw(gone)
        expect(store.query([{ tags: { d: ['x'] } }], 9).events).toEqual([first])
        expect(store.versions(`30023:${ALICE}:x`)).toEqual([first])
      }
      const store = await open()
      await store.withdraw(gone)
      expect(await store.put(plain(second, first))).toEqual(['withdrawn', 'stored'])
      expect(store.query([{ tags: { d: ['x'] } }], 9).events).toEqual([first])
    })
  })
}
