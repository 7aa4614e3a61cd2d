// The way into a log: the queue and the places.

import { describe, expect, it } from 'vitest'
import type { EventStore, PutItem } from '../store.ts'
import { ALICE, fabricate, withdrawal } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

export function acceptPlaces(open: OpenStore): void {
  describe('places', () => {
    const events = Array.from({ length: 6 }, (_, n) => fabricate({ content: `${n}` }))
    const ids = events.map(({ id }) => id)

    async function filled(): Promise<EventStore> {
      const store = await open()
      await store.put(events.map((event): PutItem => ({ event, log: 'default' })))
      return store
    }

    it('queues events for their log in the order of commitment', async () => {
      const store = await open()
      const [a, b, c] = events
      if (!a || !b || !c) throw new Error('three events')
      await store.put([
        { event: c, log: 'default' },
        { event: a, log: 'optional' },
      ])
      await store.put([
        { event: b, log: 'default' },
        { event: c, log: 'optional' },
      ])
      await store.put([{ event: fabricate({ content: 'elsewhere' }), log: 'none' }])
      expect(store.unlogged('default', 9)).toEqual([c.id, b.id])
      expect(store.unlogged('default', 1)).toEqual([c.id])
      expect(store.unlogged('optional', 9)).toEqual([a.id])
    })

    it('gives places once and takes the ids out of the queue', async () => {
      const store = await filled()
      await store.place('default', 0, ids.slice(0, 2))
      expect(store.unlogged('default', 9)).toEqual(ids.slice(2))
      await store.place('default', 2, [ids[3] ?? '', ids[2] ?? ''])
      expect(store.unlogged('default', 9)).toEqual(ids.slice(4))
      expect(store.placedCount('default')).toBe(4)
      expect(store.placed('default', 1, 4)).toEqual([ids[1], ids[3], ids[2]])
      expect(store.placed('default', 3, 99)).toEqual([ids[2]])
      expect(store.placed('default', 4, 9)).toEqual([])
      expect(store.position('default', ids[3] ?? '')).toBe(2)
      expect(store.position('default', ids[5] ?? '')).toBeUndefined()
      expect(store.position('optional', ids[3] ?? '')).toBeUndefined()
      expect(store.placedCount('optional')).toBe(0)
    })

    it('gives places to ids whose events it does not hold', async () => {
      const store = await open()
      await store.place('optional', 0, ids)
      expect(store.placed('optional', 0, 6)).toEqual(ids)
    })

    it('takes the same places again, and refuses to skip, to change and to repeat', async () => {
      const store = await filled()
      await store.place('default', 0, ids.slice(0, 3))
      await store.place('default', 1, ids.slice(1, 4))
      expect(store.placedCount('default')).toBe(4)
      for (const [first, wrong] of [
        [5, ids.slice(4)],
        [3, ids.slice(4)],
        [4, ids.slice(0, 1)],
        [4, [ids[4], ids[5], ids[4]]],
      ] as const)
        await expect(store.place('default', first, wrong as string[])).rejects.toMatchObject({
          code: 'store/place',
        })
      expect(store.placedCount('default')).toBe(4)
      expect(store.unlogged('default', 9)).toEqual(ids.slice(4))
    })

    it('keeps the place of what is superseded or withdrawn', async () => {
      const store = await open()
      const profile = (created_at: number) => fabricate({ kind: 0, created_at })
      await store.put([
        { event: profile(20), log: 'default' },
        { event: profile(10), log: 'default' },
        { event: fabricate({ content: 'bye' }), log: 'default' },
      ])
      const bye = fabricate({ content: 'bye' }).id
      await store.withdraw(withdrawal({ ids: [bye] }))
      const queue = [profile(20).id, profile(10).id, bye]
      expect(store.unlogged('default', 9)).toEqual(queue)
      await store.place('default', 0, queue)
      await store.withdraw(withdrawal({ everything: true, authors: [ALICE] }))
      expect(store.placed('default', 0, 9)).toEqual(queue)
      expect(store.hole(bye)?.kind).toBe(1)
    })

    it('does not queue what was withdrawn before it came, nor what comes twice', async () => {
      const store = await open()
      const [a, b] = events
      if (!a || !b) throw new Error('two events')
      await store.withdraw(withdrawal({ ids: [a.id] }))
      await store.put([
        { event: a, log: 'default' },
        { event: b, log: 'default' },
        { event: b, log: 'default' },
      ])
      expect(store.unlogged('default', 9)).toEqual([b.id])
      await store.place('default', 0, [b.id])
      await store.put([{ event: b, log: 'default' }])
      expect(store.unlogged('default', 9)).toEqual([])
    })
  })
}
