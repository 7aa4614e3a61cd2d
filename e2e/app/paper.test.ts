// A thread on paper as wide as a sheet that lies: everything that names a post is on the sheet.

import { beforeAll, expect, it } from 'vitest'
import { FOLDED } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')

inBrowser('a reader who prints', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words)
    await reader.page.setViewportSize({ width: 1_000, height: 700 })
    await reader.visit(on.demo.url)
    await reader.link(words.t.newest).click()
    await reader.link(FOLDED).click()
    await reader.page.locator('#f1').waitFor()
  }, 120_000)

  it('has the number of each post on the sheet', async () => {
    const { page } = reader
    await page.emulateMedia({ media: 'print' })
    const floors = page.locator('.post .floor')
    const starts = await floors.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))
    expect(starts.length).toBeGreaterThan(4)
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(0)
  })
})
