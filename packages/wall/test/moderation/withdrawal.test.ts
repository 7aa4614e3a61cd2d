// Withdrawing: vectors/moderation/{valid,invalid}/withdrawals.json, and the classes of a hole.

import {
  classifyHole,
  type FoldState,
  foldState,
  refusalBy,
  takenBackAt,
  type VerifiedEvent,
  withdrawalState,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { event, hex, label } from '../event-fixture.ts'
import { Clock, key, namesView, rolesView, type VectorName, vectors, writer } from './cast.ts'

interface WithdrawalCase {
  readonly name: string
  readonly target: { by: string; kind: number; created_at: number; d?: string }
  readonly withdrawals: readonly {
    by: string
    at: number | null
    kind: number
    names: string
    created_at: number
  }[]
  readonly wallTime: number
  readonly expect: { withdrawn: boolean; due: number | null; waits: boolean }
}

function files() {
  return ['valid', 'invalid'].map((kind) =>
    vectors<{ names: VectorName[]; cases: WithdrawalCase[] }>(`${kind}/withdrawals`),
  )
}

describe.each(files())('vectors/moderation withdrawals ($about)', ({ names, cases }) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const time = new Clock(one.wallTime)
    const { by, kind, created_at, d } = one.target
    const target = event(writer(by), { kind, created_at, tags: d === undefined ? [] : [['d', d]] })
    const withdrawals = one.withdrawals.map((made) => {
      const named = made.names === 'address' ? ['a', `${kind}:${target.pubkey}:${d ?? ''}`] : ['e', target.id]
      const tags = made.kind === 62 ? [['relay', 'ALL_RELAYS']] : [named]
      const { kind: asked, created_at: when } = made
      return time.witness(event(writer(made.by), { kind: asked, created_at: when, tags }), made.at)
    })
    const given = { target, names: namesView(names), time }
    const state = withdrawalState({ ...given, withdrawals })
    expect({
      withdrawn: state.withdrawn,
      due: state.due ?? null,
      waits: !state.withdrawn && state.by !== undefined,
    }).toEqual(one.expect)
    expect(withdrawalState({ ...given, withdrawals: [...withdrawals, ...withdrawals].reverse() })).toEqual(
      state,
    )
  })
})

it('taking back is by the same key, by id, and counts from the earliest', () => {
  const time = new Clock(9000)
  const own = label(writer('m'), 1000, hex(5), 'pin')
  const back = (letter: string, created_at: number, at: number | undefined) =>
    time.witness(event(writer(letter), { kind: 5, created_at, tags: [['e', own.id]] }), at)
  expect(takenBackAt([back('x', 1000, 1000)], time)(own)).toBeUndefined()
  expect(takenBackAt([back('m', 1000, undefined)], time)(own)).toBe(9000)
  expect(takenBackAt([back('m', 1002, 3000), back('m', 1001, 2000)], time)(own)).toBe(2000)
})

describe('a hole', () => {
  const time = new Clock(1000)
  const names = namesView([])
  const target = event(writer('t'), { kind: 1111, content: 'x' })
  const roles = rolesView({ groups: ['a', 'b'], moderators: [['a', 'm']], keepers: ['k'], threshold: 1 })
  const open = foldState({ target, labels: [], roles, time })
  const hole = (more: { withdrawals?: VerifiedEvent[]; fold?: FoldState; known?: boolean }) =>
    classifyHole({
      id: target.id,
      target: more.known === false ? undefined : target,
      withdrawals: more.withdrawals ?? [],
      fold: more.fold ?? open,
      refusal: undefined,
      names,
      time,
    })
  const own = event(writer('t'), { kind: 5, tags: [['e', target.id]] })
  const strange = event(writer('x'), { kind: 5, tags: [['e', target.id]] })

  it('is withdrawn if its author asked', () =>
    expect(hole({ withdrawals: [strange, own] })).toEqual({
      class: 'withdrawn',
      by: own.id,
      authorKnown: true,
    }))

  it('is not withdrawn by somebody else', () =>
    expect(hole({ withdrawals: [strange] })).toEqual({ class: 'withheld', refusal: undefined }))

  it('whose author nobody remembers is withdrawn as it is said, and says so', () =>
    expect(hole({ withdrawals: [own], known: false })).toMatchObject({
      class: 'withdrawn',
      authorKnown: false,
    }))

  it('whose author nobody remembers is heard of from whoever was witnessed first, and not from who takes back what is another’s', () => {
    const saying = (letter: string, tags: string[][] = []) =>
      event(writer(letter), { kind: 5, tags: [['e', target.id], ['k', '30023'], ...tags] })
    // The later one has the lower id: chance would not tell the two rules apart.
    const [later, first] = [saying('t'), saying('x')].sort((a, b) => (a.id < b.id ? -1 : 1)) as [
      VerifiedEvent,
      VerifiedEvent,
    ]
    time.witness(first, 500)
    time.witness(later, 600)
    const unwitnessed = saying('y')
    const others = time.witness(saying('z', [['a', `30023:${key('t')}:d`]]), 100)
    const said = [others, unwitnessed, later, first]
    for (const withdrawals of [said, said.toReversed()])
      expect(hole({ withdrawals, known: false })).toMatchObject({ class: 'withdrawn', by: first.id })
    expect(hole({ withdrawals: [others], known: false }).class).toBe('withheld')
  })

  it('is folded if a valid fold takes its body away', () => {
    const made = time.witness(label(writer('m'), 1000, target.id, 'fold/personal-data'), 1000)
    const fold = foldState({ target, labels: [made], roles, time })
    expect(hole({ fold })).toEqual({ class: 'folded', reason: 'fold/personal-data', stays: false })
  })

  it('of a fold that leaves the body where it is, is withheld', () => {
    const made = time.witness(label(writer('m'), 1000, target.id, 'fold/spam'), 1000)
    expect(hole({ fold: foldState({ target, labels: [made], roles, time }) }).class).toBe('withheld')
  })

  it('else is withheld by this copy, with the host’s own refusal if it signed one', () => {
    const law = [['jurisdiction', 'DE']]
    const refused = label(writer('host'), 1000, target.id, 'fold/illegal', law)
    const others = label(writer('x'), 1000, target.id, 'fold/illegal', law)
    const refusal = refusalBy([key('host')], target.id, [others, refused])
    expect(refusal).toEqual({ label: refused.id, reason: 'fold/illegal', jurisdiction: 'DE' })
    const found = classifyHole({
      ...{ id: target.id, target, withdrawals: [], fold: open, names, time },
      refusal,
    })
    expect(found).toEqual({ class: 'withheld', refusal })
    const back = (by: string) => event(writer(by), { kind: 5, tags: [['e', refused.id]] })
    expect(refusalBy([key('host')], target.id, [refused], [back('x')])).toEqual(refusal)
    expect(refusalBy([key('host')], target.id, [refused], [back('host')])).toBeUndefined()
  })
})
