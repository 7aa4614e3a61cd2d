// What a store that persists still knows after it was closed and opened again.

import { describe, expect, it } from 'vitest'
import { ALICE, fabricate, plain, withdrawal } from './fabricate.ts'
import type { OpenStore, ReopenStore } from './run-store-acceptance.ts'

export function acceptPersistence(open: OpenStore, reopen: ReopenStore): void {
  describe('persistence', () => {
    it('keeps events, versions, holes, tombstones, places, queue, shelves and search', async () => {
      const before = await open()
      const version = (created_at: number) => fabricate({ kind: 30_023, tags: [['d', 'x']], created_at })
      const gone = fabricate({ content: 'gone' })
      const never = fabricate({ content: 'never' })
      const words = fabricate({ content: '世界人权宣言', tags: [['t', 'udhr']] })
      await before.put([
        { event: words, log: 'default' },
        { event: version(1), log: 'default' },
        { event: version(2), log: 'default' },
        { event: gone, log: 'optional' },
      ])
      await before.withdraw(withdrawal({ ids: [gone.id, never.id] }))
      await before.place('default', 0, [words.id])
      await before.shelf('meta').put([['wall', 'w']])
      await before.close()

      const after = await reopen(before)
      try {
        expect(after.query([{ tags: {} }], 9).events).toEqual([words, version(2)])
        expect(after.query([{ tags: { t: ['udhr'] } }], 9).events).toEqual([words])
        expect(after.query([{ search: '人權', tags: {} }], 9).events).toEqual([words])
        expect(after.versions(`30023:${ALICE}:x`)).toEqual([version(2), version(1)])
        expect(after.hole(gone.id)?.pubkey).toBe(ALICE)
        expect(after.unlogged('default', 9)).toEqual([version(1).id, version(2).id])
        expect(after.unlogged('optional', 9)).toEqual([gone.id])
        expect(after.placed('default', 0, 9)).toEqual([words.id])
        expect(after.shelf('meta').all()).toEqual([['wall', 'w']])
        const later = fabricate({ content: 'later' })
        expect(await after.put(plain(gone, never, words, version(1), later))).toEqual([
          'withdrawn',
          'withdrawn',
          'duplicate',
          'duplicate',
          'stored',
        ])
        expect(after.query([{ search: 'later', tags: {} }], 9).events).toEqual([later])
      } finally {
        await after.close()
      }
    })
  })
}
