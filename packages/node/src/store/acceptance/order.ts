// NIP-01's order and limits, and NIP-77's.

import type { Filter } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { newestFirst } from '../precedence.ts'
import { BOB, fabricate, plain } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

const ALL: Filter = { tags: {} }

export function acceptOrder(open: OpenStore): void {
  describe('order and limits', () => {
    const events = Array.from({ length: 12 }, (_, n) =>
      fabricate({ created_at: 100 + Math.floor(n / 4), content: `${n}`, kind: 1 + (n % 2) }),
    )
    const sorted = [...events].sort(newestFirst)

    it('answers newest first, and lowest id first on a tie', async () => {
      const store = await open()
      await store.put(plain(...events))
      expect(store.query([ALL], 100)).toEqual({ events: sorted, complete: true })
    })

    it('keeps the newest within a limit and says that there is more', async () => {
      const store = await open()
      await store.put(plain(...events))
      expect(store.query([{ ...ALL, limit: 5 }], 100)).toEqual({
        events: sorted.slice(0, 5),
        complete: false,
      })
      expect(store.query([{ ...ALL, limit: 12 }], 100).complete).toBe(true)
      expect(store.query([{ ...ALL, limit: 0 }], 100)).toEqual({ events: [], complete: false })
      expect(store.query([{ kinds: [7], tags: {}, limit: 0 }], 100)).toEqual({ events: [], complete: true })
    })

    it('never answers with more than the cap', async () => {
      const store = await open()
      await store.put(plain(...events))
      expect(store.query([{ ...ALL, limit: 50 }], 3)).toEqual({ events: sorted.slice(0, 3), complete: false })
      const both = store.query(
        [
          { kinds: [1], tags: {}, limit: 6 },
          { kinds: [2], tags: {}, limit: 6 },
        ],
        8,
      )
      expect(both).toEqual({ events: sorted.slice(0, 8), complete: false })
    })

    it('applies the limit of each filter and gives every event once', async () => {
      const store = await open()
      await store.put(plain(...events))
      const { events: found } = store.query(
        [
          { ...ALL, limit: 3 },
          { kinds: [2], tags: {}, limit: 4 },
        ],
        100,
      )
      const wanted = new Set([...sorted.slice(0, 3), ...sorted.filter((e) => e.kind === 2).slice(0, 4)])
      expect(found).toEqual([...wanted].sort(newestFirst))
    })

    it('answers no filter with nothing', async () => {
      const store = await open()
      await store.put(plain(...events))
      expect(store.query([], 10)).toEqual({ events: [], complete: true })
      expect(store.count([])).toBe(0)
    })

    it('counts each matching event once, whatever the limits', async () => {
      const store = await open()
      await store.put(plain(...events, fabricate({ pubkey: BOB })))
      expect(store.count([ALL])).toBe(13)
      expect(store.count([{ ...ALL, limit: 2 }])).toBe(13)
      expect(store.count([{ kinds: [1], tags: {} }])).toBe(7)
      expect(
        store.count([
          { kinds: [1], tags: {} },
          { authors: [BOB], tags: {} },
        ]),
      ).toBe(7)
    })

    it('dates ascending by (created_at, id), of the newest where limited, and refuses more than the cap', async () => {
      const store = await open()
      await store.put(plain(...events))
      const wanted = [...events]
        .sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
        .map(({ id, created_at }) => ({ id, created_at }))
      expect(store.dated(ALL, 12)).toEqual(wanted)
      expect(store.dated(ALL, 11)).toBeUndefined()
      const newest = new Set(sorted.slice(0, 5).map(({ id }) => id))
      expect(store.dated({ ...ALL, limit: 5 }, 11)).toEqual(wanted.filter(({ id }) => newest.has(id)))
      expect(store.dated({ kinds: [9], tags: {} }, 11)).toEqual([])
    })

    it('dates past 2^31 and up to 2^53 − 1', async () => {
      const store = await open()
      const far = [2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER].map((created_at) =>
        fabricate({ created_at }),
      )
      await store.put(plain(...far))
      expect(store.dated(ALL, 9)?.map((d) => d.created_at)).toEqual(far.map((e) => e.created_at))
      expect(store.query([{ since: 2 ** 32, tags: {} }], 9).events).toHaveLength(2)
    })
  })
}
