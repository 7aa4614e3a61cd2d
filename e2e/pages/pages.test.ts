// The pages without JavaScript in a real browser: every kind, three languages, phone and desk, light and dark.

import { LANGUAGES } from '@commonwall/web/pages'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wrongOn } from '../app/axe.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { walkByTab } from '../focus.ts'
import { type Gate, openGate } from '../gate.ts'
import { allPages } from './fixtures.ts'
import { type FixtureServer, serveFixtures } from './serve-fixtures.ts'

const reason = whyNoBrowser()
const names = Object.keys(allPages('en'))

let browser: Browser
let server: FixtureServer
let gate: Gate

/** Opens one page in a context of its own and closes it afterwards. */
async function visit<T>(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ ...options, proxy: gate.proxy })
  try {
    const page = await context.newPage()
    await page.goto(server.url + path)
    return await look(page)
  } finally {
    await context.close()
  }
}

describe.skipIf(reason !== undefined)(
  `pages in a browser${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    beforeAll(async () => {
      server = await serveFixtures()
      browser = await launchBrowser()
      gate = await openGate([new URL(server.url).host])
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      await gate?.close()
      await server?.close()
    })

    it.each(LANGUAGES)(
      '%s: axe finds nothing on any page, nothing scrolls sideways or is cut',
      async (language) => {
        const found = await visit(`/${language}/front`, {}, async (page) => {
          const wrong: string[] = []
          for (const name of names) {
            await page.goto(`${server.url}/${language}/${name}`)
            wrong.push(...(await wrongOn(page, name)))
          }
          return wrong
        })
        expect(found).toEqual([])
      },
      90_000,
    )

    it('nothing scrolls sideways on a desk', async () => {
      const wide: string[] = []
      await visit('/en/front', {}, async (page) => {
        for (const name of names) {
          await page.goto(`${server.url}/en/${name}`)
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          if (over > 0) wide.push(`${name}: ${over} px`)
        }
      })
      expect(wide).toEqual([])
    })

    it('a long word in the wall’s name breaks where letters are large and set apart (WCAG 1.4.12), and not before', async () => {
      await visit('/en/front', { viewport: { width: 320, height: 640 } }, async (page) => {
        const stands = () =>
          page.evaluate(() => {
            const name = document.querySelector('.wall bdi')
            if (name?.firstChild) name.firstChild.nodeValue = 'Neighbourhood'
            const { documentElement: root } = document
            return { lines: name?.getClientRects().length, over: root.scrollWidth - innerWidth }
          })
        expect(await stands()).toEqual({ lines: 1, over: 0 })
        await page.evaluate(() => {
          const spaced = new CSSStyleSheet()
          spaced.replaceSync(`html { font-size: 200% }
            * { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }`)
          document.adoptedStyleSheets = [spaced]
        })
        expect(await stands()).toEqual({ lines: 2, over: 0 })
        // The sheet cuts what is wider than itself.
        const cut = await page.locator('.wall').evaluate((name) => name.scrollWidth - name.clientWidth)
        expect(cut).toBe(0)
      })
    })

    it('the wall’s name stands in one line on the card that somebody copies', async () => {
      const lines = await visit('/en/find', { viewport: { width: 360, height: 740 } }, (page) =>
        page.locator('.card .wall bdi').evaluate((name) => name.getClientRects().length),
      )
      expect(lines).toBe(1)
    })

    it('asks nobody for anything but the page itself, and keeps nothing', async () => {
      const context = await browser.newContext({ proxy: gate.proxy })
      const page = await context.newPage()
      const asked: string[] = []
      const refused: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      page.on('console', (message) => refused.push(message.text()))
      for (const name of names) await page.goto(`${server.url}/en/${name}`)
      expect(asked).toEqual(names.map((name) => `${server.url}/en/${name}`))
      expect([...refused, ...gate.refused]).toEqual([])
      expect(await context.cookies()).toEqual([])
      await context.close()
    })

    it('reads the same with scripts switched off', async () => {
      const [on, off] = await Promise.all(
        [true, false].map((javaScriptEnabled) =>
          visit('/zh-Hant/thread', { javaScriptEnabled }, (page) => page.locator('body').innerText()),
        ),
      )
      expect(off).toBe(on)
      expect(off).toContain('作者已撤回')
    })

    it('by keyboard: the skip link comes first, and every link can be reached and seen', async () => {
      await visit('/en/front', {}, async (page) => {
        await page.keyboard.press('Tab')
        expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#text')
        const { reached, bare } = await walkByTab(page, 'a, summary')
        expect(reached).toBe(await page.locator('a, summary').count())
        expect(bare).toEqual([])
      })
    })

    it('a way out of the wall takes two taps', async () => {
      await visit('/en/thread', {}, async (page) => {
        const link = page.locator('.out a').first()
        expect(await link.isVisible()).toBe(false)
        await page.locator('.out summary').first().click()
        expect(page.url()).toBe(`${server.url}/en/thread`)
        expect(await link.isVisible()).toBe(true)
      })
    })

    it('a text from right to left begins at the right, and its page stays', async () => {
      await visit('/en/thread', { viewport: { width: 360, height: 740 } }, async (page) => {
        const arabic = page.locator('.said[lang="ar"]').first()
        const style = await arabic.evaluate((element) => ({
          direction: getComputedStyle(element).direction,
          align: getComputedStyle(element).textAlign,
          page: getComputedStyle(document.body).direction,
        }))
        expect(style).toEqual({ direction: 'rtl', align: 'start', page: 'ltr' })
      })
    })

    it('dark and light are two papers', async () => {
      const paper = (colorScheme: 'light' | 'dark') =>
        visit('/en/front', { colorScheme }, (page) =>
          page.locator('.sheet').evaluate((element) => getComputedStyle(element).backgroundColor),
        )
      expect([await paper('light'), await paper('dark')]).toEqual(['rgb(251, 249, 244)', 'rgb(22, 21, 19)'])
    })

    it('prints without the wall’s navigation', async () => {
      await visit('/en/thread', {}, async (page) => {
        await page.emulateMedia({ media: 'print' })
        expect(await page.locator('header nav').isVisible()).toBe(false)
        expect(await page.locator('.seal').isVisible()).toBe(true)
        expect(await page.locator('#f1').isVisible()).toBe(true)
      })
    })
  },
)
