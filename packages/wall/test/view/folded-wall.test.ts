// A view on real foldings: definitions, names and anchors, nothing stood in for but signatures.

import {
  type Anchor,
  alreadyVerified,
  type DefinitionFields,
  definitionTemplate,
  type EventTemplate,
  eventId,
  foldDefinitions,
  foldNames,
  keyTemplate,
  PAUSE,
  recoveryCommitment,
  type VerifiedEvent,
  viewOf,
  type WallView,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { hex, shuffled } from '../event-fixture.ts'

const [LOG, KEEPER, MOD_A, MOD_B, LASTING, LATER, RECOVERY, STRANGER] = [1, 2, 3, 4, 5, 6, 7, 8].map(hex) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
const START = 1_700_000_000

const FIELDS: DefinitionFields = {
  ...{ wall: undefined, prev: undefined, voids: [], version: 1, titles: [{ lang: 'en', text: 'A wall' }] },
  ...{ keepers: [KEEPER], threshold: 1, continues: [], witnesses: [], groups: ['a', 'b', 'c'] },
  logs: [{ key: LOG, url: 'https://wall.example/', admission: 'default', open: true }],
  moderators: [
    { group: 'a', pubkey: MOD_A },
    { group: 'b', pubkey: MOD_B },
  ],
  boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
  ...{ langs: ['en'], pow: 0, batch: 15, addresses: [], validUntil: START + 10 ** 9 },
}

function by(pubkey: string, template: EventTemplate): VerifiedEvent {
  const unsigned = { pubkey, ...template }
  return alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '00'.repeat(64) })
}

/** A log that witnesses each event in the second in which it was said. */
class Wall {
  readonly founding: VerifiedEvent
  readonly events: VerifiedEvent[] = []
  readonly #anchors: Anchor[] = []

  constructor(fields = FIELDS) {
    this.founding = by(KEEPER, definitionTemplate(fields, { createdAt: START }))
    this.#log(this.founding)
  }

  say(pubkey: string, at: number, kind: number, tags: string[][], content = ''): VerifiedEvent {
    const home = ['h', this.founding.id]
    return this.#log(by(pubkey, { kind, created_at: START + at, tags: [home, ...tags], content }))
  }

  add(pubkey: string, template: EventTemplate): VerifiedEvent {
    return this.#log(by(pubkey, template))
  }

  fold(pubkey: string, at: number, target: VerifiedEvent): VerifiedEvent {
    return this.say(pubkey, at, 1985, [
      ['L', 'commonwall'],
      ['l', 'fold/spam', 'commonwall'],
      ['e', target.id],
    ])
  }

  /** The view of a reader who got everything so far in some order, at the wall time `at`. */
  seen(at: number, seed = 0): WallView {
    const positions = new Map(this.events.map(({ id }, index) => [id, index]))
    const anchors = [...this.#anchors, anchor(this.events.length + 1, START + at)]
    const events = shuffled([...this.events, ...this.events], seed)
    const now = START + at
    const history = foldDefinitions({
      ...{ founding: this.founding, events, now },
      logs: [{ key: LOG, positions, length: positions.size, anchors: shuffled(anchors, seed) }],
    })
    expect(history.wallTime).toBe(now)
    return viewOf({ events, history, names: foldNames({ events, history }), now })
  }

  #log(event: VerifiedEvent): VerifiedEvent {
    this.events.push(event)
    this.#anchors.push(anchor(this.events.length, event.created_at))
    return event
  }
}

function anchor(size: number, date: number): Anchor {
  return { log: LOG, size, root: hex(size), note: `${size}\n`, cosignatures: new Map([[LOG, date]]) }
}

const THREAD = [
  ['title', 'A question'],
  ['t', 'talk'],
]

function answers(root: VerifiedEvent): string[][] {
  return [
    ['E', root.id],
    ['K', '11'],
    ['e', root.id],
    ['k', '11'],
  ]
}

describe('a wall with its own definitions, names and anchors', () => {
  it('folds by the moderators of the time, and not by one who was dropped', () => {
    const wall = new Wall()
    const root = wall.say(STRANGER, 10, 11, THREAD, 'text')
    const [one, two] = [
      wall.say(hex(20), 20, 1111, answers(root), 'x'),
      wall.say(hex(21), 30, 1111, answers(root), 'y'),
    ]
    wall.fold(MOD_A, 100, one)
    const dropped = {
      ...FIELDS,
      ...{ wall: wall.founding.id, prev: wall.founding.id, version: 2 },
      moderators: FIELDS.moderators.filter(({ pubkey }) => pubkey !== MOD_A),
    }
    wall.add(KEEPER, definitionTemplate(dropped, { createdAt: START + 200 }))
    wall.fold(MOD_A, 300, two)
    wall.fold(MOD_B, 400, one)
    const view = wall.seen(500)
    const folds = view.threads.get(root.id)?.folds
    expect(folds?.get(one.id)).toMatchObject({ stays: true, groups: ['a', 'b'] })
    expect(folds?.has(two.id)).toBe(false)
    expect(view.deeds.map(({ target }) => target)).toEqual([one.id, one.id])
    for (let seed = 1; seed < 10; seed++) expect(wall.seen(500, seed)).toEqual(view)
  })

  it('folds by a key that its name has retired until keepers drop it: roles are of keys, whatever their names do', () => {
    const wall = new Wall()
    const walls = [wall.founding.id]
    const root = wall.say(STRANGER, 10, 11, THREAD, 'text')
    const post = (n: number) => wall.say(hex(20), 10 + n, 1111, answers(root), `${n}`)
    const [one, two] = [post(1), post(2)]
    const inception = { walls, prev: undefined, keys: [MOD_A], next: recoveryCommitment(RECOVERY, MOD_A) }
    const { id: prev } = wall.add(MOD_A, keyTemplate(inception, { createdAt: START + 20 }))
    const rotation = { walls, prev, keys: [LATER], next: recoveryCommitment(hex(30), RECOVERY) }
    wall.add(RECOVERY, keyTemplate(rotation, { createdAt: START + 30 }))
    const stolen = wall.fold(MOD_A, 100, one)
    const dropped = {
      ...FIELDS,
      ...{ wall: wall.founding.id, prev: wall.founding.id, version: 2 },
      moderators: [
        { group: 'a', pubkey: LATER },
        { group: 'b', pubkey: MOD_B },
      ],
    }
    wall.add(KEEPER, definitionTemplate(dropped, { createdAt: START + 200 }))
    wall.fold(MOD_A, 300, two)
    wall.fold(LATER, 300, two)
    const seen = (at: number) => {
      const { threads, deeds } = wall.seen(at)
      return { folds: [...(threads.get(root.id)?.folds.keys() ?? [])], deeds: deeds.map(({ id }) => id) }
    }
    expect(seen(400)).toEqual({ folds: [one.id], deeds: [stolen.id] })
    const later = wall.fold(LATER, 300 + PAUSE, two)
    expect(seen(400 + PAUSE)).toEqual({ folds: [two.id], deeds: [later.id, stolen.id] })
  })

  it('folds by a label of anybody that enough keepers signed, and lists it among what was done', () => {
    const keepers = [KEEPER, LATER]
    const wall = new Wall({ ...FIELDS, keepers, threshold: 2, groups: [], moderators: [] })
    const root = wall.say(hex(20), 10, 11, THREAD, 'text')
    const label = wall.fold(STRANGER, 20, root)
    const sign = (keeper: string, at: number) =>
      wall.say(keeper, at, 4591, [
        ['e', label.id],
        ['k', '1985'],
      ])
    const seen = (at: number) => {
      const { threads, deeds } = wall.seen(at)
      return { folded: threads.get(root.id)?.folds.has(root.id), deeds: deeds.map(({ id }) => id) }
    }
    sign(MOD_A, 30)
    expect(seen(40)).toEqual({ folded: false, deeds: [] })
    sign(KEEPER, 50)
    sign(LATER, 60)
    expect(seen(70)).toEqual({ folded: true, deeds: [label.id] })
    wall.say(STRANGER, 80, 5, [['e', label.id]])
    expect(wall.seen(90).deeds[0]).toMatchObject({ groups: [], takenBack: START + 80 })
  })

  it('a stolen key cannot empty what its owner wrote, once the owner has rotated', () => {
    const wall = new Wall()
    const walls = [wall.founding.id]
    const inception = wall.add(
      LASTING,
      keyTemplate(
        { walls, prev: undefined, keys: [LASTING], next: recoveryCommitment(RECOVERY, LASTING) },
        { createdAt: START + 10 },
      ),
    )
    const mine = wall.say(LASTING, 20, 11, THREAD, 'text')
    wall.say(LASTING, 1000, 5, [['e', mine.id]])
    expect(wall.seen(1000).threads.get(mine.id)?.thread.root.event?.id).toBe(mine.id)
    const lost = wall.seen(1000 + PAUSE)
    expect(lost.threads.get(mine.id)).toBeUndefined()

    const rotation = { walls, prev: inception.id, keys: [LATER], next: recoveryCommitment(hex(30), RECOVERY) }
    const rotated = wall.add(RECOVERY, keyTemplate(rotation, { createdAt: START + 2000 }))
    wall.say(LATER, 2001, 4591, [
      ['e', rotated.id],
      ['k', '4592'],
    ])
    wall.say(LASTING, 3000, 1111, answers(mine), 'the thief writes')
    const kept = wall.seen(1000 + PAUSE)
    expect(kept.threads.get(mine.id)?.thread.root.event?.id).toBe(mine.id)
    expect(kept.threads.get(mine.id)?.thread.posts).toEqual([])
    expect([...(kept.threads.get(mine.id)?.writers ?? [])]).toEqual([])

    wall.say(LATER, 5000 + PAUSE, 5, [['e', mine.id]])
    expect(wall.seen(5000 + PAUSE).threads.has(mine.id)).toBe(true)
    expect(wall.seen(5000 + 2 * PAUSE).threads.has(mine.id)).toBe(false)
  })
})
