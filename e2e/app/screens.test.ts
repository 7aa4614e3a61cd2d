// Every screen of the app looked at by axe, light and dark, and for scrolling sideways at 320 px.

import { LANGUAGES } from '@commonwall/web/pages'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { bringAxe, wrongOn } from './axe.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader } from './reader.ts'

const reason = whyNoBrowser()

/** How to come to each screen from any other: the place of a way in the header or at the foot. */
const WAYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  front: (page) => page.locator('header nav a').nth(0).click(),
  search: (page) => page.locator('header nav a').nth(1).click(),
  write: (page) => page.locator('header nav a').nth(2).click(),
  mine: (page) => page.locator('header nav a').nth(3).click(),
  take: (page) => page.locator('header nav a').nth(4).click(),
  proof: (page) => page.locator('.ways a').nth(0).click(),
  saving: (page) => page.locator('.ways a').nth(1).click(),
  names: (page) => page.locator('.ways a').nth(2).click(),
  moderation: (page) => page.locator('.ways a').nth(3).click(),
  addresses: (page) => page.locator('.ways a').nth(4).click(),
  about: (page) => page.locator('.ways a').nth(5).click(),
  find: (page) => page.locator('.ways a').nth(6).click(),
  board: (page) => openBoard(page, 0),
  thread: (page) => openThread(page, 'A folded post'),
  // Posts in Arabic, Uyghur and Persian stand among those of the other languages.
  'right to left': async (page) => {
    await openThread(page, 'Article 19 ·')
    for (const lang of ['ar', 'ug', 'fa']) {
      const said = page.locator(`.said[lang|=${lang}], .said [lang|=${lang}]`).first()
      await said.scrollIntoViewIfNeeded()
      expect(await said.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    }
  },
  article: async (page) => {
    await openThread(page, 'centrality')
    await page.locator('article.paper').waitFor()
  },
  history: async (page) => {
    await page.locator('.versions [role=link]').last().click()
    await page.locator('del, ins').first().waitFor()
  },
}

/** Opens a board from the front and waits until its own list stands. */
async function openBoard(page: Page, nth: number): Promise<void> {
  await page.locator('header nav a').nth(0).click()
  await page.locator('.boards [role=link]').nth(nth).click()
  await page.locator('.boards [aria-current]').waitFor()
}

/** Looks through the boards for a thread with these words in its title. */
async function openThread(page: Page, words: string): Promise<void> {
  for (const nth of [0, 1, 2]) {
    await openBoard(page, nth)
    const thread = page.locator('.threads h2 [role=link]', { hasText: words })
    if ((await thread.count()) === 0) continue
    await thread.first().click()
    await page.locator('.threads').waitFor({ state: 'detached' })
    return
  }
  throw new Error(`thread: expected one with “${words}” in its title, got none on any board`)
}

describe.skipIf(reason !== undefined)(
  `screens of the app${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    let demo: DemoNode
    let browser: Browser
    let gate: Gate

    beforeAll(async () => {
      demo = await startDemoNode()
      browser = await launchBrowser()
      gate = await openGate([demo.host])
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await gate?.close()
      await demo?.close()
    }, 30_000)

    it.each(LANGUAGES)(
      '%s: axe finds nothing on any screen, and nothing scrolls sideways at 320 px',
      async (language) => {
        // The page's own policy lets no script in; only the test may.
        const reader = await openReader(browser, gate, {
          bypassCSP: true,
          viewport: { width: 320, height: 640 },
        })
        const { page } = reader
        await page.goto(`${demo.url}${language.toLowerCase()}/`)
        await reader.appStands()
        await bringAxe(page)
        const found: string[] = []
        for (const [index, [name, go]] of Object.entries(WAYS).entries()) {
          await go(page)
          await page.waitForTimeout(400)
          const dark = (index + LANGUAGES.indexOf(language)) % 2 === 1
          found.push(...(await wrongOn(page, name, dark ? 'dark' : 'light')))
        }
        await reader.close()
        expect(found).toEqual([])
      },
      90_000,
    )

    it('every way of a screen is reached by the keyboard and can be seen when it is', async () => {
      const reader = await openReader(browser, gate)
      const { page } = reader
      await page.goto(`${demo.url}en/${demo.pathOf('Article 19 · 第十九条')}`)
      await reader.appStands()
      const ways = await page.locator('a:visible, button:visible, input:visible, summary:visible').count()
      const reached = new Set<number>()
      const bare: string[] = []
      for (let i = 0; i < ways + 2; i++) {
        await page.keyboard.press('Tab')
        const { index, outline, text } = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement
          const all = [...document.querySelectorAll('a, button, input, summary')]
          return {
            index: all.indexOf(element),
            outline: getComputedStyle(element).outlineStyle,
            text: element.innerText,
          }
        })
        if (index >= 0) reached.add(index)
        if (index >= 0 && outline === 'none') bare.push(text)
      }
      await reader.close()
      expect(bare).toEqual([])
      expect(reached.size).toBeGreaterThanOrEqual(ways)
    }, 60_000)
  },
)
