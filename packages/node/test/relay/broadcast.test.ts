// Who is told of an event: exactly those whose filters match it, and cheaply.

import { type Filter, matches } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Broadcast, type Subscriber } from '../../src/relay/broadcast.ts'
import { ALICE, BOB, fabricate } from '../../src/store/acceptance/fabricate.ts'

const subscriber = (filters: readonly Filter[]) => {
  const got: string[] = []
  return {
    filters,
    got,
    send: (_json: string, { id }: { readonly id: string }) => got.push(id),
  } satisfies Subscriber & {
    got: string[]
  }
}

const value = fc.constantFrom('a', 'b', 'c')
const anEvent = fc
  .record({
    pubkey: fc.constantFrom(ALICE, BOB),
    kind: fc.constantFrom(1, 2, 11),
    created_at: fc.integer({ min: 0, max: 20 }),
    tags: fc.array(fc.tuple(fc.constantFrom('t', 'd', 'title'), value), { maxLength: 3 }),
  })
  .map(fabricate)
const some = <T>(item: fc.Arbitrary<T>) => fc.option(fc.array(item, { maxLength: 2 }), { nil: undefined })
const aFilter = fc
  .record({
    authors: some(fc.constantFrom(ALICE, BOB)),
    kinds: some(fc.constantFrom(1, 2, 11)),
    since: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    t: some(value),
    d: some(value),
  })
  .map(
    ({ authors, kinds, since, t, d }): Filter => ({
      ...(authors && { authors }),
      ...(kinds && { kinds }),
      ...(since !== undefined && { since }),
      tags: { ...(t && { t }), ...(d && { d }) },
    }),
  )

describe('broadcast', () => {
  it('tells exactly those whose filters match, once each', () => {
    const property = fc.property(
      fc.array(fc.array(aFilter, { maxLength: 3 }), { maxLength: 8 }),
      anEvent,
      (all, event) => {
        const broadcast = new Broadcast()
        const subscribers = all.map(subscriber)
        for (const one of subscribers) broadcast.add(one)
        broadcast.release([event])
        for (const { filters, got } of subscribers)
          expect(got).toEqual(filters.some((filter) => matches(filter, event)) ? [event.id] : [])
      },
    )
    fc.assert(property, { seed: 1, numRuns: 300 })
  })

  it('tells nobody who has closed, nor those who search', () => {
    const broadcast = new Broadcast()
    const closed = subscriber([{ kinds: [1], tags: {} }])
    const searching = subscriber([{ search: 'x', tags: {} }])
    broadcast.add(closed)
    broadcast.add(searching)
    broadcast.remove(closed)
    broadcast.release([fabricate()])
    expect([...closed.got, ...searching.got]).toEqual([])
    expect(broadcast.size).toBe(1)
  })

  it('looks at few of 5,000 subscriptions for each event', () => {
    const broadcast = new Broadcast()
    let looked = 0
    for (let n = 0; n < 5_000; n += 1) {
      const authors = [n.toString(16).padStart(64, '0')]
      broadcast.add({
        filters: [
          {
            authors,
            tags: {},
            get since() {
              looked += 1
              return 0
            },
          },
        ],
        send() {},
      })
    }
    for (let n = 0; n < 100; n += 1)
      broadcast.release([fabricate({ pubkey: n.toString(16).padStart(64, '0'), content: String(n) })])
    expect(looked).toBeLessThan(1_000)
  })
})
