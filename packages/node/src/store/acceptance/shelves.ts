// Shelves: what other rooms keep beside the events.

import { describe, expect, it } from 'vitest'
import { fabricate, plain } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

export function acceptShelves(open: OpenStore): void {
  describe('shelves', () => {
    it('keep entries by key, sorted, apart from each other', async () => {
      const store = await open()
      const shelf = store.shelf('waiting')
      await shelf.put([
        ['b', '1'],
        ['a', '2'],
        ['ﬀ', '3'],
        ['😀', '4'],
      ])
      await shelf.put([['b', '5']])
      expect(shelf.all()).toEqual([
        ['a', '2'],
        ['b', '5'],
        ['ﬀ', '3'],
        ['😀', '4'],
      ])
      expect(shelf.keys()).toEqual(['a', 'b', 'ﬀ', '😀'])
      expect(shelf.get('b')).toBe('5')
      expect(shelf.count()).toBe(4)
      expect(store.shelf('meta').get('b')).toBeUndefined()
      await shelf.remove(['b', 'nobody'])
      expect(store.shelf('waiting').count()).toBe(3)
    })

    it('release: what waited is put and leaves the shelf', async () => {
      const store = await open()
      const event = fabricate()
      const shelf = store.shelf('waiting')
      await shelf.put([
        [event.id, JSON.stringify(event)],
        ['other', ''],
      ])
      expect(store.count([{ tags: {} }])).toBe(0)
      expect(await store.release('waiting', [event.id], plain(event))).toEqual(['stored'])
      expect(shelf.all()).toEqual([['other', '']])
      expect(store.get(event.id)).toEqual(event)
    })

    it('release: nothing leaves the shelf when the put is refused', async () => {
      const store = await open()
      await store.shelf('waiting').put([['a', '1']])
      await expect(store.release('waiting', ['a'], plain(fabricate({ kind: 20_000 })))).rejects.toThrow()
      expect(store.shelf('waiting').get('a')).toBe('1')
    })
  })
}
