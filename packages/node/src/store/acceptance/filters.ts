// What NIP-01's filters mean.

import type { Filter } from '@commonwall/wall'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EventStore } from '../store.ts'
import { ALICE, BOB, CAROL, fabricate, plain } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

export function acceptFilters(open: OpenStore): void {
  describe('filters', () => {
    const one = fabricate({
      created_at: 10,
      tags: [
        ['t', 'a'],
        ['l', 'zh'],
      ],
    })
    const two = fabricate({
      created_at: 20,
      pubkey: BOB,
      tags: [
        ['t', 'b', 'a'],
        ['t', 'c'],
        ['l', 'zh'],
      ],
    })
    const three = fabricate({ created_at: 30, kind: 11, tags: [['board', 'a'], ['T', 'a'], ['t'], ['']] })
    const four = fabricate({
      created_at: 40,
      pubkey: CAROL,
      kind: 11,
      tags: [
        ['e', one.id],
        ['t', ''],
      ],
    })
    let store: EventStore

    beforeEach(async () => {
      store = await open()
      await store.put(plain(one, two, three, four))
    })

    function finds(filter: Partial<Filter>, ...wanted: readonly unknown[]) {
      expect(store.query([{ tags: {}, ...filter }], 10).events).toEqual(wanted)
      expect(store.count([{ tags: {}, ...filter }])).toBe(wanted.length)
      expect(store.dated({ tags: {}, ...filter }, 10)).toHaveLength(wanted.length)
    }

    it('ids, authors, kinds', () => {
      finds({ ids: [two.id, one.id, 'f'.repeat(64)] }, two, one)
      finds({ authors: [ALICE] }, three, one)
      finds({ authors: [ALICE, BOB] }, three, two, one)
      finds({ kinds: [11] }, four, three)
      finds({ kinds: [1, 11, 11] }, four, three, two, one)
    })

    it('all members together', () => {
      finds({ authors: [ALICE], kinds: [11] }, three)
      finds({ ids: [one.id, three.id], kinds: [1] }, one)
      finds({ authors: [CAROL, BOB], kinds: [1, 11], since: 15, until: 35 }, two)
      finds({ ids: [one.id], authors: [BOB] })
    })

    it('since and until are inclusive', () => {
      finds({ since: 20, until: 30 }, three, two)
      finds({ since: 30, until: 30 }, three)
      finds({ since: 31, until: 30 })
      finds({ until: -1 })
    })

    it('tags: OR within a letter, AND across letters', () => {
      finds({ tags: { t: ['a'] } }, one)
      finds({ tags: { t: ['a', 'c'] } }, two, one)
      finds({ tags: { t: ['b', 'c'] } }, two)
      finds({ tags: { t: ['a', 'c'], l: ['zh'] } }, two, one)
      finds({ tags: { t: ['a'], l: ['en'] } })
      finds({ tags: { e: [one.id] }, kinds: [11], authors: [CAROL] }, four)
      finds({ tags: { e: [one.id] }, kinds: [1] })
    })

    it('tags: letters are case-sensitive, and only the first value of a tag counts', () => {
      finds({ tags: { T: ['a'] } }, three)
      finds({ tags: { t: ['a', 'b'] }, authors: [BOB] }, two)
      finds({ tags: { t: [''] } }, four)
    })

    it('an empty list matches nothing', () => {
      finds({ ids: [] })
      finds({ authors: [] })
      finds({ kinds: [] })
      finds({ tags: { t: [] } })
      finds({ kinds: [11], tags: { t: [] } })
    })

    it('asks for a thousand values', () => {
      const many = Array.from({ length: 999 }, (_, n) => `v${n}`)
      finds({ tags: { t: [...many, 'a'], l: [...many, 'zh'] } }, one)
      finds({ authors: [...many.map((_, n) => n.toString(16).padStart(64, '0')), BOB] }, two)
    })
  })
}
