// Every screen of the app looked at by axe, light and dark, and for scrolling sideways at 320 px.

import { LANGUAGES } from '@commonwall/web/pages'
import { beforeAll, expect, it } from 'vitest'
import { bringAxe, wrongOn } from './axe.ts'
import { inBrowser } from './in-browser.ts'
import { WAYS } from './ways.ts'
import { SPOKEN, tongue, tongueOf } from './words.ts'

inBrowser('screens of the app', (on) => {
  beforeAll(async () => {
    await on.start()
  }, 120_000)

  it.each(SPOKEN)(
    '%s: axe finds nothing on any screen, and nothing scrolls sideways at 320 px',
    async (language) => {
      // The page's own policy lets no script in; only the test may.
      const reader = await on.reader(await tongueOf(language), {
        bypassCSP: true,
        viewport: { width: 320, height: 640 },
      })
      const { page } = reader
      await reader.visit(on.demo.url)
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
    const reader = await on.reader(await tongue('en'))
    const { page } = reader
    await reader.visit(on.demo.url, on.demo.pathOf('Article 19 · 第十九条'))
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
})
