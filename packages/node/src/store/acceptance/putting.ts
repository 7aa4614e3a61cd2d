// What `put` answers, and that its answer holds.

import { describe, expect, it } from 'vitest'
import { StoreError } from '../store-error.ts'
import { fabricate, plain } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

export function acceptPutting(open: OpenStore): void {
  describe('putting', () => {
    it('gives back what was put, character for character', async () => {
      const store = await open()
      const event = fabricate({
        content: 'line\n\ttab "quoted" 人权 \u{1f5fd} \u2028',
        tags: [['t', 'a', ''], [], ['x']],
      })
      expect(await store.put(plain(event))).toEqual(['stored'])
      expect(store.get(event.id)).toEqual(event)
      expect(store.get('0'.repeat(64))).toBeUndefined()
    })

    it('takes an event once, also within one put', async () => {
      const store = await open()
      const event = fabricate()
      expect(await store.put(plain(event, event))).toEqual(['stored', 'duplicate'])
      expect(await store.put(plain(event))).toEqual(['duplicate'])
      expect(store.count([{ tags: {} }])).toBe(1)
    })

    it('answers puts that were handed in together, each in its own order', async () => {
      const store = await open()
      const events = Array.from({ length: 40 }, (_, n) => fabricate({ content: `${n}` }))
      const results = await Promise.all(
        events.map((event, n) => store.put(plain(event, events[Math.max(0, n - 1)] ?? event))),
      )
      expect(results[0]).toEqual(['stored', 'duplicate'])
      expect(results.slice(1).every(([first, second]) => first === 'stored' && second === 'duplicate')).toBe(
        true,
      )
    })

    it('takes nothing of a put that holds an ephemeral event', async () => {
      const store = await open()
      const event = fabricate()
      const refused = store.put(plain(event, fabricate({ kind: 21_212 })))
      await expect(refused).rejects.toThrow(StoreError)
      await expect(refused).rejects.toMatchObject({ code: 'store/ephemeral' })
      expect(store.get(event.id)).toBeUndefined()
    })

    it('takes an empty put', async () => {
      expect(await (await open()).put([])).toEqual([])
    })

    it('refuses to write once closed', async () => {
      const store = await open()
      await store.close()
      await expect(store.put(plain(fabricate()))).rejects.toMatchObject({ code: 'store/closed' })
    })

    it('keeps what was handed in before it was closed', async () => {
      const store = await open()
      const putting = store.put(plain(fabricate()))
      await store.close()
      expect(await putting).toEqual(['stored'])
    })
  })
}
