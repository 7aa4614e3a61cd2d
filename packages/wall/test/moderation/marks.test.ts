// Labels that do not fold, and reports.

import { countReports, marksOf, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { event, hex, label, shuffled } from '../event-fixture.ts'
import { Clock, key, namesView, rolesView, writer } from './cast.ts'

const TARGET = hex(99)
const roles = rolesView({ groups: ['a'], moderators: [['a', 'm']], keepers: ['k'], threshold: 1 })

describe('marks', () => {
  const time = new Clock(9000)
  const say = (by: string, at: number, verb: string, more: string[][] = []) =>
    time.witness(label(writer(by), at, TARGET, verb, more), at)
  const marks = (labels: VerifiedEvent[], back: string[] = []) =>
    marksOf({
      ...{ target: TARGET, labels, roles, time },
      takenBack: ({ id }) => (back.includes(id) ? 8000 : undefined),
    })

  it('are a moderator’s word; the last move counts', () => {
    const labels = [
      say('m', 1000, 'pin'),
      say('m', 1100, 'close'),
      say('m', 1200, 'move', [['t', 'old']]),
      say('m', 1300, 'move', [['t', 'new']]),
      say('m', 1400, 'duplicate', [['q', hex(7)]]),
      say('m', 1500, 'unverified'),
    ]
    const expected = {
      pinned: true,
      closed: 1100,
      movedTo: 'new',
      duplicateOf: hex(7),
      unverified: true,
      vouchers: [],
    }
    expect(marks(labels)).toEqual(expected)
    expect(marks(shuffled([...labels, ...labels], 3))).toEqual(expected)
  })

  it('of others, and those taken back, say nothing; a vouch is anybody’s', () => {
    const pin = say('m', 1000, 'pin')
    const labels = [pin, say('x', 1000, 'close'), say('x', 1000, 'vouch'), say('x', 1001, 'vouch')]
    expect(marks(labels, [pin.id])).toMatchObject({ pinned: false, closed: undefined, vouchers: [key('x')] })
  })

  it('are a keeper’s word where there are no groups', () => {
    const none = rolesView({ groups: [], moderators: [], keepers: ['k'], threshold: 1 })
    expect(marksOf({ target: TARGET, labels: [say('k', 1000, 'pin')], roles: none, time }).pinned).toBe(true)
  })
})

describe('reports', () => {
  it('count names once, and keys without standing not at all', () => {
    const names = namesView([
      {
        name: 'N',
        inception: 1,
        keys: [
          ['a', 1, null],
          ['b', 1, null],
        ],
        rotations: [],
      },
    ])
    const report = (by: string, type: string) =>
      event(writer(by), { kind: 1984, tags: [['e', TARGET, type]] })
    const reports = [report('a', 'spam'), report('b', 'spam'), report('b', 'odd'), report('x', 'illegal')]
    const counted = countReports(TARGET, reports, names)
    expect(counted.names).toBe(1)
    expect([...counted.types]).toEqual([
      ['other', 1],
      ['spam', 1],
    ])
  })
})
