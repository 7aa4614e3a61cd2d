// The app on a line that brings older entries late: it stands on the newest, says how much it has read, and calls nothing
// checked that it has not checked.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { t, a, unread } = words
/** The host’s own, as far as they are shown. */
const LINES = '.note + div > .threads > li:not([hidden])'

interface Watched {
  /** How many lines stood in each frame. */
  readonly seen: readonly number[]
}

/** In the page: counts in each frame what is shown of a list. */
function watchLines(lines: string): void {
  const seen: number[] = []
  Object.assign(globalThis, { seen })
  const look = () => {
    seen.push(document.querySelectorAll(lines).length)
    requestAnimationFrame(look)
  }
  look()
}

interface Stood {
  /** Where a line stood in each frame, from the top of the window. */
  readonly tops: readonly number[]
}

/** In the page: notes in each frame where the line of a title stands, whoever drew it. */
function watchTitle(title: string): void {
  const tops: number[] = []
  Object.assign(globalThis, { tops })
  const look = () => {
    const line = [...document.querySelectorAll<HTMLElement>('.threads h2')].find(
      (shown) => shown.innerText === title && shown.checkVisibility(),
    )
    tops.push(line?.getBoundingClientRect().top ?? Number.NaN)
    requestAnimationFrame(look)
  }
  look()
}

inBrowser('a reader whose older entries are late', (on) => {
  let reader: Reader
  /** Lets through what is held back. */
  let bring = () => {}
  /** Asked for until the first screen stood: what others need is fetched twice, since a route keeps no cache. */
  let first: readonly string[] = []

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words)
    const late = new Promise<void>((resolve) => {
      bring = resolve
    })
    await reader.context.route('**/seg/0/000.gz', async (route) => {
      await late
      await route.continue()
    })
  }, 120_000)
  afterAll(() => bring())

  it('sees the host’s own list below, said to be not checked, and none of it twice', async () => {
    const { page } = reader
    await reader.visit(on.demo.url)
    const size = on.demo.node.store.placedCount('default')
    await page.locator('.truth', { hasText: t.truth.some(size - 256, size) }).waitFor()
    await page.getByText(unread.list).waitFor()
    const titles = await page.locator('.threads h2:visible').allInnerTexts()
    expect(titles).toContain(HOW)
    expect(new Set(titles).size).toBe(titles.length)
    // As everywhere in the app, nothing names where a tap leads.
    expect(await page.locator('.threads a[href]').count()).toBe(0)
  })

  it('has it again when it comes back from a board', async () => {
    const { page } = reader
    const shown = () => page.locator('.threads h2:visible').allInnerTexts()
    const before = await shown()
    await page.locator('.boards [role=link]').first().click()
    await page.locator('.boards [aria-current]').waitFor()
    await reader.link(t.newest).click()
    await page.locator('.boards [aria-current]').waitFor({ state: 'detached' })
    await expect.poll(shown).toEqual(before)
  })

  it('draws it a few lines a frame, as every list', async () => {
    const { page } = reader
    const all = await page.locator(LINES).count()
    await page.locator('.boards [role=link]').first().click()
    await page.locator('.boards [aria-current]').waitFor()
    await page.evaluate(watchLines, LINES)
    await reader.link(t.newest).click()
    const seen = () => page.evaluate(() => (globalThis as unknown as Watched).seen)
    await expect.poll(async () => (await seen()).at(-1)).toBe(all)
    const came = (await seen()).map((count, frame, before) => count - (before[frame - 1] ?? 0))
    expect(Math.max(...came)).toBeLessThan(all / 2)
  })

  it('says of a search, of words of a name and in the proof that not all was read', async () => {
    const { page } = reader
    first = [...on.gate.passed]
    await reader.link(t.search).click()
    await page.getByLabel(t.searchLabel).fill('centrality')
    await page.getByLabel(t.searchLabel).press('Enter')
    await page.getByText(unread.searched).waitFor()
    await reader.way(a.names.title).click()
    await reader.button(a.names.stolen).click()
    await page.getByLabel(a.names.oldWords, { exact: true }).fill('twelve words of a name')
    await reader.button(a.names.showWords).click()
    await page.locator('.said-aloud', { hasText: unread.names }).waitFor()
    await page.locator('.truth').click()
    await page.getByText(a.proof.checked(on.demo.node.store.placedCount('default') - 256)).waitFor()
    await reader.link(t.newest).click()
    await page.getByText(unread.list).waitFor()
  })

  it('opens what has not come with a word about it, and has it the moment that it has come', async () => {
    const { page } = reader
    await reader.link(HOW).click()
    await page.getByRole('heading', { name: unread.title }).waitFor()
    await page.goBack()
    await page.getByText(unread.list).waitFor()
    await page.goForward()
    await page.getByRole('heading', { name: unread.title }).waitFor()
    bring()
    await page.getByRole('heading', { name: HOW }).waitFor()
    await page.locator('#f1').waitFor()
  })

  it('then stands on all of it, and the host’s list is gone', async () => {
    const { page } = reader
    await reader.link(t.newest).click()
    await page.locator('.threads').waitFor()
    expect(await page.getByText(unread.list).count()).toBe(0)
    const size = on.demo.node.store.placedCount('default')
    expect(await page.locator('.truth').innerText()).toContain(t.truth.entries(size))
  })

  it('asked for each file once, besides the head', async () => {
    const files = [
      ...on.gate.passed.filter((asked) => asked.includes('/seg/')),
      ...first.filter((asked) => asked.includes('/app/')),
    ]
    expect(files.length).toBeGreaterThan(4)
    expect(new Set(files).size).toBe(files.length)
    expect(on.gate.refused).toEqual([])
    expect(reader.wrong).toEqual([])
  })

  it('who reads the host’s list reads on in the same place when it is checked', async () => {
    const below = await on.reader(words)
    const { page } = below
    let bringAll = () => {}
    const late = new Promise<void>((resolve) => {
      bringAll = resolve
    })
    await page.route('**/seg/0/000.gz', async (route) => {
      await late
      await route.continue()
    })
    await below.visit(on.demo.url)
    await page.getByText(unread.list).waitFor()
    const title = await page.locator(LINES).nth(3).locator('h2').innerText()
    await page
      .locator(LINES)
      .nth(3)
      .evaluate((line) => {
        scrollBy(0, line.getBoundingClientRect().top - 120)
      })
    await page.evaluate(watchTitle, title)
    bringAll()
    await page
      .locator('.truth', { hasText: t.truth.entries(on.demo.node.store.placedCount('default')) })
      .waitFor()
    await page.getByText(unread.list).waitFor({ state: 'detached' })
    const tops = await page.evaluate(() => (globalThis as unknown as Stood).tops)
    await below.close()
    expect(tops.length).toBeGreaterThan(1)
    // It is scrolled by whole pixels, and what is off by a part of one is carried over.
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(2)
  }, 60_000)
})
