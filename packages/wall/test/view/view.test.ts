// The whole wall: the same set of events in any order, with duplicates, gives the same view.
// Events carry signatures of zeros (see event-fixture.ts): a view never looks at a signature.

import { PAUSE, parseProfile, type VerifiedEvent, viewOf, type WallView } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { event, hex, label, reply, shuffled, thread, WALL } from '../event-fixture.ts'
import { Clock, key, namesView, writer } from '../moderation/cast.ts'
import { historyView } from './one-definition.ts'

const NOW = 1_000_000
const BOARDS = [
  { slug: 'talk', lang: 'en', title: 'Talk' },
  { slug: 'talk', lang: 'zh', title: '谈' },
  { slug: 'texts', lang: 'en', title: 'Texts' },
]
const names = namesView([
  {
    name: 'N',
    inception: 100,
    keys: [
      ['old', 100, 500_000],
      ['new', 500_000, null],
    ],
    rotations: [500_000],
  },
])

/** Everything witnessed at its own date but what is left out. */
function view(
  events: readonly VerifiedEvent[],
  unwitnessed: readonly VerifiedEvent[] = [],
  wallTime = NOW,
): WallView {
  const time = new Clock(wallTime)
  for (const one of events) if (!unwitnessed.includes(one)) time.witness(one, one.created_at)
  return viewOf({ events, history: historyView(time, NOW, BOARDS), names, now: NOW })
}

function article(n: number, at: number, content: string, more: string[][] = []): VerifiedEvent {
  const tags = [['h', WALL], ['d', 'x'], ['title', `T${at}`], ['t', 'texts'], ...more]
  return event(n, { kind: 30023, created_at: at, tags, content })
}

const withdraw = (n: number, at: number, target: VerifiedEvent) =>
  event(n, { kind: 5, created_at: at, tags: [['e', target.id]] })

describe('a wall', () => {
  const one = thread(1, 1000, 'One')
  const two = thread(2, 2000, 'Two', 'gone-board')
  const answer = reply(3, 5000, one)
  const paper = article(4, 3000, 'a')
  const paper2 = article(4, 4000, 'b')
  const comment = event(5, {
    kind: 1111,
    created_at: 4500,
    content: 'hm',
    tags: [
      ['h', WALL],
      ['A', `30023:${hex(4)}:x`],
      ['K', '30023'],
      ['a', `30023:${hex(4)}:x`],
      ['e', paper.id],
      ['k', '30023'],
    ],
  })
  const base = [one, two, answer, paper, paper2, comment]

  it('has its boards in the order of the definition, then what is on none', () => {
    const found = view(base)
    expect(found.boards.map(({ slug, threads }) => [slug, threads.map(({ title }) => title)])).toEqual([
      ['talk', ['One']],
      ['texts', ['T4000']],
      ['', ['Two']],
    ])
    expect(found.boards[0]?.titles.map(({ title }) => title)).toEqual(['Talk', '谈'])
    expect(found.articles.get(`30023:${hex(4)}:x`)?.thread.posts.map(({ id }) => id)).toEqual([comment.id])
    expect(found.articles.get(`30023:${hex(4)}:x`)?.history.versions.length).toBe(2)
  })

  it('moves and pins what moderators move and pin, and keeps a log of it', () => {
    const move = label(writer('m1'), 6000, two.id, 'move', [['t', 'talk']])
    const pin = label(writer('m1'), 6001, two.id, 'pin')
    const strange = label(writer('x'), 6002, one.id, 'close')
    const found = view([...base, move, pin, strange])
    expect(found.boards[0]?.threads.map(({ title }) => title)).toEqual(['Two', 'One'])
    expect(found.deeds.map(({ verb, groups }) => [verb, groups])).toEqual([
      ['pin', ['a']],
      ['move', ['a']],
    ])
    const back = event(writer('m1'), { kind: 5, created_at: 7000, tags: [['e', pin.id]] })
    const after = view([...base, move, pin, back])
    expect(after.boards[0]?.threads.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(after.deeds[0]?.takenBack).toBe(7000)
  })

  it('keeps the place of a withdrawn reply that was answered, and drops its body', () => {
    const under = reply(6, 6000, one, answer)
    const posts = view([...base, under, withdraw(3, 7000, answer)]).threads.get(one.id)?.thread.posts
    expect(posts?.map(({ id, event: body, gone }) => [id, body === undefined, gone])).toEqual([
      [answer.id, true, true],
      [under.id, false, false],
    ])
  })

  it('takes back the versions of an article up to the date of a withdrawal of its address', () => {
    const tags = [['a', `30023:${hex(4)}:x`]]
    const found = view([...base, event(4, { kind: 5, created_at: 3500, tags })])
    const history = found.articles.get(`30023:${hex(4)}:x`)?.history
    expect(history?.versions.map(({ id, number }) => [id, number])).toEqual([[paper2.id, 1]])
  })

  it('is the same whether a copy still has a withdrawn body or never had it', () => {
    const under = reply(6, 6000, one, answer)
    const gone = withdraw(3, 7000, answer)
    const [had, never] = [
      view([...base, under, gone]),
      view([...base.filter((e) => e !== answer), under, gone]),
    ]
    const floors = (found: WallView) =>
      found.threads.get(one.id)?.thread.posts.map(({ id, floor, key }) => [id, floor, key])
    expect(floors(had)).toEqual(floors(never))
    expect(had.boards).toEqual(never.boards)
  })

  it('folds with a reason, keeps the body here, and forgets the fold after the pause', () => {
    const fold = label(writer('m1'), 900_000, answer.id, 'fold/spam')
    const now = view([...base, fold]).threads.get(one.id)
    expect(now?.folds.get(answer.id)).toMatchObject({ reason: 'fold/spam', stays: false })
    expect(now?.thread.posts[0]?.event?.id).toBe(answer.id)
    expect(view([...base, fold], [], 900_000 + PAUSE).threads.get(one.id)?.folds.size).toBe(0)
  })

  it('takes the title of a thread that is folded for good off the front', () => {
    const folds = ['m1', 'm2'].map((by) =>
      label(writer(by), 900_000, one.id, 'fold/illegal', [['jurisdiction', 'DE']]),
    )
    const found = view([...base, ...folds])
    expect(found.boards[0]?.threads).toEqual([])
    expect(found.threads.get(one.id)?.folds.get(one.id)?.stays).toBe(true)
  })

  it('holds back what is dated ahead and not witnessed, and shows it once witnessed', () => {
    const ahead = thread(7, NOW + 901, 'Later')
    expect(view([ahead], [ahead]).threads.size).toBe(0)
    expect(view([ahead]).threads.size).toBe(1)
    const soon = thread(7, NOW + 900, 'Soon')
    expect(view([soon], [soon]).threads.size).toBe(1)
  })

  it('does not count what a retired key wrote after its rotation', () => {
    const before = thread(writer('old'), 400_000, 'Mine')
    const thief = thread(writer('old'), 600_000, 'Not mine')
    const unseen = thread(writer('old'), 450_000, 'Backdated')
    const found = view([before, thief, unseen], [unseen])
    expect([...found.threads.keys()]).toEqual([before.id])
  })

  it('shows the newest profile and its name alone', () => {
    const profile = (at: number, content: object) =>
      event(writer('new'), { kind: 0, created_at: at, content: JSON.stringify(content) })
    const newer = profile(600_000, { name: ' Li\u202e\n Na ', picture: 'https://example.com/x.png' })
    const found = view([newer, profile(550_000, { name: 'Before' })])
    expect([...found.profiles]).toEqual([[key('new'), { name: 'Li Na' }]])
  })

  it('calls a key the same whether the body of a profile that is gone is held or not', () => {
    const profile = (at: number, name: string) =>
      event(5, { kind: 0, created_at: at, content: JSON.stringify({ name }) })
    const [before, foul] = [profile(1000, 'Before'), profile(2000, 'Foul')]
    const folds = ['m1', 'm2'].map((by) => label(writer(by), 3000, foul.id, 'fold/spam'))
    for (const held of [
      [before, foul, ...folds],
      [before, ...folds],
    ])
      expect([...view(held).profiles]).toEqual([[hex(5), { name: 'Before' }]])
  })

  it.each([
    [
      '{"name":"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"}',
      '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
    ],
    ['{"name":"\u200d\u200b","display_name":"Ana"}', 'Ana'],
    [`{"name":"${'名'.repeat(60)}"}`, '名'.repeat(48)],
    ['{"name":7}', undefined],
    ['{"name":"人\\u2ea0日报\\u2800"}', '人日报'],
    ['{"name":"\\u2800"}', undefined],
    ['null', undefined],
    ['{', undefined],
  ])('reads of the profile %s the name %s', (content, name) =>
    expect(parseProfile(event(1, { kind: 0, content }))?.name).toBe(name),
  )

  it('leaves out what may not stand: other walls, broken shapes', () => {
    const foreign = event(1, {
      kind: 11,
      tags: [
        ['h', hex(1)],
        ['title', 'x'],
        ['t', 'talk'],
      ],
    })
    const untitled = event(1, {
      kind: 11,
      tags: [
        ['h', WALL],
        ['t', 'talk'],
      ],
    })
    expect(view([foreign, untitled]).threads.size).toBe(0)
  })

  it('vanishing empties all of a person, with the keys before', () => {
    const mine = reply(writer('old'), 400_000, one)
    const vanish = event(writer('new'), { kind: 62, created_at: 600_000, tags: [['relay', 'ALL_RELAYS']] })
    expect(view([one, mine, vanish], [], 600_000).threads.get(one.id)?.thread.posts.length).toBe(1)
    expect(view([one, mine, vanish], [], 600_000 + PAUSE).threads.get(one.id)?.thread.posts).toEqual([])
  })
})

describe('the same set of events', () => {
  const step = fc.record({
    what: fc.constantFrom(
      'thread',
      'reply',
      'reply',
      'reply',
      'article',
      'fold',
      'mark',
      'withdraw',
      'vanish',
      'sign',
      'profile',
    ),
    who: fc.constantFrom('t1', 't2', 't3', 'old', 'new', 'm1', 'm2', 'm3', 'k'),
    at: fc.integer({ min: 1, max: 200 }).map((n) => n * 5000),
    pick: fc.nat(1000),
    seen: fc.boolean(),
  })

  it('in any order, with duplicates, gives the same view', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), fc.nat(), (steps, seed) => {
        const events: VerifiedEvent[] = []
        const unwitnessed: VerifiedEvent[] = []
        for (const one of steps) {
          const made = make(one, events)
          if (made === undefined) continue
          events.push(made)
          if (!one.seen && one.pick % 3 === 0) unwitnessed.push(made)
        }
        const expected = view(events, unwitnessed)
        expect(view(shuffled([...events, ...events], seed), unwitnessed)).toEqual(expected)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  function make(
    { what, who, at, pick }: { what: string; who: string; at: number; pick: number },
    held: readonly VerifiedEvent[],
  ): VerifiedEvent | undefined {
    const n = writer(who)
    const posts = held.filter(({ kind }) => kind === 11 || kind === 1111 || kind === 30023)
    const target = posts[pick % Math.max(1, posts.length)]
    if (what === 'thread') return thread(n, at, `Title ${pick}`, pick % 4 === 0 ? 'elsewhere' : 'talk')
    if (what === 'article') return article(n, at, `${pick}`)
    if (what === 'profile') return event(n, { kind: 0, created_at: at, content: `{"name":"n${pick}"}` })
    if (what === 'vanish') return event(n, { kind: 62, created_at: at, tags: [['relay', 'ALL_RELAYS']] })
    if (target === undefined) return undefined
    if (what === 'sign')
      return event(n, {
        kind: 4591,
        created_at: at,
        tags: [
          ['h', WALL],
          ['e', target.id],
          ['k', String(target.kind)],
        ],
      })
    if (what === 'withdraw') {
      const any = held[pick % held.length] as VerifiedEvent
      return withdraw(pick % 2 === 0 ? Number(`0x${any.pubkey}`) : n, at, any)
    }
    if (what === 'fold') return label(n, at, target.id, pick % 5 === 0 ? 'fold/personal-data' : 'fold/spam')
    if (what === 'mark')
      return label(n, at, target.id, ['pin', 'close', 'unverified', 'vouch'][pick % 4] ?? 'pin')
    if (target.kind === 30023) return undefined
    const root = posts.find(({ id }) => id === (target.kind === 11 ? target.id : target.tags[1]?.[1]))
    return root && reply(n, at, root, target, `${pick}`)
  }
})
