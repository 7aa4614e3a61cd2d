// Every screen that one comes to by reading, looked at: by axe, light and dark, at 320 px and with letters of twice the size.
// Those that stand on something done are looked at by the journeys that do it.

import { LANGUAGE_NAMES } from '@commonwall/web/pages'
import { beforeAll, expect, it } from 'vitest'
import { walkByTab } from '../focus.ts'
import { lookAlong } from './axe.ts'
import { HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import { WAYS } from './ways.ts'
import { tongue } from './words.ts'

inBrowser('screens of the app', (on) => {
  beforeAll(async () => {
    await on.start()
  }, 120_000)

  it('axe finds nothing on any, nothing scrolls sideways or is cut; each in another language', async () => {
    await lookAlong(on, WAYS)
  }, 180_000)

  it('what was said in one language does not stand on in another', async () => {
    const words = await tongue('zh-Hant')
    const reader = await on.reader(words)
    const { page } = reader
    await reader.visit(on.demo.url, on.demo.pathOf(HOW))
    await reader.button(words.a.post.cite).first().click()
    await reader.button(words.cite.copy).click()
    const said = page.locator('.said-aloud')
    await expect.poll(() => said.innerText()).not.toBe('')
    await reader.button(LANGUAGE_NAMES.en).click()
    await expect.poll(() => said.innerText()).toBe('')
    await reader.close()
  }, 60_000)

  it('every way of a screen is reached by the keyboard and can be seen when it is', async () => {
    const reader = await on.reader(await tongue('en'))
    const { page } = reader
    await reader.visit(on.demo.url, on.demo.pathOf('Article 19 · 第十九条'))
    // What is folded up is not reached, and what is hidden cannot be.
    const seen = await page.locator('a:visible, button:visible, input:visible, summary:visible').count()
    const { reached, bare } = await walkByTab(page, 'a, button, input, summary')
    await reader.close()
    expect(bare).toEqual([])
    expect(reached).toBeGreaterThanOrEqual(seen)
  }, 60_000)
})
