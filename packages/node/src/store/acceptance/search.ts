// Search (NIP-50) with folded Chinese and overlapping pairs.

import { beforeEach, describe, expect, it } from 'vitest'
import type { EventStore } from '../store.ts'
import { ALICE, BOB, fabricate, plain, withdrawal } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

export function acceptSearch(open: OpenStore): void {
  describe('search', () => {
    const simplified = fabricate({ created_at: 50, content: '世界人权宣言' })
    const traditional = fabricate({ created_at: 40, content: '世界人權宣言', pubkey: BOB })
    const english = fabricate({ created_at: 30, content: 'All human beings are born free, 人人生而自由' })
    const titled = fabricate({
      created_at: 20,
      kind: 11,
      tags: [['title', 'Freedom of opinion']],
      content: 'x',
    })
    const arabic = fabricate({ created_at: 10, content: 'الإعلان العالمي لحقوق الإنسان' })
    let store: EventStore

    beforeEach(async () => {
      store = await open()
      await store.put(plain(simplified, traditional, english, titled, arabic))
    })

    function search(text: string) {
      return store.query([{ search: text, tags: {} }], 9).events
    }

    it('finds two characters, in either script', () => {
      expect(search('人权')).toEqual([simplified, traditional])
      expect(search('人權')).toEqual([simplified, traditional])
    })

    it('finds longer runs, and not what only shares characters', () => {
      expect(search('人权宣言')).toEqual([simplified, traditional])
      expect(search('宣人')).toEqual([])
    })

    it('finds words whatever their case, and titles', () => {
      expect(search('HUMAN')).toEqual([english])
      expect(search('freedom')).toEqual([titled])
      expect(search('الإنسان')).toEqual([arabic])
    })

    it('wants every term, in any order and script', () => {
      expect(search('free human')).toEqual([english])
      expect(search('free 自由')).toEqual([english])
      expect(search('free 人权')).toEqual([])
    })

    it('finds one character, and words that stand together', () => {
      expect(search('权')).toEqual([simplified, traditional])
      expect(search('"human beings"')).toEqual([english])
      expect(search('"beings human"')).toEqual([])
      expect(search('hum')).toEqual([])
    })

    it('finds nothing for what holds no term, and for what looks like a query language', () => {
      for (const text of ['', '  ', '"', '***', 'free OR nothing', 'NOT born', 'col:free', '(', "'"])
        expect(search(text), text).toEqual([])
    })

    it('joins with the other members of a filter', () => {
      expect(store.query([{ search: '人权', authors: [BOB], tags: {} }], 9).events).toEqual([traditional])
      expect(store.query([{ search: '人权', tags: {}, limit: 1 }], 9)).toEqual({
        events: [simplified],
        complete: false,
      })
      expect(store.count([{ search: '人权', since: 45, tags: {} }])).toBe(1)
      expect(store.dated({ search: '人权', tags: {} }, 9)).toHaveLength(2)
    })

    it('sees only current versions, and forgets what was withdrawn', async () => {
      const version = (created_at: number, content: string) =>
        fabricate({ kind: 30_023, tags: [['d', 'x']], created_at, content })
      await store.put(plain(version(60, 'draft wording'), version(61, 'final wording')))
      expect(search('wording')).toEqual([version(61, 'final wording')])
      expect(search('draft')).toEqual([])
      await store.withdraw(withdrawal({ ids: [version(61, 'final wording').id], authors: [ALICE] }))
      expect(search('final')).toEqual([])
      expect(search('draft')).toEqual([version(60, 'draft wording')])
    })
  })
}
