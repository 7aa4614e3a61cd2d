// Pages that cost much to make, asked for again and again.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Kept } from '../../src/pages/kept.ts'
import { NOW, type SmallWall, smallWall } from './small-wall.ts'

describe('what is kept', () => {
  let now = 100
  const kept = new Kept<string>({ now: () => now, most: 3, room: 10, sizeOf: (text) => text.length })
  const made: string[] = []
  const get = (text: string) =>
    kept.get(text, () => {
      made.push(text)
      return text
    })
  beforeEach(() => {
    kept.clear()
    made.length = 0
  })

  it('is made once in some seconds, and anew after them or when it is cleared', () => {
    for (let n = 0; n < 3; n++) expect(get('a')).toBe('a')
    now += 2
    get('a')
    expect(made).toEqual(['a'])
    now += 1
    get('a')
    expect(made).toEqual(['a', 'a'])
    kept.clear()
    get('a')
    expect(made).toHaveLength(3)
  })

  it('is made anew when the clock was put back', () => {
    get('a')
    now -= 50
    get('a')
    expect(made).toEqual(['a', 'a'])
  })

  it('counts from the end of its making', () => {
    const slow = () => {
      now += 10
      return 'slow'
    }
    kept.get('slow', slow)
    expect(get('slow')).toBe('slow')
    expect(made).toEqual([])
  })

  it('is bounded in number and in size; what is too large is kept alone', () => {
    for (const text of ['a', 'b', 'c', 'd', 'd', 'c', 'b']) get(text)
    expect(made.splice(0)).toEqual(['a', 'b', 'c', 'd'])
    for (const text of ['123456789', 'd', '123456789']) get(text)
    expect(made.splice(0)).toEqual(['123456789'])
    for (const text of ['12345678901', '12345678901', 'd']) get(text)
    expect(made.splice(0)).toEqual(['12345678901', 'd'])
  })

  it('is not kept when it is undefined', () => {
    expect(kept.get('none', () => undefined)).toBeUndefined()
    expect(get('none')).toBe('none')
  })
})

describe('the pages of a long thread and of an article with many versions', () => {
  let wall: SmallWall
  let thread: VerifiedEvent
  let article: VerifiedEvent
  const reply = (content: string) =>
    wall.post(3, {
      kind: KIND.reply,
      content,
      tags: [
        ['E', thread.id],
        ['K', '11'],
        ['e', thread.id],
        ['k', '11'],
        ['l', 'en'],
      ],
    })
  const pathOf = ({ id }: VerifiedEvent, page: string, kind = 't') =>
    `/${kind}/${wall.store.position('default', id)}${page}`
  const tags = [
    ['title', 'Long'],
    ['t', 'talk'],
    ['l', 'en'],
  ]

  beforeAll(async () => {
    wall = await smallWall()
    thread = await wall.post(2, { kind: KIND.thread, tags, content: 'Opening.' })
    for (let n = 0; n < 25; n++) await reply(`Number ${n}`)
    const version = (n: number) =>
      wall.post(4, {
        kind: KIND.article,
        tags: [['d', 'x'], ...tags],
        content: `Version ${n}.`,
        created_at: NOW - 900 + n,
      })
    article = await version(1)
    for (const n of [2, 3]) await version(n)
  })
  afterAll(() => wall.close())

  /** How often the store was asked for more than one thing by its id. */
  async function questions(ask: () => Promise<unknown>): Promise<number> {
    const spies = [
      vi.spyOn(wall.store, 'query'),
      vi.spyOn(wall.store, 'count'),
      vi.spyOn(wall.store, 'versions'),
      vi.spyOn(wall.store, 'versionIds'),
    ]
    await ask()
    const asked = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    for (const spy of spies) spy.mockRestore()
    return asked
  }

  it.each(['thread', 'article', 'history'])('ask the store nothing the second time (%s)', async (which) => {
    const path =
      which === 'thread'
        ? pathOf(thread, '/2')
        : which === 'article'
          ? pathOf(article, '')
          : pathOf(article, '/3', 'v')
    let first = ''
    expect(
      await questions(async () => {
        first = (await wall.get(path)).html
      }),
    ).toBeGreaterThan(0)
    expect(first).toContain(which === 'thread' ? 'Number 2' : 'Version')
    let second = ''
    expect(
      await questions(async () => {
        second = (await wall.get(path)).html
      }),
    ).toBe(0)
    expect(second).toBe(first)
  })

  it('read the whole thread once for all of its pages, also for one that it does not have', async () => {
    const replies = vi.spyOn(wall.store, 'query')
    await reply('One more')
    for (const page of ['', '/2', '/3', '/99', '/98']) await wall.get(pathOf(thread, page))
    const whole = replies.mock.calls.filter(([[filter]]) => filter?.tags.E?.includes(thread.id))
    expect(whole).toHaveLength(1)
    replies.mockRestore()
  })

  it('show what is released at once', async () => {
    const path = pathOf(thread, '/2')
    await wall.get(path)
    await reply('Just released')
    expect((await wall.get(path)).html).toContain('Just released')
  })
})
