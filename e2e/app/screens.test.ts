// Every screen that one comes to by reading, looked at: by axe, light and dark, at 320 px and with letters of twice the size.
// Those that stand on something done are looked at by the journeys that do it.

import { beforeAll, expect, it } from 'vitest'
import { lookAlong } from './axe.ts'
import { inBrowser } from './in-browser.ts'
import { WAYS } from './ways.ts'
import { tongue } from './words.ts'

inBrowser('screens of the app', (on) => {
  beforeAll(async () => {
    await on.start()
  }, 120_000)

  it('axe finds nothing on any, nothing scrolls sideways or is cut; each in another language', async () => {
    await lookAlong(on, WAYS)
  }, 90_000)

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
