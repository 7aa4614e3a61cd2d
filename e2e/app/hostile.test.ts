// Hostile posts, in a real browser under the app's own policy: what means harm is rendered safely, in the text of a post and in
// every other field that is shown; by the app, the pages, the feeds, the page of a copy, and the one file.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { HOSTILE_BOARDS } from '../hostile/boards.ts'
import { type HostileFields, hostileFields } from '../hostile/fields.ts'
import { type HostilePosts, hostilePosts } from '../hostile/posts.ts'
import { problemsOfScreen, readHostilePosts } from '../hostile/read-all.ts'
import { type Markup, problemsOfMarkup } from '../hostile/read-markup.ts'
import { saves } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import { anyNumbers, tongue } from './words.ts'

const SEED = 7
const words = await tongue('zh-Hans')
const { t, a } = words

inBrowser('who means harm', (on) => {
  let posts: HostilePosts
  let fields: HostileFields
  let file = ''

  beforeAll(async () => {
    const planted = async (wall: string, now: number) => {
      posts = hostilePosts(wall, now, SEED, 2)
      fields = hostileFields(wall, now, posts.thread)
      return [...posts.events, ...fields.events]
    }
    await on.start(planted, false, [], HOSTILE_BOARDS)
  }, 120_000)

  const pathOf = ({ id }: { readonly id: string }) => `t/${on.demo.node.store.position('default', id)}`

  it('posts come out as text: nothing runs, nothing is asked for, nothing leaves its place', async () => {
    const reader = await on.reader(words)
    try {
      await reader.visit(on.demo.url)
      expect(await readHostilePosts(reader, on.demo, posts)).toEqual([])
      expect(reader.wrong).toEqual([])
      expect(on.gate.refused).toEqual([])
    } finally {
      await reader.close()
    }
  }, 300_000)

  it('names, sources, boards, reports and signatures stay within their lines, on every screen that shows them', async () => {
    const reader = await on.reader(words, { acceptDownloads: true })
    const { page } = reader
    const found: string[] = []
    const look = async (where: string) => {
      await page.waitForTimeout(300)
      found.push(...(await problemsOfScreen(page)).map((problem) => `${where}: ${problem}`))
      if (page.url() !== on.demo.url) found.push(`${where}: the address became ${page.url()}`)
      if ((await page.title()) !== t.wall) found.push(`${where}: the title became ${await page.title()}`)
    }
    await reader.visit(on.demo.url, pathOf(fields.letter))
    await page.locator('.paper .said').waitFor()
    await look('letter')
    await page.getByText(anyNumbers(t.signatures(7)), { exact: true }).click()
    await look('signatories')
    await reader.link(t.newest).first().click()
    await look('front')
    // Each title that a board has is there, to the last sign, and none is more than text; beyond a dozen once it is asked for.
    await page.locator('.boards summary').click()
    await look('all boards')
    const shown = await page.locator('.boards [role=link]').allTextContents()
    expect(HOSTILE_BOARDS.filter(({ title }) => !shown.includes(title))).toEqual([])
    await page.locator('.boards [role=link]').nth(3).click()
    await page.locator('h1', { hasText: HOSTILE_BOARDS[0]?.title ?? '' }).waitFor()
    await look('board')
    await reader.link(a.nav.write).click()
    await page.locator('.choices select').first().waitFor()
    await look('composer')
    await reader.link(t.search).click()
    await page.getByLabel(t.searchLabel).fill('nobody')
    await page.keyboard.press('Enter')
    await look('search')
    await reader.link(words.t.moderation).click()
    await page.locator('.versions > li').first().waitFor()
    await look('moderation')
    await reader.link(a.nav.take).click()
    file = await saves(reader, a.take.html, join(on.folder, 'wall.html'))
    expect(found).toEqual([])
    expect(reader.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
    await reader.close()
  }, 120_000)

  it('nor do they become anything else on pages without JavaScript, in feeds, on a copy’s page and in the one file', async () => {
    const paths = [
      '',
      'f/1',
      'b/3',
      ...HOSTILE_BOARDS.map((_, n) => `b/${n + 4}`),
      'l',
      'g',
      'm',
      'a',
      'find',
      ...[posts.thread, fields.letter, ...posts.articles].map(pathOf),
    ]
    const read = async (where: string, init?: RequestInit): Promise<Markup> => {
      const response = await fetch(`${on.demo.url}${where}`, init)
      if (!response.ok) throw new Error(`${where}: expected it, got ${response.status}`)
      return { where, text: await response.text() }
    }
    const all = [
      ...(await Promise.all(paths.map((path) => read(`zh-hans/${path}`)))),
      ...(await Promise.all(
        [
          'feed.atom',
          'feed.json',
          'feed/3.atom',
          'feed/3.json',
          'feed/4.atom',
          'feed/4.json',
          'index.html',
        ].map((path) => read(path)),
      )),
      await read('zh-hans/s', { method: 'POST', body: new URLSearchParams({ q: 'nobody' }) }),
      { where: 'the one file', text: readFileSync(file, 'utf8') },
    ]
    const { page, close } = await on.reader(words)
    expect(await problemsOfMarkup(page, all)).toEqual([])
    // Whoever looks so finds what is there.
    const owned =
      '<main><img src=x onerror=alert(1)><a href="https://evil.example/">https://wall.example/</a></main>'
    expect(await problemsOfMarkup(page, [{ where: 'owned', text: owned }])).toHaveLength(3)
    const torn = '<feed><title>a & b</title></feed>'
    expect(await problemsOfMarkup(page, [{ where: 'x.atom', text: torn }])).toEqual(['x.atom: is no XML'])
    await close()
    const thread = all.find(({ where }) => where.endsWith(pathOf(posts.thread)))?.text
    expect(thread).toContain('&lt;script')
  }, 120_000)

  it('nor leave their place on those pages where no script runs', async () => {
    const { page, close } = await on.reader(words, { javaScriptEnabled: false })
    const wide: string[] = []
    for (const path of ['', 'b/4', pathOf(posts.thread), pathOf(fields.letter), 'g']) {
      await page.goto(`${on.demo.url}zh-hans/${path}`)
      const box = await page
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth] as const)
      if (box[0] > box[1]) wide.push(`${path}: ${box.join(' of ')}`)
    }
    expect(wide).toEqual([])
    await close()
  }, 60_000)
})
