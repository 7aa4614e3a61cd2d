// What takes back a person's posts, or all versions of an article, is looked at once, however many it takes back.

import {
  addressOf,
  byPlace,
  isVersioned,
  type NamesView,
  type NostrEvent,
  PAUSE,
  tagValues,
  type WithdrawalState,
  withdrawalState,
  withdrawalsAmong,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { sortIntoDrawers } from '../../src/view/drawers.ts'
import { Fates } from '../../src/view/fate.ts'
import { event, hex } from '../event-fixture.ts'
import { Clock, namesView, rolesView, writer } from '../moderation/cast.ts'

const roles = rolesView({ groups: [], moderators: [], keepers: [], threshold: 1 })
const owned = namesView([
  {
    name: 'n',
    inception: 5,
    keys: [
      ['a', 5, 40],
      ['b', 40, null],
    ],
    rotations: [40],
  },
])
const address = (by: string) => `30023:${event(writer(by), { kind: 30023 }).pubkey}:d`

/** The next number of a sequence, below so many. */
function below(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}

function fates(all: readonly ReturnType<typeof event>[], names: typeof owned, time: Clock): Fates {
  const drawers = sortIntoDrawers({ wall: '', events: all, names, time, now: 1_000_000 })
  return new Fates({ drawers, roles, names, time })
}

const NONE: WithdrawalState = { withdrawn: false, by: undefined, due: undefined }

/** What one withdrawal by itself says of one target, as DESIGN has it (§3.7). */
function alone(
  { id, kind, pubkey, created_at, tags }: NostrEvent,
  target: NostrEvent,
  names: NamesView,
  time: Clock,
): WithdrawalState | undefined {
  const byThen = target.created_at <= created_at
  const named =
    tagValues({ tags }, 'e').includes(target.id) ||
    (isVersioned(target.kind) && byThen && tagValues({ tags }, 'a').includes(addressOf(target)))
  if (kind === 62 ? !byThen : !named) return undefined
  const at = time.witnessedTime(id)
  const name = names.nameOf(pubkey, at)
  const own = pubkey === target.pubkey
  if (name === undefined) return own ? { withdrawn: true, by: id, due: undefined } : undefined
  if (!own && names.nameOf(target.pubkey) !== name) return undefined
  if (at === undefined) return { withdrawn: false, by: id, due: undefined }
  if (!names.isCurrent(pubkey, at) || (!own && names.isCurrent(target.pubkey, at))) return undefined
  const due = at + PAUSE
  if (names.rotations(name).some((rotation) => rotation > at && rotation < due)) return undefined
  return { withdrawn: time.wallTime >= due, by: id, due: time.wallTime >= due ? undefined : due }
}

describe('what is withdrawn by its time', () => {
  it('is what each withdrawal by itself says of each target', () => {
    const said = { waiting: 0, done: 0, byAnother: 0 }
    for (let seed = 1; seed <= 200; seed++) {
      const next = below(seed)
      // A name of two keys at once that are replaced by others, one key of another name, and one of nobody.
      const turn = next(20) * PAUSE
      const house = namesView([
        {
          ...{ name: 'n', inception: 0, rotations: [turn] },
          keys: [
            ['a', 0, turn],
            ['b', next(10) * PAUSE, turn],
            ['c', turn, null],
            ['d', turn + next(10) * PAUSE, null],
          ],
        },
        { name: 'm', inception: 0, keys: [['e', next(20) * PAUSE, null]], rotations: [] },
      ])
      const time = new Clock(20 * PAUSE)
      const moment = () => next(20 * 4) * (PAUSE / 4)
      const by = () => [...'abcdef'][next(6)] ?? ''
      const targets = Array.from({ length: 12 }, () =>
        event(writer(by()), {
          kind: [30023, 11, 1111][next(3)] ?? 11,
          created_at: moment(),
          tags: [
            ['d', 'd'],
            ['n', `${next(1e9)}`],
          ],
        }),
      )
      const withdrawals = Array.from({ length: 12 }, () => {
        const id = targets[next(12)]?.id ?? ''
        const tags =
          [
            [['a', address(by())]],
            [['a', '']],
            [['e', id]],
            [
              ['e', id],
              ['a', address(by())],
            ],
            [['e', targets[next(12)]?.pubkey ?? '']],
            [['relay', 'ALL_RELAYS']],
            [['relay', 'ALL_RELAYS']],
          ][next(7)] ?? []
        const kind = tags[0]?.[0] === 'relay' ? 62 : 5
        return time.witness(
          event(writer(by()), { kind, created_at: moment(), tags }),
          next(6) === 0 ? null : moment(),
        )
      })
      const state = withdrawalsAmong({ withdrawals: byPlace(withdrawals, house), names: house, time })
      for (const target of targets) {
        const each = withdrawals.flatMap((one) => alone(one, target, house, time) ?? [])
        const [expected = NONE] = each.sort((one, other) =>
          one.withdrawn !== other.withdrawn
            ? Number(other.withdrawn) - Number(one.withdrawn)
            : (one.due ?? 1e12) - (other.due ?? 1e12) || ((one.by ?? '') < (other.by ?? '') ? -1 : 1),
        )
        expect(state(target)).toEqual(expected)
        expect(withdrawalState({ target, withdrawals, names: house, time })).toEqual(expected)
        if (expected.withdrawn) said.done++
        else if (expected.by !== undefined) said.waiting++
        const { pubkey } = withdrawals.find(({ id }) => id === expected.by) ?? target
        if (pubkey !== target.pubkey) said.byAnother++
      }
    }
    expect(Math.min(...Object.values(said))).toBeGreaterThan(100)
  })

  it('is asked about as often as there is of both, where one name has many keys and takes back again and again', () => {
    const many = Array.from({ length: 400 }, (_, n) => n)
    const keys = new Map(many.map((n) => [hex(1_000 + n), n]))
    let asked = 0
    /** Each came a moment after the one before; every other one was retired. */
    const names = {
      nameOf: (pubkey: string, at = Number.POSITIVE_INFINITY) => {
        asked++
        return (keys.get(pubkey) ?? 0) <= at ? 'n' : undefined
      },
      isCurrent: (pubkey: string, at: number) => {
        asked++
        const from = keys.get(pubkey) ?? 0
        return from <= at && (from % 2 === 0 || at < from + 100)
      },
      countsAt: () => true,
      rotations: () => [],
    }
    const time = new Clock(2 * PAUSE)
    const of = (n: number, template: Parameters<typeof event>[1]) => event(1_000 + n, template)
    const withdrawals = many.map((n) =>
      time.witness(of(n, { kind: 62, created_at: 500 + n, tags: [['relay', 'ALL_RELAYS']] }), n),
    )
    const posts = many.map((n) => of(n, { kind: 1111, created_at: 501 + n, tags: [['n', `${n}`]] }))
    const seen = fates(withdrawals, names, time)
    asked = 0
    // Whoever is retired, by those that came a hundred moments after.
    expect(posts.filter((post) => seen.isWithdrawn(post))).toHaveLength(150)
    expect(asked).toBeLessThan(100 * many.length)
  })

  it('is asked of names once for each withdrawal', () => {
    const time = new Clock(150)
    let asked = 0
    const names = {
      ...owned,
      nameOf: (pubkey: string, at?: number) => {
        asked++
        return owned.nameOf(pubkey, at)
      },
    }
    const many = Array.from({ length: 300 }, (_, n) => n)
    const withdrawals = many.map((n) =>
      event(
        writer('c'),
        n % 2 === 0
          ? {
              kind: 5,
              created_at: n,
              tags: [['a', address('c')]],
            }
          : {
              kind: 62,
              created_at: n,
              tags: [['relay', 'ALL_RELAYS']],
            },
      ),
    )
    const versions = many.map((n) =>
      event(writer('c'), {
        kind: 30023,
        created_at: n,
        tags: [
          ['d', 'd'],
          ['n', `${n}`],
        ],
      }),
    )
    const seen = fates(withdrawals, names, time)
    asked = 0
    expect(versions.every((version) => seen.isWithdrawn(version))).toBe(true)
    expect(asked).toBeLessThan(3 * many.length)
  })
})
