// The reply tree and its floor numbers (docs/protocol/threads.md).

import { buildThread, byFirstWriter, indentOnce, threadSummary, writerNumbers } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { event, hex, reply, shuffled, thread, WALL } from '../event-fixture.ts'

const keyOf = (event: { created_at: number }) => event.created_at
const root = thread(1, 1000, 'A question')
const build = (replies: readonly ReturnType<typeof reply>[], gone: (id: string) => boolean = () => false) =>
  buildThread({ id: root.id, root, replies, keyOf, gone })

describe('floors', () => {
  it('number the root 1 and the replies from 2, by date', () => {
    const first = reply(2, 1010, root)
    const second = reply(3, 1020, root)
    const built = build([second, first])
    expect(built.root.floor).toBe(1)
    expect(built.posts.map(({ id, floor }) => [id, floor])).toEqual([
      [first.id, 2],
      [second.id, 3],
    ])
  })

  it('put a reply after its parent even where it claims to be older', () => {
    const parent = reply(2, 1050, root)
    const child = reply(3, 1001, root, parent)
    const built = build([child, parent])
    expect(built.posts.map((post) => post.id)).toEqual([parent.id, child.id])
    expect(built.posts[1]?.key).toBe(1050)
  })

  it('put fewer ancestors first on equal dates, then the lowest id', () => {
    const heads = [2, 3, 4].map((n) => reply(n, 1000, root)).sort((a, b) => (a.id < b.id ? -1 : 1))
    const [a, b, c] = heads as [(typeof heads)[0], (typeof heads)[0], (typeof heads)[0]]
    const child = reply(5, 1000, root, c)
    expect(build([child, c, b, a]).posts.map((post) => post.id)).toEqual([a.id, b.id, c.id, child.id])
  })

  it('keep a place for a parent that is not held', () => {
    const lost = reply(2, 1010, root)
    const child = reply(3, 1020, root, lost)
    const [place, post] = build([child]).posts
    expect(place).toMatchObject({ id: lost.id, floor: 2, key: 1020, event: undefined, gone: false })
    expect(post).toMatchObject({ id: child.id, floor: 3, parent: lost.id, generation: 1 })
  })

  it('are the same on a copy that still holds a body that left the segments as on one that never had it', () => {
    const goneAnswered = reply(2, 1010, root)
    const goneAlone = reply(3, 1015, root)
    const child = reply(4, 1020, root, goneAnswered)
    const later = reply(5, 1030, root)
    const gone = (id: string) => id === goneAnswered.id || id === goneAlone.id
    const holding = build([goneAnswered, goneAlone, child, later], gone)
    const lacking = build([child, later], gone)
    const floors = (built: typeof holding) =>
      built.posts.filter((post) => post.floor !== undefined).map(({ id, floor, key }) => [id, floor, key])
    expect(floors(holding)).toEqual(floors(lacking))
    expect(holding.posts.find((post) => post.id === goneAlone.id)?.floor).toBeUndefined()
    expect(writerNumbers(holding, () => false)).toEqual(writerNumbers(lacking, () => false))
  })

  it('stand for a thousand replies one below the other', () => {
    const chain = [reply(2, 1001, root)]
    for (let n = 1; n < 1000; n++) chain.push(reply(2, 1001 + n, root, chain[n - 1]))
    expect(build(chain.reverse()).posts.at(-1)).toMatchObject({ floor: 1001, generation: 999 })
  })

  it('do not depend on the order or the number of times in which events come', () => {
    const plan = fc.array(fc.tuple(fc.nat(4), fc.nat(50), fc.nat(), fc.boolean(), fc.boolean()), {
      maxLength: 25,
    })
    fc.assert(
      fc.property(plan, fc.nat(), (steps, seed) => {
        const made: ReturnType<typeof reply>[] = []
        const gone = new Set<string>()
        const held: typeof made = []
        for (const [writer, at, pick, isGone, isHeld] of steps) {
          const parent = made.length > 0 && pick % 3 > 0 ? made[pick % made.length] : root
          const next = reply(writer + 2, 1000 + at, root, parent, `${pick}`)
          made.push(next)
          if (isGone) gone.add(next.id)
          if (isHeld || pick % 2 === 0) held.push(next)
        }
        const goneOf = (id: string) => gone.has(id)
        const once = build(held, goneOf)
        expect(build(shuffled([...held, ...held], seed), goneOf)).toEqual(once)
        const floors = once.posts.flatMap((post) => (post.floor === undefined ? [] : [post.floor]))
        expect(floors).toEqual(floors.map((_, index) => index + 2))
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})

describe('reading a thread', () => {
  const a = reply(2, 1010, root)
  const b = reply(3, 1020, root, a)
  const c = reply(1, 1030, root, b)
  const d = reply(2, 1040, root)
  const built = build([a, b, c, d])

  it('indents once and quotes what it answers below that', () => {
    const talks = indentOnce(built)
    expect(talks.map((talk) => talk.head.id)).toEqual([a.id, d.id])
    expect(talks[0]?.answers.map(({ post, quotes }) => [post.id, quotes?.id])).toEqual([
      [b.id, undefined],
      [c.id, b.id],
    ])
  })

  it('shows only the first writer', () => {
    expect(byFirstWriter(built).map((post) => post.id)).toEqual([c.id])
  })

  it('numbers throwaway writers by first appearance and leaves out lasting names', () => {
    expect([...writerNumbers(built, (key) => key === hex(2))]).toEqual([
      [hex(1), 1],
      [hex(3), 2],
    ])
  })

  it('sums up for a front page', () => {
    expect(threadSummary(built)).toMatchObject({
      title: 'A question',
      board: 'talk',
      replies: 4,
      lastActivity: 1040,
    })
  })

  it('counts what is folded and can still be read, and lets it move nothing up', () => {
    expect(threadSummary(build([a, b, c, d], (id) => id === d.id))).toMatchObject({
      replies: 4,
      lastActivity: 1030,
    })
  })

  it('shows no title of a root that has left the segments', () => {
    expect(threadSummary(build([a], (id) => id === root.id))).toMatchObject({ title: undefined, replies: 1 })
  })
})

it('a new version of an article moves it up, and what was said under it stays in its order', () => {
  const tags = [
    ['h', WALL],
    ['d', 'x'],
    ['title', 'Words'],
  ]
  const version = event(1, { kind: 30023, created_at: 5000, tags, content: 'later' })
  const address = `30023:${hex(1)}:x`
  const said = [1010, 1020, 1030, 1040].map((at) => {
    const under = [
      ['h', WALL],
      ['A', address],
      ['K', '30023'],
      ['a', address],
      ['k', '30023'],
    ]
    return event(at, { kind: 1111, created_at: at, tags: under, content: 'yes' })
  })
  const talk = buildThread({ id: address, root: version, replies: shuffled(said, 1), keyOf })
  expect(talk.posts.map(({ id }) => id)).toEqual(said.map(({ id }) => id))
  expect(threadSummary(talk)).toMatchObject({ started: 5000, lastActivity: 5000 })
})

it('NIP-7D: a reply with K and E alone answers the root', () => {
  const short = event(4, {
    kind: 1111,
    tags: [
      ['h', WALL],
      ['K', '11'],
      ['E', root.id],
    ],
    content: 'Cool beans',
  })
  expect(build([short]).posts[0]).toMatchObject({ parent: undefined, generation: 0, floor: 2 })
})
