// Questions about the default log alone: what others put into another log, or into none, changes no answer.

import { describe, expect, it } from 'vitest'
import type { LogChoice } from '../store.ts'
import { BOB, CAROL, fabricate, withdrawal } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

const ALL = { tags: {} }

export function acceptDefaultLog(open: OpenStore): void {
  describe('the default log alone', () => {
    it('is answered as if nothing else were held, whatever the filter starts from', async () => {
      const store = await open()
      const tags = [
        ['t', 'talk'],
        ['E', CAROL],
      ]
      const post = (n: number, pubkey: string) =>
        fabricate({ created_at: n, pubkey, tags, content: `words ${n}` })
      const mine = [post(3, BOB), post(2, BOB), post(1, BOB)]
      const put = (log: LogChoice, events: typeof mine) => store.put(events.map((event) => ({ event, log })))
      await put('default', mine)
      await put(
        'optional',
        Array.from({ length: 30 }, (_, n) => post(100 + n, BOB)),
      )
      await put(
        'none',
        Array.from({ length: 30 }, (_, n) => post(200 + n, BOB)),
      )
      await store.place('default', 0, [mine[1]?.id ?? ''])
      for (const filter of [
        ALL,
        { ...ALL, kinds: [1] },
        { ...ALL, authors: [BOB] },
        { ...ALL, authors: [BOB], kinds: [1] },
        { tags: { E: [CAROL] } },
        { tags: { E: [CAROL], t: ['talk', 'news'] } },
        { ...ALL, search: 'words' },
        { ...ALL, ids: [...mine.map(({ id }) => id), post(100, BOB).id] },
      ]) {
        const name = JSON.stringify(filter)
        expect(store.query([filter], 5, 'default'), name).toEqual({ events: mine, complete: true })
        expect(store.query([{ ...filter, limit: 2 }], 5, 'default'), name).toEqual({
          events: mine.slice(0, 2),
          complete: false,
        })
        expect(store.count([filter], 'default'), name).toBe(3)
        expect(store.count([filter, { ...ALL, kinds: [7] }], 'default'), name).toBe(3)
        const dates = mine.map(({ id, created_at }) => ({ id, created_at }))
        expect(store.dated(filter, 3, 'default'), name).toEqual(dates.toReversed())
        expect(store.dated(filter, 2, 'default'), name).toBeUndefined()
        expect(store.query([filter], 1).events, name).not.toEqual(mine.slice(0, 1))
      }
    })

    it('takes in what gets a place without having waited for it, before or after its text came', async () => {
      const store = await open()
      const [before, after, never] = ['before', 'after', 'never'].map((content) =>
        fabricate({ content, tags: [['t', 'talk']] }),
      )
      if (!before || !after || !never) throw new Error('three events')
      await store.put([
        { event: before, log: 'optional' },
        { event: never, log: 'optional' },
      ])
      await store.place('optional', 0, [never.id])
      await store.place('default', 0, [before.id, after.id])
      await store.put([{ event: after, log: 'none' }])
      for (const filter of [ALL, { tags: { t: ['talk'] } }, { ...ALL, kinds: [1] }])
        expect(store.count([filter], 'default')).toBe(2)
    })

    it('counts what stands in a default log that is only held, or waits for one, and nothing of an optional one', async () => {
      const store = await open()
      const [placed, waiting, spare] = ['placed', 'waiting', 'spare'].map((content) => fabricate({ content }))
      if (!placed || !waiting || !spare) throw new Error('three events')
      await store.put([
        { event: placed, log: 'none' },
        { event: waiting, log: 'awaited' },
        { event: spare, log: 'none' },
      ])
      const key = 'a'.repeat(64)
      await store.place(`held/${key}`, 0, [placed.id])
      await store.place(`spare/${key}`, 0, [spare.id])
      expect(store.position(`held/${key}`, placed.id)).toBe(0)
      expect(store.placed(`spare/${key}`, 0, 9)).toEqual([spare.id])
      expect(store.placedCount('default')).toBe(0)
      expect(store.unlogged('default', 9)).toEqual([])
      expect(new Set(store.query([ALL], 9, 'default').events)).toEqual(new Set([placed, waiting]))
    })

    it('knows a version again that is current again', async () => {
      const store = await open()
      const version = (created_at: number) => fabricate({ kind: 30_023, tags: [['d', 'x']], created_at })
      await store.put([
        { event: version(1), log: 'default' },
        { event: version(2), log: 'optional' },
      ])
      const filter = { tags: { d: ['x'] } }
      expect(store.count([filter], 'default')).toBe(0)
      await store.withdraw(withdrawal({ ids: [version(2).id] }))
      expect(store.query([filter], 9, 'default').events).toEqual([version(1)])
    })
  })
}
