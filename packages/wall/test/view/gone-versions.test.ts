// Replies that name an article's version by its id alone, where that version is gone: whichever gone bodies a copy holds, it
// has the same talks with the same floors as any other (docs/protocol/threads.md, 1).

import { type VerifiedEvent, viewOf, type WallView } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { event, hex, label, shuffled, thread, WALL } from '../event-fixture.ts'
import { Clock, namesView, writer } from '../moderation/cast.ts'
import { historyView } from './one-definition.ts'

const NOW = 2_000_000
const names = namesView([])

/** Everything witnessed at its own date. @param all what was logged @param held what of it a copy has */
function view(all: readonly VerifiedEvent[], held: readonly VerifiedEvent[] = all): WallView {
  const time = new Clock(NOW)
  for (const one of all) time.witness(one, one.created_at)
  return viewOf({ events: held, history: historyView(time, NOW), names, now: NOW })
}

const address = (n: number) => `30023:${hex(n)}:x`

function version(n: number, at: number): VerifiedEvent {
  const tags = [
    ['h', WALL],
    ['d', 'x'],
    ['title', `T${at}`],
  ]
  return event(n, { kind: 30023, created_at: at, tags, content: 'words' })
}

/** @param under tags that name the root */
function said(n: number, at: number, under: readonly string[][], root: string): VerifiedEvent {
  const kind = under.find(([name]) => name === 'K')?.[1] ?? ''
  const tags = [['h', WALL], ...under, ['e', root], ['k', kind]]
  return event(n, { kind: 1111, created_at: at, tags, content: `${at}` })
}

const byId = (id: string, kind = '30023') => [
  ['E', id],
  ['K', kind],
]

function takenBack(n: number, at: number, ids: readonly string[], of?: string): VerifiedEvent {
  const tags = [...(of === undefined ? [] : [['a', of]]), ...ids.map((id) => ['e', id]), ['k', '30023']]
  return event(n, { kind: 5, created_at: at, tags })
}

/** What all copies must have in common: of each talk the numbered posts, and whose versions count. */
function talks({ threads, articles }: WallView): unknown {
  const floors = [...threads, ...articles].flatMap(
    ([
      root,
      {
        thread: { posts },
      },
    ]) => {
      const numbered = posts.filter(({ floor }) => floor !== undefined)
      return numbered.length === 0
        ? []
        : [[root, numbered.map(({ id, floor, key, parent }) => [id, floor, key, parent])] as const]
    },
  )
  const counting = [...articles].map(([root, { history }]) => [root, history.versions.map(({ id }) => id)])
  return { floors: floors.sort(([a], [b]) => (a < b ? -1 : 1)), counting }
}

describe('a reply that names a version alone', () => {
  const [first, second] = [version(4, 1000), version(4, 2000)]
  const whole = said(5, 3000, [['A', address(4)], ...byId(first.id)], first.id)
  const alone = said(6, 3001, byId(first.id), first.id)
  const all = [first, second, whole, alone]
  const fold = (by: string, at: number) => label(writer(by), at, first.id, 'fold/personal-data')
  const idsIn = (found: WallView, root: string) =>
    (found.articles.get(root) ?? found.threads.get(root))?.thread.posts.map(({ id }) => id)

  it('stands in the talk under the article while that version counts, also when another has followed it', () => {
    expect(idsIn(view(all), address(4))).toEqual([whole.id, alone.id])
  })

  it('stands apart where it was folded, on who holds it as on who never did, and comes back when the fold ends', () => {
    const events = [...all, fold('m1', NOW - 1000)]
    for (const held of [events, events.filter((one) => one !== first)]) {
      const found = view(events, held)
      expect(idsIn(found, address(4))).toEqual([whole.id])
      expect(idsIn(found, first.id)).toEqual([alone.id])
    }
    expect(idsIn(view([...all, fold('m1', 10_000)]), address(4))).toEqual([whole.id, alone.id])
  })

  it('stays in the talk where its author took it back and says of which article it was', () => {
    const events = [...all, takenBack(4, 4000, [first.id, second.id], address(4))]
    for (const held of [events, events.filter((one) => one !== first && one !== second)])
      expect(idsIn(view(events, held), address(4))).toEqual([whole.id, alone.id])
  })

  it('is drawn to no article by a stranger’s withdrawal of a thread, or of a version that stands', () => {
    const root = thread(7, 1000, 'A question')
    const under = said(8, 3000, byId(root.id, '11'), root.id)
    const folds = ['m1', 'm2'].map((by) => label(writer(by), NOW - 1000, root.id, 'fold/spam'))
    const claim = takenBack(9, 5000, [root.id, first.id], address(9))
    const events = [...all, root, under, claim, ...folds]
    for (const held of [events, events.filter((one) => one !== root)]) {
      const found = view(events, held)
      expect(idsIn(found, root.id)).toEqual([under.id])
      expect(idsIn(found, address(4))).toEqual([whole.id, alone.id])
      expect(idsIn(found, address(9))).toBeUndefined()
    }
  })
})

it('whichever bodies that are gone a copy holds, it has the talks that all copies have', () => {
  const [writers, moderators] = [
    [4, 5, 6],
    ['m1', 'm2', 'm3'],
  ]
  const step = fc.record({
    what: fc.constantFrom(
      'version',
      'version',
      'thread',
      'whole',
      'alone',
      'alone',
      'lie',
      'answer',
      'fold',
      'back',
    ),
    who: fc.nat(2),
    at: fc.integer({ min: 1, max: 390 }).map((n) => n * 5000),
    pick: fc.nat(1000),
  })
  let apart = 0
  const make = (
    { what, who, at, pick }: { what: string; who: number; at: number; pick: number },
    held: readonly VerifiedEvent[],
  ): VerifiedEvent | undefined => {
    const n = writers[who] as number
    if (what === 'version') return version(n, at)
    if (what === 'thread') return thread(n, at, `T${pick}`)
    const roots = held.filter(({ kind }) => kind !== 1111 && kind !== 1985 && kind !== 5)
    const root = roots[pick % Math.max(1, roots.length)]
    if (root === undefined) return undefined
    if (what === 'fold')
      return label(
        writer(moderators[who] as string),
        at,
        root.id,
        pick % 2 ? 'fold/personal-data' : 'fold/spam',
      )
    if (what === 'back') {
      const author = pick % 3 === 0 ? n : Number(`0x${root.pubkey}`)
      const ids = roots.filter(({ pubkey }) => pick % 2 === 0 || pubkey === root.pubkey).map(({ id }) => id)
      return takenBack(
        author,
        at,
        pick % 5 === 0 ? [root.id] : ids,
        pick % 4 === 0 ? undefined : address(author),
      )
    }
    if (what === 'answer') {
      const parent = held.filter(({ kind }) => kind === 1111)[pick % 7]
      const under = parent?.tags.filter(([name]) => name === 'A' || name === 'E' || name === 'K')
      if (parent === undefined || under === undefined) return undefined
      const tags = [['h', WALL], ...under.map((tag) => [...tag]), ['e', parent.id], ['k', '1111']]
      return event(n, { kind: 1111, created_at: at, tags, content: `${pick}` })
    }
    const kind = String(root.kind)
    if (what === 'whole' && root.kind === 30023)
      return said(n, at, [['A', `30023:${root.pubkey}:x`], ...byId(root.id)], root.id)
    return said(n, at, byId(root.id, what === 'lie' ? '11' : kind), root.id)
  }
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 10, maxLength: 40 }),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      fc.nat(),
      (steps, has, seed) => {
        const events: VerifiedEvent[] = []
        for (const one of steps) events.push(...[make(one, events)].filter((made) => made !== undefined))
        const holding = view(events)
        const isGone = (one: VerifiedEvent) =>
          holding.fates.isWithdrawn(one) || holding.fates.fold(one).bodyLeavesSegments
        const lacking = events.filter((one, at) => !isGone(one) || has[at])
        expect(talks(view(events, shuffled(lacking, seed)))).toEqual(talks(holding))
        if (
          [...holding.threads.keys()].some((id) => events.some((one) => one.id === id && one.kind === 30023))
        )
          apart++
      },
    ),
    { seed: 1, numRuns: 200 },
  )
  // It was about something: versions that are gone, with what was said of them alone.
  expect(apart).toBeGreaterThan(20)
})
