// Which withdrawal speaks for a body that nobody holds: vectors/moderation/{valid,invalid}/claims.json, and what must be so
// of any withdrawals in any order.

import { claimOn, type NostrEvent, tagValue } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hex, shuffled } from '../event-fixture.ts'
import { key, namesView, type VectorName, vectors } from './cast.ts'

interface Said {
  readonly id: string
  readonly by: string
  readonly at: number | null
  readonly kind: number
  readonly e: readonly string[]
  readonly a: readonly string[]
}

interface ClaimFile {
  readonly about: string
  readonly target: string
  readonly names: readonly VectorName[]
  readonly cases: readonly {
    name: string
    withdrawals: readonly Said[]
    expect: { by: string | null; address: string | null }
  }[]
}

const files = ['valid', 'invalid'].map((kind) => vectors<ClaimFile>(`${kind}/claims`))
const { names, target } = files[0] as ClaimFile

/** With the key in place of the letter. */
const address = (text: string) => text.replace(/^(\d+:)([a-z]+)/, (_all, kind, letter) => kind + key(letter))

function withdrawal({ id, by, kind, e, a }: Said): NostrEvent {
  const tags = [...a.map((text) => ['a', address(text)]), ...e.map((one) => ['e', one])]
  return { id, pubkey: key(by), created_at: 0, kind, tags, content: '', sig: hex(0) }
}

function heard(said: readonly Said[], of = names): NostrEvent | undefined {
  const times = new Map(said.map(({ id, at }) => [id, at ?? undefined]))
  const time = { witnessedTime: (id: string) => times.get(id) }
  return claimOn(target, said.map(withdrawal), { names: namesView(of), time })
}

describe.each(files)('vectors/moderation claims ($about)', ({ cases }) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    for (const said of [one.withdrawals, one.withdrawals.toReversed()]) {
      const claim = heard(said)
      const of = claim === undefined ? undefined : tagValue(claim, 'a')
      expect(claim?.id ?? null).toBe(one.expect.by)
      expect(of ?? null).toBe(one.expect.address === null ? null : address(one.expect.address))
    }
  })
})

describe('of any withdrawals of an id', () => {
  const AUTHOR = 'old'
  const ITS = '30023:old:d'
  /** Of one name with the author: the key that followed. */
  const keys = ['old', 'new', 's', 't']
  const said = fc.record({
    by: fc.constantFrom(...keys),
    at: fc.constantFrom(null, 1000, 2000, 6000),
    kind: fc.constantFrom(5, 5, 5, 62),
    e: fc.constantFrom(['x'], ['x'], ['y', 'x'], ['y'], []),
    a: fc.subarray(['', '30023:old', ...keys.map((one) => `30023:${one}:d`)], { maxLength: 2 }),
  })
  const some = fc
    .array(said, { maxLength: 8 })
    .map((all) => all.map((one, at) => ({ ...one, id: String.fromCharCode(97 + at) })))
  const runs = { seed: 1, numRuns: 500 }
  const others = some.map((all) => all.filter(({ by }) => by === 's' || by === 't'))

  it('the same one is heard in any order, and however often each arrived', () => {
    let many = 0
    fc.assert(
      fc.property(some, fc.nat(), (all, seed) => {
        const claim = heard(all)
        expect(heard(shuffled([...all, ...all], seed))).toEqual(claim)
        if (all.length > 2 && claim !== undefined) many++
      }),
      runs,
    )
    expect(many).toBeGreaterThan(100)
  })

  it('whoever names somebody else’s article is not heard, and moves nothing', () => {
    let moved = 0
    fc.assert(
      fc.property(some, others, fc.nat(), (all, strange, seed) => {
        const theirs = strange.map((one) => ({
          ...one,
          id: `0${one.id}`,
          at: 1,
          e: [target],
          a: [ITS, ...one.a],
        }))
        expect(heard(theirs)).toBeUndefined()
        expect(heard(shuffled([...all, ...theirs], seed))).toEqual(heard(all))
        if (theirs.length > 0 && heard(all) !== undefined) moved++
      }),
      runs,
    )
    expect(moved).toBeGreaterThan(100)
  })

  it('a key of the same name is heard as the author is, before a rotation and after', () => {
    let rotated = 0
    fc.assert(
      fc.property(some, fc.constantFrom(...keys), (all, of) => {
        const by = (letter: string) => all.map((one) => (one.by === AUTHOR ? { ...one, by: letter } : one))
        expect(heard(by('new'))?.id).toBe(heard(all)?.id)
        const own = { id: 'z', by: 'new', at: null, kind: 5, e: [target], a: [`30023:${of}:d`] }
        const inName = of === 'old' || of === 'new'
        expect(heard([own])?.id).toBe(inName ? 'z' : undefined)
        // Without the name the two keys are strangers.
        expect(heard([own], [])?.id).toBe(of === 'new' ? 'z' : undefined)
        if (all.some(({ id, by: who }) => who === AUTHOR && id === heard(all)?.id)) rotated++
      }),
      runs,
    )
    expect(rotated).toBeGreaterThan(50)
  })
})
