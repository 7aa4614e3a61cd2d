// A part of the program of which one file failed while another was still on its way: going there again asks for each file
// once, whatever the first time had begun.

import { beforeAll, expect, it } from 'vitest'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { a } = words

inBrowser('a reader on a line that was cut', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words)
    await reader.visit(on.demo.url)
    await reader.page.locator('.truth').waitFor()
  }, 120_000)

  it('who goes to a screen again has each of its files once', async () => {
    const { page } = reader
    const [take, beside] = ['**/take-*.js', '**/wall-as-html-*.js']
    let asked = 0
    let second: () => void = () => undefined
    const isAskedAgain = new Promise<void>((resolve) => {
      second = resolve
    })
    let mend: () => void = () => undefined
    const isMended = new Promise<void>((resolve) => {
      mend = resolve
    })
    await page.route(beside, async (route) => {
      if (++asked === 1) return route.abort()
      second()
      await isMended
      await route.continue().catch(() => undefined)
    })
    // The screen's own file fails once the other one is asked for again.
    await page.route(take, async (route) => {
      await isAskedAgain
      await route.abort()
    })
    await reader.link(a.nav.take).click()
    await page.getByText(a.partMissing.part).waitFor()
    await page.unroute(take)
    mend()
    await page.locator('header nav a, header nav [role=link]').first().click()
    await reader.link(a.nav.take).click()
    await page.getByText(a.take.intro).waitFor()
    const parts = on.gate.passed.filter((what) => /^GET .*\/(?:take|wall-as-html)-[^/]*\.js$/.test(what))
    expect(parts).toHaveLength(2)
  }, 60_000)

  it('who goes there again while one is still on its way has that one once as well, though it never came', async () => {
    const { page } = reader
    const [names, beside] = ['**/names-*.js', '**/attempts-*.js']
    const { promise: isAskedAgain, resolve: second } = Promise.withResolvers<void>()
    let asked = 0
    await page.route(beside, async (route) => {
      if (++asked > 1) return route.continue()
      await isAskedAgain
      await route.abort()
    })
    await page.route(names, (route) => route.abort())
    await reader.link(a.names.title).click()
    await page.getByText(a.partMissing.part).waitFor()
    await page.unroute(names)
    // Each step asks again, also the one that leaves.
    const isThere = page.waitForResponse(names)
    await page.locator('header nav a, header nav [role=link]').first().click()
    await page.locator('main .threads').first().waitFor()
    await reader.link(a.names.title).click()
    await isThere
    second()
    await page.getByText(a.names.intro).waitFor()
    const parts = on.gate.passed.filter((what) => /^GET .*\/(?:names|attempts)-[^/]*\.js$/.test(what))
    expect(parts).toHaveLength(2)
  }, 60_000)
})
