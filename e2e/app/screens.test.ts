// Every screen of the app looked at by axe, light and dark, and for scrolling sideways at 320 px.

import { LANGUAGES } from '@commonwall/web/pages'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { bringAxe, wrongOn } from './axe.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader } from './reader.ts'
import { WAYS } from './ways.ts'
import { SPOKEN, tongue, tongueOf } from './words.ts'

const reason = whyNoBrowser()

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

    it.each(SPOKEN)(
      '%s: axe finds nothing on any screen, and nothing scrolls sideways at 320 px',
      async (language) => {
        // The page's own policy lets no script in; only the test may.
        const reader = await openReader(browser, gate, await tongueOf(language), {
          bypassCSP: true,
          viewport: { width: 320, height: 640 },
        })
        const { page } = reader
        await reader.visit(demo.url)
        await bringAxe(page)
        const found: string[] = []
        for (const [index, [name, go]] of Object.entries(WAYS).entries()) {
          await go(page)
          await page.locator('main h1').first().waitFor()
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
      const reader = await openReader(browser, gate, await tongue('en'))
      const { page } = reader
      await reader.visit(demo.url, demo.pathOf('Article 19 · 第十九条'))
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
