// Folding: vectors/moderation/{valid,invalid}/folds.json, and that the order of labels never matters.

import {
  classifyHole,
  type FoldState,
  foldState,
  PAUSE,
  type RolesView,
  type VerifiedEvent,
} from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { event, hex, label, reply, shuffled, thread } from '../event-fixture.ts'
import { Clock, key, namesView, rolesView, type VectorRoles, vectors, writer } from './cast.ts'

interface FoldCase {
  readonly name: string
  readonly kind: number | null
  readonly roles: VectorRoles
  readonly then?: Parameters<typeof rolesView>[1]
  readonly labels: readonly {
    by: string
    at: number | null
    verb: string
    takenBack?: number
    signed?: readonly (readonly [string, number, number?])[]
  }[]
  readonly wallTime: number
  readonly expect: Record<string, unknown>
}

const TARGET = hex(99)

describe('labels of strangers by thousands', () => {
  const strangers = Array.from({ length: 300 }, (_, n) => ({ by: `s${n}`, at: 1000 + n, verb: 'fold/spam' }))
  const roles = { groups: ['a', 'b'], moderators: [['a', 'm']], keepers: ['k'], threshold: 1 } as const

  it.each([
    ['two groups', roles, 'm'],
    ['one group', { ...roles, groups: ['a'] }, 'm'],
    ['no groups', { ...roles, groups: [], moderators: [] }, 'k'],
  ])('are each looked at a few times, where there are %s', (_, of, by) => {
    const { rolesAt } = rolesView(of)
    let asked = 0
    const counted = (time: number) => {
      asked++
      return rolesAt(time)
    }
    const time = new Clock(2000)
    const said = [...strangers, { by, at: 1900, verb: 'fold/spam' }]
    const labels = said.map(({ by, at, verb }) => time.witness(label(writer(by), at, TARGET, verb), at))
    const tags = (id: string) => [
      ['e', id],
      ['k', '1985'],
    ]
    let read = 0
    const signatures = labels.slice(0, -1).map(({ id }, n) => {
      const signature = event(writer(`t${n}`), { kind: 4591, tags: tags(id) })
      Object.defineProperty(signature, 'kind', {
        get() {
          read++
          return 4591
        },
      })
      return time.witness(signature, 1950)
    })
    const { folded, since } = foldState({
      ...{ target: { id: TARGET, kind: 1 }, labels, signatures, roles: { rolesAt: counted }, time },
    })
    expect({ folded, since }).toEqual({ folded: true, since: 1900 })
    expect(asked).toBeLessThan(6 * labels.length)
    expect(read).toBeLessThan(3 * labels.length)
  })
})

function run(one: FoldCase, arrange = <T>(items: readonly T[]): readonly T[] => items): FoldState {
  const time = new Clock(one.wallTime)
  const back = new Map<string, number>()
  const labels: VerifiedEvent[] = []
  const signatures: VerifiedEvent[] = []
  for (const { by, at, verb, takenBack, signed = [] } of one.labels) {
    const made = time.witness(label(writer(by), at ?? 1000, TARGET, verb), at)
    labels.push(made)
    if (takenBack !== undefined) back.set(made.id, takenBack)
    for (const [keeper, when, until] of signed) {
      const tags = [
        ['e', made.id],
        ['k', '1985'],
      ]
      const signature = time.witness(event(writer(keeper), { kind: 4591, tags }), when)
      signatures.push(signature)
      if (until !== undefined) back.set(signature.id, until)
    }
  }
  return foldState({
    target: { id: TARGET, kind: one.kind ?? undefined },
    labels: arrange(labels),
    signatures: arrange(signatures),
    roles: rolesView(one.roles, one.then),
    time,
    takenBack: ({ id }) => back.get(id),
  })
}

const plain = ({ labels: _labels, jurisdiction: _law, ...state }: FoldState) =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [name, value ?? null]))

const cases = ['valid', 'invalid'].flatMap((kind) => vectors<{ cases: FoldCase[] }>(`${kind}/folds`).cases)

describe('vectors/moderation folds', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(plain(run(one))).toEqual(one.expect)
  })

  it('come out the same in any order, with duplicates', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.nat(), (one, seed) => {
        expect(run(one, (items) => shuffled([...items, ...items], seed))).toEqual(run(one))
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})

it('passes over labels about others and labels of another shape', () => {
  const root = thread(1, 1000, 'A')
  const time = new Clock(1000)
  const roles = rolesView({ groups: ['a'], moderators: [['a', 'm']], keepers: ['k'], threshold: 1 })
  const other = time.witness(label(writer('m'), 1000, hex(5), 'fold/spam'), 1000)
  const loud = { ...label(writer('m'), 1000, root.id, 'fold/spam'), content: 'he lives in …' }
  time.witness(loud, 1000)
  const labels = [other, loud, reply(2, 1000, root)]
  expect(foldState({ target: root, labels, roles, time }).folded).toBe(false)
})

it('keeps the law that a fold names', () => {
  const time = new Clock(1000)
  const roles = rolesView({ groups: ['a', 'b'], moderators: [['a', 'm']], keepers: ['k'], threshold: 1 })
  const illegal = label(writer('m'), 1000, TARGET, 'fold/illegal', [['jurisdiction', 'DE']])
  time.witness(illegal, 1000)
  const state = foldState({ target: { id: TARGET, kind: 11 }, labels: [illegal], roles, time })
  expect(state).toMatchObject({ reason: 'fold/illegal', jurisdiction: 'DE', labels: [illegal.id] })
})

describe('a fold of the one group of a wall', () => {
  const [at, end] = [1_000, 1_000 + PAUSE]
  const fold = label(writer('m'), at, TARGET, 'fold/spam')
  const stateAt = (wallTime: number, dropped: number) => {
    const time = new Clock(wallTime)
    time.witness(fold, at)
    const roles: RolesView = {
      rolesAt: (when) => ({
        ...rolesView({ groups: ['a'], moderators: [], keepers: ['k'], threshold: 1 }).rolesAt(when),
        moderators: when < dropped ? [{ group: 'a', pubkey: key('m') }] : [],
      }),
    }
    return foldState({ target: { id: TARGET, kind: 11 }, labels: [fold], roles, time })
  }

  it('ends with its moderator, who was dropped within the pause', () => {
    expect(stateAt(end - 2, end - 1)).toMatchObject({ folded: true, stays: false, staysFrom: end })
    expect(stateAt(end - 1, end - 1).folded).toBe(false)
    expect(stateAt(end + PAUSE, end - 1).folded).toBe(false)
  })

  it('stays when its moderator was dropped after it', () => {
    expect(stateAt(end, end)).toMatchObject({ stays: true, bodyLeavesSegments: true })
    expect(stateAt(end + PAUSE, end).stays).toBe(true)
  })

  it('explains no hole before its pause is over: a copy that lacks the body withholds it', () => {
    const hole = (wallTime: number) =>
      classifyHole({
        id: TARGET,
        target: undefined,
        withdrawals: [],
        fold: stateAt(wallTime, Number.POSITIVE_INFINITY),
        refusal: undefined,
        names: namesView([]),
        time: new Clock(wallTime),
      }).class
    expect([hole(end - 1), hole(end)]).toEqual(['withheld', 'folded'])
  })
})
