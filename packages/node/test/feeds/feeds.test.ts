import { fingerprint, KIND } from '@commonwall/wall'
import { npubEncode } from 'nostr-tools/nip19'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRenderer, openPages } from '../../src/pages/index.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { NOW, type SmallWall, smallWall } from '../pages/small-wall.ts'
import { openWall, sign } from '../state/wall-rig.ts'

let wall: SmallWall

beforeAll(async () => {
  wall = await smallWall()
  const tags = (title: string, board: string, lang: string) => [
    ['title', title],
    ['t', board],
    ['l', lang],
  ]
  const hour = NOW - (NOW % 3600) - 3600
  const root = await wall.post(2, {
    kind: KIND.thread,
    created_at: hour,
    tags: tags('a < b & "c"', 'talk', 'en'),
    content: 'x ]]> <y>\u2028z',
  })
  await wall.post(3, {
    kind: KIND.thread,
    created_at: NOW - 60,
    tags: tags('新聞', 'news', 'zh-Hant'),
    content: '正文',
  })
  const replied = [
    ['E', root.id],
    ['K', '11'],
    ['e', root.id],
    ['k', '11'],
    ['l', 'zh-Hans'],
  ]
  await wall.post(4, { kind: KIND.reply, created_at: NOW - 30, tags: replied, content: '回复' })
  const spam = tags('Spam', 'talk', 'en')
  await wall.post(5, { kind: KIND.thread, tags: spam, content: 'optional' }, 'optional')
  await wall.post(6, {
    kind: KIND.thread,
    created_at: NOW + 86_400,
    tags: tags('Tomorrow', 'talk', 'en'),
    content: 'held',
  })
})
afterAll(() => wall.close())

describe('feeds', () => {
  it('Atom (RFC 4287): well-formed, escaped, ids that hold everywhere', async () => {
    const { html: xml, headers } = await wall.get('/feed.atom')
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(xml).toContain('<title>a &lt; b &amp; &quot;c&quot;</title>')
    expect(xml).toContain('x ]]&gt; &lt;y&gt;')
    expect([...xml.matchAll(/<id>nostr:note1[02-9ac-hj-np-z]{58}<\/id>/g)]).toHaveLength(4)
    expect(balanced(xml)).toBe(true)
    expect(xml).toMatch(/<published>\d{4}-\d\d-\d\dT\d\d:00:00\.000Z<\/published>/)
  })

  it('JSON Feed 1.1: plain text, in its language, with its page', async () => {
    const feed = JSON.parse((await wall.get('/feed.json')).html)
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.items.map((item: { content_text: string }) => item.content_text)).toEqual([
      '回复',
      '正文',
      'x ]]> <y>\u2028z',
    ])
    expect(feed.items[1]).toMatchObject({
      language: 'zh-Hant',
      tags: ['news'],
      url: 'https://wall.example/t/2',
    })
  })

  it('of one board, with the replies under its threads; in one language, with its scripts', async () => {
    const board = JSON.parse((await wall.get('/feed/1.json')).html)
    expect(board.items).toHaveLength(2)
    const chinese = JSON.parse((await wall.get('/feed/zh.json')).html)
    expect(chinese.items).toHaveLength(2)
    expect((await wall.get('/feed/9.atom')).status).toBe(404)
  })

  it('leaves out what is not read by everybody, or dated past the clock', async () => {
    const { html } = await wall.get('/feed.atom')
    expect(html).not.toContain('optional')
    expect(html).not.toContain('Tomorrow')
  })
})

describe('whom a text in a feed mentions', () => {
  it('is said by name with its words in the language of the text; without a name by the start of its key', async () => {
    const spoken = await openWall()
    const { founding, store, state, now } = spoken
    const say = (by: number, kind: number, tags: string[][], content = '') =>
      sign({ kind, created_at: now.time, tags: [['h', founding.id], ...tags], content }, by)
    const [named, alone, nobody] = [say(50, 7, []), say(51, 7, []), say(52, 7, [])].map(
      ({ pubkey }) => pubkey,
    ) as [string, string, string]
    const inception = say(50, KIND.key, [
      ['key', named],
      ['next', 'ab'.repeat(32)],
    ])
    const profile = (by: number) => say(by, KIND.profile, [], '{"name":"Mill & Lane"}')
    const content = [named, alone, nobody].map((key) => `nostr:${npubEncode(key)}`).join(' ')
    const threads = ['en', 'zh-Hans'].map((lang) =>
      say(
        60,
        KIND.thread,
        [
          ['title', 'T'],
          ['t', 'talk'],
          ['l', lang],
        ],
        content,
      ),
    )
    await spoken.write(inception, profile(50), profile(51), ...threads)
    await spoken.look()
    const names = new NamesBook(store, state)
    const pages = openPages({
      ...{ store, state, now, renderer: await loadRenderer(), onReleased: () => () => {} },
      ...{ names: () => names.names(), base: () => 'https://wall.example/' },
    })
    const feed = async (path: string) => (await pages.app.request(path)).text()
    const start = (key: string) => `${npubEncode(key).slice(0, 10)}…`
    const told = (lang: 'en' | 'zh') =>
      `@Mill & Lane (${fingerprint(inception.id, lang).join(' ')}) @Mill & Lane (${start(alone)}) @${start(nobody)}`
    const { items } = JSON.parse(await feed('/feed.json')) as { items: { content_text: string }[] }
    expect(items.map((item) => item.content_text).sort()).toEqual([told('en'), told('zh')].sort())
    const xml = await feed('/feed.atom')
    expect(xml.includes(told('en').replaceAll('&', '&amp;'))).toBe(true)
    expect(xml.includes('nostr:npub')).toBe(false)
    pages.close()
    await spoken.close()
  })
})

it('a feed asks as often for few texts as for many that mention somebody, and once in some seconds', async () => {
  const wall = await openWall()
  const { founding, store, state, now } = wall
  const query = store.query.bind(store)
  let asked = 0
  store.query = (...question) => {
    asked++
    return query(...question)
  }
  const written = async (many: number) => {
    const threads = Array.from({ length: many }, (_, n) => {
      const tags = [
        ['h', founding.id],
        ['title', 'T'],
        ['t', 'talk'],
        ['l', 'en'],
      ]
      const content = `${many} ${n} nostr:${npubEncode(founding.pubkey)}`
      return sign({ kind: KIND.thread, created_at: now.time, tags, content }, 60)
    })
    await wall.write(...threads)
    const names = new NamesBook(store, state)
    const pages = openPages({
      ...{ store, state, now, renderer: await loadRenderer(), onReleased: () => () => {} },
      ...{ names: () => names.names(), base: () => 'https://wall.example/' },
    })
    asked = 0
    await pages.app.request('/feed.json')
    const first = asked
    await pages.app.request('/feed.json')
    pages.close()
    return { first, again: asked - first }
  }
  const [few, many] = [await written(2), await written(30)]
  expect(many.first).toBe(few.first)
  expect([few.again, many.again]).toEqual([0, 0])
  await wall.close()
})

/** True if every element that opens also closes, in order: enough for a document that has no comments. */
function balanced(xml: string): boolean {
  const open: string[] = []
  for (const [, slash, name = '', rest = ''] of xml.matchAll(/<(\/?)([a-z]+)((?: [a-z:]+="[^"<]*")*\/?)>/g)) {
    if (slash === '') {
      if (!rest.endsWith('/')) open.push(name)
    } else if (open.pop() !== name) return false
  }
  const outside = xml.replaceAll(/<\??[^<>]*>/g, '')
  return open.length === 0 && !/[<>]/.test(outside)
}
