// Posts without work go to the optional log, as many as somebody sends. What everybody reads must not change by them.

import { addressOf, KIND, type VerifiedEvent } from '@commonwall/wall'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { fabricate } from '../../src/store/acceptance/fabricate.ts'
import { NOW, type SmallWall, smallWall } from './small-wall.ts'

/** More than a page reads of a thread. */
const FLOOD = 5_100

let wall: SmallWall
let thread: VerifiedEvent

beforeAll(async () => {
  wall = await smallWall()
  const described = (title: string) => [
    ['title', title],
    ['t', 'talk'],
    ['l', 'en'],
  ]
  const under = [
    ['K', '11'],
    ['k', '11'],
    ['l', 'en'],
  ]
  thread = await wall.post(2, { kind: KIND.thread, tags: described('Thread'), content: 'Opening.' })
  const tags = [['E', thread.id], ['e', thread.id], ...under]
  await wall.post(4, {
    kind: KIND.article,
    tags: [['d', 'x'], ...described('Letter')],
    content: 'Sign.',
  })
  const content = 'A word from somebody.'
  await wall.post(3, { kind: KIND.reply, tags, content, created_at: NOW - 900 })
  const flood = Array.from({ length: FLOOD }, (_, n) =>
    fabricate({
      kind: KIND.reply,
      tags: [['h', wall.wall], ...tags],
      content: `A word of spam ${n}.`,
      created_at: NOW - 60,
    }),
  )
  await wall.store.put(flood.map((event) => ({ event, log: 'optional' })))
})
afterAll(() => wall.close())
afterEach(() => void vi.restoreAllMocks())

describe('a flood in the optional log', () => {
  const pathOf = ({ id }: VerifiedEvent) => `/t/${wall.store.position('default', id)}`

  it('leaves the posts of a thread on its page', async () => {
    const { html } = await wall.get(pathOf(thread))
    expect(html).toContain('A word from somebody.')
    expect(html).not.toContain('spam')
  })

  it('leaves the counts in lists and in index.html', async () => {
    expect((await wall.get('/')).html).toContain('1 reply')
    expect(wall.pages.renderIndex()).toContain('1 reply')
  })

  it('leaves search as it was', async () => {
    const html = await wall.search('word')
    expect(html).toContain('A word from somebody.')
    expect(html).not.toContain('spam')
  })

  it.each(['/feed.json', '/feed/1.json'])('leaves %s as it was', async (path) => {
    const feed = JSON.parse((await wall.get(path)).html)
    const texts = feed.items.map((item: { content_text: string }) => item.content_text)
    expect(texts.toSorted()).toEqual(['A word from somebody.', 'Opening.', 'Sign.'])
  })
})

it('what names one post as an article, over and over, is looked up once for a page', async () => {
  const target = await wall.post(5, {
    kind: KIND.thread,
    tags: [
      ['title', 'Called an article'],
      ['t', 'talk'],
    ],
    content: 'It is none.',
  })
  const tags = [
    ['h', wall.wall],
    ['E', target.id],
    ['e', target.id],
    ...['K', 'k'].map((name) => [name, '30023']),
  ]
  const lies = Array.from({ length: 300 }, (_, n) =>
    fabricate({ kind: KIND.reply, tags, content: `It is one, ${n}.`, created_at: NOW - 60 }),
  )
  const claims = Array.from({ length: 300 }, (_, n) =>
    fabricate({
      kind: KIND.withdrawal,
      tags: [...tags.slice(0, 1), ['e', target.id]],
      content: '',
      created_at: NOW - n,
    }),
  )
  await wall.store.put([...lies, ...claims].map((event) => ({ event, log: 'default' })))
  const asked = vi.spyOn(wall.store, 'query')
  const { html } = await wall.get(`/t/${wall.store.position('default', target.id)}`)
  expect(html).toContain('It is one')
  expect(asked.mock.calls.length).toBeLessThan(50)
})

it('whoever names an article in withdrawals of thousands of ids makes its page no dearer', async () => {
  const tags = [
    ['d', 'y'],
    ['title', 'Essay'],
    ['t', 'talk'],
  ]
  const essay = await wall.post(6, { kind: KIND.article, tags, content: 'Words.' })
  const names = (n: number) => [
    ['h', wall.wall],
    ['a', addressOf(essay)],
    ...Array.from({ length: 100 }, (_, m) => ['e', `${n * 100 + m}`.padStart(64, '0')]),
  ]
  const claims = Array.from({ length: 20 }, (_, n) =>
    fabricate({ kind: KIND.withdrawal, tags: names(n), content: '', created_at: NOW - 60 }),
  )
  await wall.store.put(claims.map((event) => ({ event, log: 'default' })))
  const asked = vi.spyOn(wall.store, 'query')
  expect((await wall.get(`/t/${wall.store.position('default', essay.id)}`)).html).toContain('Essay')
  expect(asked.mock.calls.length).toBeLessThan(50)
})
