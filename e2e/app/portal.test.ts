// A portal, as of a hotel, that begins to answer in everybody's place while a reader has the wall open: what it says counts for
// nothing, and once its terms are accepted the reader goes on, in the page that is open and with what was written in it.

import { beforeAll, expect, it } from 'vitest'
import { arrives, askForNews, startThread } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { a, addresses } = words

const CORS = { 'access-control-allow-origin': '*' }
const PAGE = '<!doctype html><title>Welcome</title><h1>Accept our terms</h1>'
const ANSWERS = {
  page: { status: 200, headers: { ...CORS, 'content-type': 'text/html' }, body: PAGE },
  nothing: { status: 200, headers: {}, body: '' },
  JSON: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' },
  way: { status: 302, headers: { location: 'http://portal.example/' }, body: '' },
}

inBrowser('a reader behind a portal', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words)
    await reader.visit(on.demo.url)
    await reader.page.locator('.truth').waitFor()
  }, 120_000)

  const comesAgain = async ({ page, link }: Reader) => {
    on.gate.standIn(ANSWERS.page)
    await link(a.nav.write).click()
    await page.getByText(a.partMissing.part).waitFor()
    // Again, with no other screen in between.
    await link(a.nav.write).click()
    await page.getByText(a.partMissing.part).waitFor()
    on.gate.mend()
    await link(a.nav.write).click()
    await page.getByLabel(a.write.titleLabel, { exact: true }).waitFor()
  }

  it('has a screen for which the portal gave its page, once it gives it no more, by going there again', async () => {
    await comesAgain(reader)
  })

  it('has it so also in a browser that does not say what was answered, as Chromium before 148', async () => {
    const another = await reader.newTab()
    const { page } = another
    await page.addInitScript(() => Reflect.deleteProperty(PerformanceResourceTiming.prototype, 'contentType'))
    await another.visit(on.demo.url)
    await page.locator('.truth').waitFor()
    await comesAgain(another)
    await page.close()
  })

  it('is never told that a post was sent on its word', async () => {
    const { page } = reader
    // Both screens are here before.
    await askForNews(reader)
    await reader.link(a.nav.mine).click()
    await page.getByText(a.mine.none).waitFor()
    for (const [name, answer] of Object.entries(ANSWERS)) {
      on.gate.standIn(answer)
      await startThread(reader, { title: `Behind ${name}`, text: 'Not there yet.', careful: false })
      const post = page.locator('.mine > li', { hasText: `Behind ${name}` })
      await post.locator('.late', { hasText: a.mine.trouble['trouble/unreachable']('') }).waitFor()
      await reader.way(a.addresses.title).click()
      await reader.button(addresses.again).click()
      await page.locator('.said-aloud', { hasText: addresses.held.trim() }).waitFor()
      await reader.link(a.nav.mine).click()
      const steps = await page.locator('.mine > li .now').allInnerTexts()
      expect(steps).toEqual(steps.map(() => a.mine.step.waiting))
    }
  }, 90_000)

  it('sends what waits once it is gone, and it comes onto the wall', async () => {
    on.gate.mend()
    const another = await reader.newTab()
    const { page } = another
    await another.visit(on.demo.url)
    await another.link(a.nav.mine).click()
    await page.getByText(a.mine.none).waitFor()
    await another.link(a.nav.write).click()
    await page.getByLabel(a.write.titleLabel, { exact: true }).waitFor()
    on.gate.standIn(ANSWERS.page)
    await startThread(another, { title: 'Behind it', text: 'There in the end.', careful: false })
    await page.locator('.mine .late', { hasText: a.mine.trouble['trouble/unreachable']('') }).waitFor()
    on.gate.mend()
    // An address that gave nothing of use is left alone for some seconds.
    const waits = page.locator('.mine .now', { hasText: a.mine.step.waiting })
    for (let tries = 0; (await waits.count()) > 0; tries++) {
      if (tries > 30) throw new Error('outbox: expected the post to leave within half a minute')
      const now = another.button(a.mine.now)
      await now.click({ timeout: 1_000 }).catch(() => undefined)
      await waits.waitFor({ state: 'detached', timeout: 1_000 }).catch(() => undefined)
    }
    await on.demo.release()
    await arrives(another)
    expect(on.gate.refused).toEqual([])
  }, 90_000)
})
