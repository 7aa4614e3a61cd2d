// The page that lists every place without a text names what has effect, whatever strangers name, and costs no more by them.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FoldedPlaces } from '../../src/pages/folded-places.ts'
import { Holes } from '../../src/pages/holes.ts'
import { Numbers } from '../../src/pages/numbers.ts'
import type { Source } from '../../src/pages/source.ts'
import { ALICE, BOB, fabricate } from '../../src/store/acceptance/fabricate.ts'
import { MemoryStore } from '../../src/store/index.ts'
import { NOW, type SmallWall, smallWall } from './small-wall.ts'

/** More than stand on one page. */
const POSTS = 130

describe('what stands behind the pages', () => {
  let wall: SmallWall
  const posts: VerifiedEvent[] = []
  const thread = (n: number) => ({
    kind: KIND.thread,
    tags: [
      ['title', `Thread ${n}`],
      ['t', 'talk'],
    ],
    content: 'Words.',
  })
  const placeOf = ({ id }: VerifiedEvent) => wall.store.position('default', id)
  const rows = (html: string) => html.match(/<tr><td>/g)?.length ?? 0

  beforeAll(async () => {
    wall = await smallWall()
    for (let n = 0; n < POSTS; n++) posts.push(await wall.post(2, thread(n)))
  })
  afterAll(() => wall.close())

  it('lists nothing that strangers withdraw or label, and has no blank page for it', async () => {
    const named = posts.map(({ id }) => ['e', id])
    await wall.post(9, { kind: KIND.withdrawal, tags: named })
    for (const { id } of posts)
      await wall.post(9, {
        kind: KIND.label,
        tags: [
          ['L', 'wall'],
          ['l', 'fold/spam', 'wall'],
          ['e', id],
        ],
      })
    expect(rows((await wall.get('/l')).html)).toBe(0)
    expect((await wall.get('/l/2')).status).toBe(404)
  })

  it('lists what its author withdrew', async () => {
    const [first] = posts as [VerifiedEvent]
    await wall.post(2, { kind: KIND.withdrawal, tags: [['e', first.id]], created_at: NOW - 60 })
    const { html } = await wall.get('/l')
    expect(html).toContain(`<td>${placeOf(first)}</td><td>withdrawn by its author</td>`)
    expect(rows(html)).toBe(1)
  })

  it('lists what its author withdrew by the address of an article, and by vanishing', async () => {
    const article = await wall.post(3, {
      kind: KIND.article,
      tags: [
        ['d', 'letter'],
        ['title', 'Letter'],
      ],
    })
    const word = await wall.post(4, thread(200))
    const last = await wall.post(5, thread(201))
    const before = rows((await wall.get('/l')).html)
    const address = `${KIND.article}:${article.pubkey}:letter`
    await wall.post(3, { kind: KIND.withdrawal, tags: [['a', address]], created_at: NOW })
    await wall.post(4, { kind: KIND.vanish, tags: [['relay', 'ALL_RELAYS']], created_at: NOW })
    const { html } = await wall.get('/l')
    for (const gone of [article, word])
      expect(html).toContain(`<td>${placeOf(gone)}</td><td>withdrawn by its author</td>`)
    expect(html).not.toContain(`<td>${placeOf(last)}</td>`)
    expect(rows(html)).toBe(before + 2)
  })

  it('costs no more where a few withdrawals name all places that nobody here ever held', async () => {
    const unheld = Array.from({ length: 40 }, (_, n) => `${n}`.padStart(64, 'c'))
    await wall.store.place('default', wall.store.placedCount('default'), unheld)
    const tags = [
      ['h', wall.wall],
      ...unheld.map((id) => ['e', id]),
      ...Array.from({ length: 1_960 }, (_, n) => ['e', `${n}`.padStart(64, 'd')]),
    ]
    for (let n = 0; n < 20; n++) {
      const event = fabricate({ kind: KIND.withdrawal, tags, created_at: NOW - 60 - n })
      await wall.store.put([{ event, log: 'default' }])
    }
    // Named by somebody: looked at.
    await wall.post(9, { kind: KIND.withdrawal, tags: unheld.map((id) => ['e', id]) })
    const asked = vi.spyOn(wall.store, 'query')
    const { html } = await wall.get('/l')
    // And those that their authors withdrew.
    expect(rows(html)).toBe(unheld.length + 3)
    expect(asked.mock.calls.length).toBeLessThan(20)
  })
})

it('lists what its author took back before it had its place, from when it has one', async () => {
  const store = new MemoryStore()
  const folded = { read: () => [] } as Pick<FoldedPlaces, 'read'> as FoldedPlaces
  const holes = new Holes({ store, folded, numbers: new Numbers(store) })
  const post = fabricate({ kind: KIND.thread })
  const ask = fabricate({ kind: KIND.withdrawal, tags: [['e', post.id]] })
  const withdraw = {
    ...{ by: ask.id, authors: [ALICE], ids: [post.id], addresses: [], everything: false, until: 10_000 },
  }
  await store.put([
    { event: post, log: 'default' },
    { event: ask, log: 'default', withdraw },
  ])
  holes.add([post, ask])
  expect(holes.listed({} as Source)).toEqual([])
  await store.place('default', 0, [post.id, ask.id])
  expect(holes.listed({} as Source)).toEqual([0])
  holes.close()
})

it('what an author takes back under a lasting name is listed from when it is gone', async () => {
  const store = new MemoryStore()
  const posts = [1, 2].map((n) => fabricate({ kind: KIND.thread, content: `${n}` }))
  const [mine, other] = posts as [VerifiedEvent, VerifiedEvent]
  const asks = [
    fabricate({ kind: KIND.withdrawal, tags: [['e', mine.id]] }),
    fabricate({ kind: KIND.withdrawal, tags: [['e', other.id]], pubkey: BOB }),
  ]
  const all = [...posts, ...asks]
  await store.put(all.map((event) => ({ event, log: 'default' as const })))
  await store.place(
    'default',
    0,
    all.map(({ id }) => id),
  )
  const folded = { read: () => [] } as Pick<FoldedPlaces, 'read'> as FoldedPlaces
  const holes = new Holes({ store, folded, numbers: new Numbers(store) })
  const source = {} as Source
  expect(holes.listed(source)).toEqual([])
  for (const [at, by] of asks.entries()) {
    const { id, pubkey } = by as VerifiedEvent
    const { id: target } = posts[at] as VerifiedEvent
    await store.withdraw({
      ...{ by: id, authors: [pubkey], ids: [target], addresses: [], everything: false, until: 10_000 },
    })
  }
  expect(holes.listed(source)).toEqual([0])
  holes.close()
  expect(mine.pubkey).toBe(ALICE)
})
