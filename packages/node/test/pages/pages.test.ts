import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { addressOf, KIND, publicKeyOf, replyTags, type VerifiedEvent } from '@commonwall/wall'
import { Hono } from 'hono'
import { noteEncode } from 'nostr-tools/nip19'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOW, type SmallWall, smallWall } from './small-wall.ts'

let wall: SmallWall
let thread: VerifiedEvent
let first: VerifiedEvent
const replies: VerifiedEvent[] = []

const thread11 = (title: string, board = 'talk', lang = 'en') => [
  ['title', title],
  ['t', board],
  ['l', lang],
]
const replyTo = (root: VerifiedEvent, parent: VerifiedEvent = root, lang = 'en') => [
  ['E', root.id],
  ['K', String(root.kind)],
  ['e', parent.id],
  ['k', String(parent.kind)],
  ['l', lang],
]

beforeAll(async () => {
  wall = await smallWall()
  first = await wall.post(2, {
    kind: KIND.thread,
    created_at: NOW - 9_000,
    tags: thread11('Quiet thread', 'news'),
    content: 'Old.',
  })
  thread = await wall.post(3, {
    kind: KIND.thread,
    created_at: NOW - 7_200,
    tags: thread11('Words & <signs>'),
    content: 'See <b>this</b> at https://example.org/path?q=1 now.',
  })
  replies.push(
    await wall.post(4, {
      kind: KIND.reply,
      tags: replyTo(thread, thread, 'ar'),
      content: 'كل إنسان حر',
      created_at: NOW - 3_600,
    }),
  )
  replies.push(
    await wall.post(5, {
      kind: KIND.reply,
      tags: replyTo(thread, replies[0]),
      content: 'An answer.',
      created_at: NOW - 3_000,
    }),
  )
})
afterAll(() => wall.close())

describe('pages of a real wall', () => {
  it('front: newest activity first, with numbers as paths', async () => {
    const { html, status } = await wall.get('/')
    expect(status).toBe(200)
    expect(html.indexOf('Words &amp; &lt;signs>')).toBeGreaterThan(0)
    expect(html.indexOf('Words &amp;')).toBeLessThan(html.indexOf('Quiet thread'))
    expect(html).toContain(`href="./t/2"`)
    expect(html).toContain('2 replies')
  })

  it('words that a style sets apart have a space between them, for who reads without one', async () => {
    const ROW =
      /<(nav|p|a)(?= [^>]*(?:class="(?:by|quiet|languages|pager|truth)\b|aria-label=))[^>]*>(.*?)<\/\1>/gs
    for (const path of ['/', '/t/2', '/zh-hans/t/2']) {
      const rows = [...(await wall.get(path)).html.matchAll(ROW)].map(([, , row = '']) => row)
      expect(rows.length, path).toBeGreaterThan(4)
      expect(
        rows.filter((row) => /(?<! )<\/(?:a|b|span|small|time)><(?:a|b|span|small|time)\b/.test(row)),
      ).toEqual([])
    }
  })

  it('a list: beneath a title its author’s words in the reader’s language, and no stranger’s', async () => {
    const root = await wall.post(20, {
      kind: KIND.thread,
      created_at: NOW - 9_500,
      tags: thread11('Two tongues', 'news'),
      content: 'Begun in English.',
    })
    const say = (by: number, lang: string, content: string, created_at: number) =>
      wall.post(by, { kind: KIND.reply, tags: replyTo(root, root, lang), content, created_at })
    await say(21, 'zh-Hans', '假的译文。', NOW - 9_400)
    await say(20, 'zh-Hans', '再说一次。', NOW - 9_200)
    await say(20, 'zh-Hans', '用中文再说。', NOW - 9_300)
    const line = async (path: string) => {
      const { html } = await wall.get(path)
      const [, item = ''] = html
        .split('<li')
        .filter((part) => part.includes('Two tongues'))
        .join()
        .split('class="excerpt"')
      return /^ lang="(.*?)"[^>]*>(.*?)<\/p>/.exec(item)?.slice(1)
    }
    expect(await line('/en/b/2')).toEqual(['en', 'Begun in English.'])
    expect(await line('/zh-hans/b/2')).toEqual(['zh-Hans', '用中文再说。'])
    expect(await line('/zh-hant/')).toEqual(['zh-Hans', '用中文再说。'])
  })

  it('a thread: floors, languages, directions, and text that stays text', async () => {
    const { html } = await wall.get('/t/2')
    expect(html).toContain('See &lt;b>this&lt;/b> at ')
    expect(html).toContain('lang="ar" dir="rtl"')
    expect(html).toContain('id="f3"')
    expect(html).toContain('post answer')
    expect(html).not.toMatch(/<script|<img|<link|javascript:/i)
  })

  it('a link leaves only at the second tap, and shows its host at the first', async () => {
    const { html } = await wall.get('/t/2')
    expect(html).toMatch(/<details class="out"><summary>.*?example\.org.*?<\/summary>/)
    expect(html).toContain('rel="noreferrer noopener nofollow external"')
  })

  it('a board lists its own threads only; an unknown one is not found', async () => {
    const { html } = await wall.get('/b/2')
    expect(html).toContain('Quiet thread')
    expect(html).not.toContain('Words &amp;')
    expect((await wall.get('/b/9')).status).toBe(404)
  })

  it('what a post mentions on another page of its thread is a way there', async () => {
    const root = await wall.post(30, {
      kind: KIND.thread,
      created_at: NOW - 9_000,
      tags: thread11('Long', 'news'),
      content: 'Begun.',
    })
    const say = (n: number, content: string) =>
      wall.post(31, { kind: KIND.reply, tags: replyTo(root), content, created_at: NOW - 8_000 + n })
    const first = await say(0, 'The first.')
    for (let n = 1; n < 22; n++) await say(n, `Reply ${n}.`)
    await say(22, `See nostr:${noteEncode(first.id)} and nostr:${noteEncode(root.id)}.`)
    const path = `t/${wall.store.position('default', root.id)}`
    const { html } = await wall.get(`/zh-hans/${path}/2`)
    expect(html).toContain(`See <a href="../../../zh-hans/${path}#f2">#2</a>`)
    expect(html).toContain(`and <a href="../../../zh-hans/${path}#f1">#1</a>`)
  })

  it('a reply’s number leads to its thread and floor, relative to any prefix', async () => {
    const { status, headers } = await wall.get('/t/4')
    expect(status).toBe(302)
    expect(headers.get('location')).toBe('../t/2#f3')
  })

  it('neutral titles; headers that let nothing in and leave nothing behind', async () => {
    const { html, headers } = await wall.get('/t/2')
    expect(html).toContain('<title>Wall</title>')
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('language by path, else by Accept-Language, else English', async () => {
    expect((await wall.get('/zh-hant/t/2')).html).toContain('<html lang="zh-Hant"')
    expect((await wall.get('/zh-hant/t/2')).html).toContain('href="../../zh-hant/b/1"')
    expect((await wall.get('/', { 'Accept-Language': 'fr, zh-CN;q=0.8, en;q=0.5' })).html).toContain('闲谈')
    expect((await wall.get('/', { 'Accept-Language': 'zh-HK' })).html).toContain('小牆')
    expect((await wall.get('/', { 'Accept-Language': 'fr' })).html).toContain('<html lang="en"')
  })

  it('search by POST: found, and the words are in no address', async () => {
    const html = await wall.search('answer')
    expect(html).toContain('An answer.')
    expect(html).toContain('href="./t/4"')
    expect(html).toContain('<form method="post" action="./s">')
  })

  it('the optional log is not read by everybody', async () => {
    await wall.post(6, { kind: KIND.reply, tags: replyTo(thread), content: 'A wave of spam' }, 'optional')
    expect((await wall.get('/t/2')).html).not.toContain('A wave of spam')
    expect(await wall.search('spam')).not.toContain('A wave of spam')
  })

  it('a withdrawn root leaves a hole with its reason, and a line where the log is laid open', async () => {
    const root = await wall.post(7, {
      kind: KIND.thread,
      tags: thread11('Regret'),
      content: 'What was said.',
    })
    const place = wall.store.position('default', root.id)
    await wall.post(8, { kind: KIND.reply, tags: replyTo(root), content: 'Still here.' })
    await wall.post(7, { kind: KIND.withdrawal, tags: [['e', root.id]], created_at: NOW - 10 })
    const { html } = await wall.get(`/t/${place}`)
    expect(html).not.toContain('What was said.')
    expect(html).toContain('withdrawn by its author')
    expect(html).toContain('Still here.')
    expect((await wall.get('/')).html).not.toContain('Regret')
    const open = (await wall.get('/l')).html
    expect(open).toContain(`<td>${place}</td><td>withdrawn by its author</td>`)
    expect(open).toContain(wall.wall)
  })

  it.each([
    ['by its address alone', false],
    ['by each version too', true],
  ])(
    'an article that was taken back %s leaves its place, and what others said under it',
    async (_, named) => {
      const d = named ? 'named' : 'unnamed'
      const version = (content: string) =>
        wall.post(9, {
          kind: KIND.article,
          tags: [
            ['d', d],
            ['title', 'Second thoughts'],
            ['t', 'news'],
          ],
          content,
        })
      const versions = [await version('First words.'), await version('Later words.')]
      const [first, second] = versions as [VerifiedEvent, VerifiedEvent]
      const address = addressOf(first)
      const reply = await wall.post(8, { kind: KIND.reply, tags: replyTags(second), content: 'I disagree.' })
      const ids = named ? versions.map(({ id }) => ['e', id]) : []
      await wall.post(9, { kind: KIND.withdrawal, tags: [['a', address], ...ids], created_at: NOW - 10 })
      const placeOf = ({ id }: VerifiedEvent) => wall.store.position('default', id)
      for (const one of versions) {
        const { html, status } = await wall.get(`/t/${placeOf(one)}`)
        expect(status).toBe(200)
        expect(html).toContain('withdrawn by its author')
        expect(html).toContain('I disagree.')
        expect(html).not.toMatch(/Second thoughts|words\./)
      }
      const { status, headers } = await wall.get(`/t/${placeOf(reply)}`)
      expect([status, headers.get('location')]).toEqual([302, `../t/${placeOf(first)}`])
      expect((await wall.get('/')).html).not.toContain('Second thoughts')
    },
  )

  it('an article that was taken back stands where its author says, whatever others say of it', async () => {
    const essay = (by: number) =>
      wall.post(by, {
        kind: KIND.article,
        tags: [
          ['d', 'contested'],
          ['title', 'Contested'],
          ['t', 'news'],
        ],
        content: 'Words.',
      })
    const [others, hers] = [await essay(11), await essay(12)]
    const reply = await wall.post(8, { kind: KIND.reply, tags: replyTags(hers), content: 'I agree.' })
    const back = (by: number, of: VerifiedEvent, id: string) =>
      wall.post(by, {
        kind: KIND.withdrawal,
        tags: [
          ['a', addressOf(of)],
          ['e', id],
        ],
        created_at: NOW - 10,
      })
    await back(11, others, others.id)
    await back(12, hers, hers.id)
    await back(13, hers, others.id)
    const { status, headers } = await wall.get(`/t/${wall.store.position('default', reply.id)}`)
    const place = wall.store.position('default', hers.id)
    expect([status, headers.get('location')]).toEqual([302, `../t/${place}`])
    expect((await wall.get(`/t/${place}`)).html).toContain('I agree.')
  })

  it('an article: Markdown without HTML, every version, and what changed', async () => {
    const tags = [
      ['d', 'letter'],
      ['title', 'Open letter'],
      ['t', 'news'],
      ['l', 'en'],
    ]
    const version = { kind: KIND.article, tags }
    const one = await wall.post(9, {
      ...version,
      created_at: NOW - 800,
      content: '# Hello\n\nthe **centrality** of <script>alert(1)</script> all',
    })
    await wall.post(9, {
      ...version,
      created_at: NOW - 700,
      content: '# Hello\n\nthe **role** of [all](https://example.net/) [bad](javascript:alert(1))',
    })
    const place = wall.store.position('default', one.id)
    const { html } = await wall.get(`/t/${place}`)
    expect(html).toContain('<strong>role</strong>')
    expect(html).toContain('<h2>Hello</h2>')
    expect(html).not.toMatch(/javascript:|<script/)
    const changes = (await wall.get(`/v/${place}/2`)).html
    expect(changes).toContain('<del>centrality</del><ins>role</ins>')
  })

  it('says which translations there are, whoever made them, and which are older than the original', async () => {
    const article = (by: number, d: string, created_at: number, ...tags: readonly string[][]) =>
      wall.post(by, {
        kind: KIND.article,
        created_at,
        tags: [['d', d], ['title', `Text ${d}`], ['t', 'news'], ...tags],
        content: `The words of ${d}.`,
      })
    const original = await article(12, 'original', NOW - 900, ['l', 'en'])
    const address = `${KIND.article}:${original.pubkey}:original`
    const translated = await article(13, 'translated', NOW - 800, ['l', 'fr'], ['translation', address])
    const page = async ({ id }: VerifiedEvent) =>
      (await wall.get(`/t/${wall.store.position('default', id)}`)).html
    expect(await page(original)).toContain('Text translated')
    expect(await page(original)).not.toContain('older than the original')
    expect(await page(translated)).toContain('Text original')
    await article(12, 'original', NOW - 700, ['l', 'en'])
    expect(await page(original)).toContain('older than the original')
    expect(await page(translated)).toContain('This translation is older than its original.')
  })

  it('every page leads to what finds the wall again: its words, and the addresses that it names itself', async () => {
    expect((await wall.get('/')).html).toMatch(/href="[^"]*find"/)
    const { html } = await wall.get('/zh-hans/find')
    expect(html).toContain('下次怎样找到我们')
    expect(html).toContain('<li class="hex">http://127.0.0.1/</li>')
    expect(html).not.toContain('https://wall.example/')
  })

  it('long threads are paged; a page beyond the last is not found', async () => {
    const root = await wall.post(10, {
      kind: KIND.thread,
      tags: thread11('Long'),
      content: 'Begin.',
      created_at: NOW - 5_000,
    })
    for (let i = 0; i < 24; i++)
      await wall.post(11, {
        kind: KIND.reply,
        tags: replyTo(root),
        content: `Number ${i}`,
        created_at: NOW - 4_000 + i,
      })
    const path = `/t/${wall.store.position('default', root.id)}`
    const { html } = await wall.get(path)
    expect(html).toContain('Page 1 of 2')
    expect(html).not.toContain('Number 20')
    expect((await wall.get(`${path}/2`)).html).toContain('Number 20')
    expect((await wall.get(`${path}/3`)).status).toBe(404)
    expect(gzipSync(html).length).toBeLessThan(14_000)
  })

  it('a name that nothing protects is said to be so', async () => {
    await wall.post(3, {
      kind: KIND.profile,
      content: JSON.stringify({ name: 'An importer\u202e of texts' }),
    })
    const { html } = await wall.get('/t/2')
    expect(html).toContain('An importer of texts')
    expect(html).toContain('name not protected')
    expect(html).toContain(publicKeyOf(new Uint8Array(32).fill(4)).slice(0, 6))
  })

  it('index.html stands alone: relative links within itself only', async () => {
    const html = wall.pages.renderIndex() ?? ''
    const hrefs = [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href ?? '')
    const outside = hrefs.filter((href) => !href.startsWith('#'))
    expect(outside.every((href) => /^https:\/\/example\.(org|net)\//.test(href))).toBe(true)
    expect(html).toContain('Old.')
    expect(html).toContain(first.content)
  })
})

describe('under a prefix', () => {
  it('every path is relative, also that of a page which does not exist', async () => {
    const outer = new Hono().route('/a/b', wall.pages.app)
    const missing = await outer.request('/a/b/no/such')
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('href="../s"')
    const page = await (await outer.request('/a/b/zh-hans/t/2')).text()
    expect(page).toContain('href="../../zh-hans/s"')
    expect(page).not.toMatch(/ (href|action)="\//)
    expect((await outer.request('/a/b/zh-hans')).headers.get('location')).toBe('zh-hans/')
  })
})
