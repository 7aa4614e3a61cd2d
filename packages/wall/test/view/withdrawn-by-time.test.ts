// What takes back a person's posts, or all versions of an article, is looked at once, however many it takes back.

import { withdrawalState } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { sortIntoDrawers } from '../../src/view/drawers.ts'
import { Fates } from '../../src/view/fate.ts'
import { event } from '../event-fixture.ts'
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

describe('what is withdrawn by its time', () => {
  it('is what each withdrawal by itself says of each target', () => {
    let counted = 0
    for (let seed = 1; seed <= 60; seed++) {
      const next = below(seed)
      const time = new Clock(150)
      const by = () => ['a', 'b', 'c'][next(3)] ?? ''
      const targets = Array.from({ length: 12 }, () =>
        event(writer(by()), {
          kind: [30023, 11, 1111][next(3)] ?? 11,
          created_at: next(100),
          tags: [
            ['d', 'd'],
            ['n', `${next(1e9)}`],
          ],
        }),
      )
      const withdrawals = Array.from({ length: 12 }, () => {
        const tags =
          [
            [['a', address(by())]],
            [['a', '']],
            [['e', targets[next(12)]?.id ?? '']],
            [['e', targets[next(12)]?.pubkey ?? '']],
            [['relay', 'ALL_RELAYS']],
          ][next(5)] ?? []
        const kind = tags[0]?.[0] === 'relay' ? 62 : 5
        return time.witness(
          event(writer(by()), { kind, created_at: next(100), tags }),
          next(4) === 0 ? null : next(100),
        )
      })
      const seen = fates(withdrawals, owned, time)
      for (const target of targets) {
        const expected = withdrawalState({ target, withdrawals, names: owned, time })
        if (expected.by !== undefined) counted++
        expect(seen.withdrawal(target) ?? { withdrawn: false, by: undefined, due: undefined }).toEqual(
          expected,
        )
      }
    }
    expect(counted).toBeGreaterThan(50)
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
