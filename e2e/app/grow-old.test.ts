// A page that has stood for hours: on a device that slept, or behind others. What it shows is called old by the clock of then,
// nobody outside is asked for it, and what is half done goes on.

import { beforeAll, expect, it } from 'vitest'
import { openSmallWall, type SmallWall } from '../../packages/sync/test/small-wall.ts'
import { moveClock, shiftClock } from '../negotiate/moved-clock.ts'
import { askForNews } from './deeds.ts'
import { untilAppLoads } from './demo-node.ts'
import { halfTyped } from './half-typed.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { t, a } = words
const HOUR = 3_600
const WITNESSES = 4
const FRESH = t.truth.witnessed(WITNESSES, WITNESSES)
const STALE = t.truth.stale(WITNESSES, WITNESSES)

inBrowser('a reader who comes back after hours', (on) => {
  let reader: Reader
  let wall: SmallWall
  let passed: number

  beforeAll(async () => {
    wall = on.also(await openSmallWall({ app: true, witnesses: WITNESSES, posts: 2 }))
    await untilAppLoads(wall.node.url)
    await on.openGate(new URL(wall.node.url).host)
    reader = await on.reader(words)
    await shiftClock(reader.context, 0)
    await reader.visit(wall.node.url)
    await strip(FRESH)
  }, 120_000)

  const strip = (text: string) => reader.page.locator('.truth', { hasText: text }).waitFor({ timeout: 5_000 })
  /** As a browser tells a page that it is seen again. */
  const isSeen = () => reader.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

  it('reads at once that it is older than a day, and types on', async () => {
    const { page, link } = reader
    await link(a.nav.write).click()
    await page.getByLabel(a.write.titleLabel, { exact: true }).fill('Half')
    const text = page.getByRole('textbox', { name: a.write.textLabel, exact: true })
    const stands = await halfTyped(text, 'What is half typed.\n')
    const before = await stands()
    expect(before).toMatchObject({ has: true, from: 3, to: 9 })
    await wall.add('Written meanwhile')
    passed = on.gate.passed.length
    await moveClock(page, 50 * HOUR)
    await isSeen()
    await strip(STALE)
    expect(await stands()).toEqual(before)
  })

  it('reads by the clock that was set right, back by days, with a question open', async () => {
    const { page, button } = reader
    await button(a.write.post).click()
    await page.getByText(a.risk.question).waitFor()
    const at = () => page.evaluate(() => document.activeElement?.textContent)
    // It is arrived at once it is laid out.
    await expect.poll(at).toBe(a.risk.question)
    await moveClock(page, 0)
    await isSeen()
    await strip(FRESH)
    await page.getByText(a.risk.question).waitFor()
    expect(await at()).toBe(a.risk.question)
  })

  it('reads it on whatever screen is opened, also where the page was never out of sight', async () => {
    await moveClock(reader.page, 50 * HOUR)
    await reader.link(t.newest).click()
    await strip(STALE)
  })

  it('has asked nobody for all that, and asks by a press', async () => {
    expect(on.gate.passed.slice(passed)).toEqual([])
    await askForNews(reader)
    await reader.link(t.newest).click()
    await reader.page.locator('.threads h2', { hasText: 'Written meanwhile' }).waitFor()
    expect(reader.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
  })
})
