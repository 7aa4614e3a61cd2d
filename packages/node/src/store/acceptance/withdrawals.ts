// Withdrawals (NIP-09, NIP-62): what they empty, what they leave alone, and that nothing comes back.

import { describe, expect, it } from 'vitest'
import { ALICE, BOB, fabricate, plain, withdrawal } from './fabricate.ts'
import type { OpenStore } from './run-store-acceptance.ts'

export function acceptWithdrawals(open: OpenStore): void {
  describe('withdrawals', () => {
    it('by id: empties the event and keeps a hole', async () => {
      const store = await open()
      const event = fabricate({ tags: [['t', 'x']], content: 'words' })
      await store.put(plain(event))
      const gone = withdrawal({ ids: [event.id] })
      expect(await store.withdraw(gone)).toEqual([event.id])
      expect(store.get(event.id)).toBeUndefined()
      expect(store.hole(event.id)).toEqual({ id: event.id, pubkey: ALICE, kind: 1, by: gone.by })
      for (const filter of [{}, { ids: [event.id] }, { tags: { t: ['x'] } }, { search: 'words' }])
        expect(store.query([{ tags: {}, ...filter }], 9).events).toEqual([])
      expect(store.count([{ tags: {} }])).toBe(0)
      expect(await store.withdraw(gone)).toEqual([])
    })

    it('tells what the withdrawals at some places of a log emptied', async () => {
      const store = await open()
      const events = ['a', 'b', 'c'].map((content) => fabricate({ content }))
      const [a = '', b = '', c = ''] = events.map(({ id }) => id)
      const asking = (ids: readonly string[]) =>
        fabricate({ kind: 5, tags: ids.map((id) => ['e', id]), content: '' })
      const [first, second] = [asking([a, b]), asking([c])]
      await store.put(events.map((event) => ({ event, log: 'default' })))
      await store.put([
        { event: first, log: 'default', withdraw: withdrawal({ by: first.id, ids: [a, b] }) },
        { event: second, log: 'default', withdraw: withdrawal({ by: second.id, ids: [c] }) },
      ])
      await store.place('default', 0, [a, b, c, first.id, second.id])
      expect(store.emptied('default', 0, 3)).toEqual([])
      expect(store.emptied('default', 0, 4)).toEqual([a, b].sort())
      expect(store.emptied('default', 4, 9)).toEqual([c])
      expect(store.emptied('optional', 0, 9)).toEqual([])
    })

    it('tells of every id that it empties, whatever names it, until it is asked to stop', async () => {
      const store = await open()
      const events = ['a', 'b', 'c'].map((content) => fabricate({ content }))
      const [a = '', b = '', c = ''] = events.map(({ id }) => id)
      await store.put(plain(...events))
      const told: string[] = []
      const stop = store.onEmptied((id) => told.push(id))
      const asking = fabricate({ kind: 5, tags: [['e', a]] })
      await store.put([{ event: asking, log: 'none', withdraw: withdrawal({ by: asking.id, ids: [a] }) }])
      expect(told).toEqual([a])
      await store.withdraw(withdrawal({ ids: [b] }))
      expect(told).toEqual([a, b])
      stop()
      await store.withdraw(withdrawal({ ids: [c] }))
      expect([told, store.hole(c)?.id]).toEqual([[a, b], c])
    })

    it('refuses what was withdrawn when it comes again', async () => {
      const store = await open()
      const event = fabricate()
      await store.put(plain(event))
      await store.withdraw(withdrawal({ ids: [event.id] }))
      expect(await store.put(plain(event))).toEqual(['withdrawn'])
      expect(store.get(event.id)).toBeUndefined()
    })

    it('in the put that carries it, before what follows in the same put', async () => {
      const store = await open()
      const event = fabricate()
      const asking = fabricate({ kind: 5, tags: [['e', event.id]] })
      const results = await store.put([
        { event, log: 'none' },
        { event: asking, log: 'none', withdraw: withdrawal({ by: asking.id, ids: [event.id] }) },
        { event, log: 'none' },
      ])
      expect(results).toEqual(['stored', 'stored', 'withdrawn'])
      expect(store.query([{ tags: {} }], 9).events).toEqual([asking])
      expect(store.hole(event.id)?.by).toBe(asking.id)
    })

    it('that comes first keeps its target out, and no one else’s', async () => {
      const store = await open()
      const own = fabricate()
      const others = fabricate({ pubkey: BOB })
      await store.withdraw(withdrawal({ ids: [own.id, others.id] }))
      expect(await store.put(plain(own, others))).toEqual(['withdrawn', 'stored'])
      expect(store.hole(own.id)).toBeUndefined()
    })

    it('leaves the events of others alone', async () => {
      const store = await open()
      const article = fabricate({ pubkey: BOB, kind: 30_023, tags: [['d', 'x']] })
      const event = fabricate({ pubkey: BOB })
      await store.put(plain(event, article))
      const greedy = withdrawal({
        ids: [event.id, article.id],
        addresses: [`30023:${BOB}:x`],
        everything: true,
      })
      expect(await store.withdraw(greedy)).toEqual([])
      expect(store.count([{ tags: {} }])).toBe(2)
      expect(
        await store.put(plain(fabricate({ pubkey: BOB, kind: 30_023, tags: [['d', 'x']], created_at: 1 }))),
      ).toEqual(['superseded'])
    })

    it('by a name touches the posts of all its keys', async () => {
      const store = await open()
      const events = [fabricate(), fabricate({ pubkey: BOB })]
      await store.put(plain(...events))
      const ids = events.map(({ id }) => id).sort()
      expect(await store.withdraw(withdrawal({ authors: [ALICE, BOB], ids }))).toEqual(ids)
    })

    it('by address: every version up to the time, none after it', async () => {
      const store = await open()
      const version = (created_at: number) => fabricate({ kind: 30_023, tags: [['d', 'x']], created_at })
      const other = fabricate({ kind: 30_023, tags: [['d', 'y']], created_at: 10 })
      await store.put(plain(version(10), version(20), version(30), other))
      const address = `30023:${ALICE}:x`
      const emptied = await store.withdraw(withdrawal({ addresses: [address], until: 20 }))
      expect(emptied).toEqual([version(10).id, version(20).id].sort())
      expect(store.versions(address)).toEqual([version(30)])
      expect(await store.put(plain(version(15), version(20), version(25), version(40)))).toEqual([
        'withdrawn',
        'withdrawn',
        'superseded',
        'stored',
      ])
      expect(store.get(other.id)).toEqual(other)
    })

    it('by address that comes first', async () => {
      const store = await open()
      await store.withdraw(withdrawal({ addresses: [`0:${ALICE}:`], until: 20 }))
      const profile = (created_at: number) => fabricate({ kind: 0, created_at })
      expect(await store.put(plain(profile(20), profile(21)))).toEqual(['withdrawn', 'stored'])
    })

    it('of everything: all kinds up to the time, and what comes later but is older', async () => {
      const store = await open()
      const at = (created_at: number, kind = 1) => fabricate({ created_at, kind })
      const others = fabricate({ pubkey: BOB, created_at: 5 })
      await store.put(plain(at(10), at(20, 0), at(21), others))
      await store.withdraw(withdrawal({ everything: true, until: 20 }))
      expect(store.query([{ tags: {} }], 9).events).toEqual([at(21), others])
      expect(await store.put(plain(at(20), at(15, 7), at(22)))).toEqual(['withdrawn', 'withdrawn', 'stored'])
    })

    it('does not shrink what an earlier one reaches', async () => {
      const store = await open()
      await store.withdraw(withdrawal({ everything: true, until: 20, by: '01'.repeat(32) }))
      await store.withdraw(withdrawal({ everything: true, until: 10, by: '02'.repeat(32) }))
      expect(await store.put(plain(fabricate({ created_at: 15 })))).toEqual(['withdrawn'])
    })

    it('never touches what results are computed from', async () => {
      const store = await open()
      const kinds = [5, 62, 1985, 4590, 4591, 4592, 4600, 4601, 4602, 4603, 4604]
      const events = kinds.map((kind) => fabricate({ kind }))
      await store.put(plain(...events))
      const ids = events.map(({ id }) => id)
      expect(await store.withdraw(withdrawal({ ids, everything: true }))).toEqual([])
      expect(store.count([{ tags: {} }])).toBe(kinds.length)
      expect(await store.put(plain(fabricate({ kind: 4602, content: 'later' })))).toEqual(['stored'])
    })
  })
}
