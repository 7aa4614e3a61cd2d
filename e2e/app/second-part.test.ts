// The second part of the engine, or a screen, kept from its reader by the host or the line: reading goes on without it, what
// needs it says so and asks again, and a wipe waits for nobody.

import { beforeAll, expect, it } from 'vitest'
import { AGAIN } from '../../packages/web/src/app/write/words.ts'
import { saveHere } from './deeds.ts'
import { FOLDED, HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { t, a } = words

inBrowser('a reader without the second part', (on) => {
  let reader: Reader
  let isWithheld = true
  let asked = 0

  const missing = () =>
    reader.page.locator('.said-aloud', { hasText: a.partMissing.part }).waitFor({ timeout: 20_000 })
  const lookFor = async (text: string) => {
    await reader.page.getByLabel(t.searchLabel).fill(text)
    await reader.page.getByLabel(t.searchLabel).press('Enter')
  }

  beforeAll(async () => {
    await on.start()
    // The program that *Saved here* keeps has both parts: here it is the page that is to lack one.
    reader = await on.reader(words, { serviceWorkers: 'block' })
    await reader.context.route('**/app/own-engine-*.js', (route) => {
      asked += 1
      return isWithheld ? route.abort() : route.continue()
    })
  }, 120_000)

  it('reads, and is told nothing while nothing is lacking', async () => {
    const { page } = reader
    await reader.visit(on.demo.url)
    await expect.poll(() => asked).toBeGreaterThan(0)
    await reader.link(HOW).click()
    await page.locator('#f1').waitFor()
    await reader.link(a.nav.mine).click()
    await page.getByText(a.mine.none).waitFor()
    expect(await page.locator('.said-aloud').innerText()).toBe('')
  })

  it('is told when something needs it, and goes on reading', async () => {
    const { page } = reader
    await reader.link(a.nav.write).first().click()
    await missing()
    await reader.button(AGAIN[words.language]).click()
    await missing()
    await reader.link(t.search).click()
    await lookFor(HOW)
    await missing()
    await reader.link(t.newest).click()
    await reader.link(FOLDED).click()
    await page.locator('#f1').waitFor()
  })

  it('has it as soon as it can be had: finds, and writes', async () => {
    const { page } = reader
    await reader.link(t.search).click()
    await lookFor(HOW)
    await missing()
    isWithheld = false
    await lookFor(HOW)
    await page.locator('main .threads').getByText(HOW).first().waitFor()
    await reader.link(a.nav.write).click()
    await page.locator('form').waitFor()
    expect(await page.locator('.said-aloud').innerText()).toBe('')
  })

  it('has a screen that could not be fetched as soon as it can be, without loading the page again', async () => {
    const { page } = reader
    let isCut = true
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
    // The screen's own file, or one that it stands on with others.
    await reader.context.route(/\/app\/(names|attempts)-[^/]*\.js$/, async (route) => {
      await held
      return isCut ? route.abort() : route.continue()
    })
    const foot = () =>
      page.locator('footer').evaluate((element) => element.getBoundingClientRect().top + scrollY)
    const stood = await foot()
    await reader.link(a.names.title).click()
    await page.getByText(a.moment).waitFor()
    // While it is waited for nothing jumps up.
    expect(await foot()).toBeGreaterThan(stood - 1)
    letGo()
    await page.getByText(a.partMissing.part).waitFor()
    isCut = false
    await reader.link(t.newest).click()
    // What is pressed while another screen comes may lie elsewhere before it is let go.
    await page.locator('main .threads').first().waitFor()
    await reader.link(a.names.title).click()
    await page.getByText(a.names.intro).waitFor()
  })

  it('wipes what is saved here without it, and asks no host', async () => {
    const { page } = reader
    await saveHere(reader)
    isWithheld = true
    await reader.visit(on.demo.url)
    const kept = () => page.evaluate(async () => (await indexedDB.databases()).length)
    expect(await kept()).toBe(1)
    const passed = await on.gate.quiet()
    await reader.button(a.wipe.button).click()
    await page.waitForURL('about:blank')
    expect(on.gate.passed.slice(passed)).toEqual([])
    await page.goto(`${on.demo.url}en/`)
    expect(await kept()).toBe(0)
    expect(on.gate.refused).toEqual([])
    expect(reader.wrong.filter((said) => !said.includes('net::ERR_FAILED'))).toEqual([])
  })
})
