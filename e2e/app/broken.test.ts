// What breaks in the middle: an engine that ends, or falls silent, is noticed and said, and takes nothing with it that is saved;
// a wipe needs no engine; and what a wipe cannot remove it says, without a word of what it was.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Route } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { FAILED } from '../../packages/web/src/app/shell/failed-words.ts'
import { lookAt } from './axe.ts'
import { leftBehind, NOTHING, PASSPHRASE, saveHere, saves, startThread, unlock } from './deeds.ts'
import { HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'
import { workerOf } from './worker-of.ts'

const words = await tongue('zh-Hans')
const { t, a, back, broken, modes, program } = words

inBrowser('a reader whose program breaks', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words, { acceptDownloads: true })
  }, 120_000)

  /** Saves, once the program is kept too. */
  const saved = async () => {
    await reader.visit(on.demo.url)
    await saveHere(reader)
    await reader.page.getByText(program.unsigned).waitFor()
  }

  it('reads the page as it came where the program cannot start, and is told so', async () => {
    const { page } = reader
    const part = '**/app/engine-*.js'
    await page.route(part, async (route) => {
      const response = await route.fetch()
      const body = await response.text()
      const planted = body.replace('globalThis.part=', 'throw new Error("planted");globalThis.part=')
      expect(planted).not.toBe(body)
      await route.fulfill({ response, body: planted })
    })
    await page.goto(`${on.demo.url}${words.language.toLowerCase()}/`)
    await page.getByRole('alert').getByText(broken.start).waitFor()
    await page.getByRole('link', { name: HOW }).first().click()
    await page.locator('#f1').waitFor()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  it('reads the page as it came where the browser makes no worker, is told so, and wipes', async () => {
    const tab = await reader.newTab()
    const { page } = tab
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        Worker: class {
          constructor() {
            throw new DOMException('planted', 'SecurityError')
          }
        },
      })
    })
    await page.goto(`${on.demo.url}${words.language.toLowerCase()}/`)
    const notice = page.getByRole('alert')
    await notice.getByText(broken.start).waitFor()
    await notice.getByText(broken.nothingYet).waitFor()
    await lookAt(tab, 'no worker')
    await page.getByRole('link', { name: HOW }).first().click()
    await page.locator('#f1').waitFor()
    await notice.getByText(broken.start).waitFor()
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
    // The other tab as well, in its own time.
    await reader.page.waitForURL('about:blank')
    expect(tab.wrong).toEqual([])
    await page.close()
  })

  it('is told that it ended, and finds what was saved after starting again', async () => {
    const { page } = reader
    await saved()
    await startThread(reader, { title: 'Kept', text: 'A post that waits.' })
    await page.locator('.mine', { hasText: 'Kept' }).waitFor()
    const worker = await workerOf(page, 'engine')
    await worker.evaluate('setTimeout(() => { close(); throw new Error("planted") })').catch(() => undefined)
    const notice = page.getByRole('alert')
    await notice.getByText(broken.dead).waitFor()
    await notice.getByText(broken.saved).waitFor()
    await lookAt(reader, 'the program ended')
    await reader.button(broken.again).click()
    await page.getByText(program.nobodyAsked).waitFor()
    await unlock(reader)
    await reader.link(a.nav.mine).click()
    await page.locator('.mine', { hasText: 'Kept' }).waitFor()
    expect(reader.wrong.filter((line) => !line.includes('planted'))).toEqual([])
  }, 60_000)

  it('wipes without it', async () => {
    const { page } = reader
    const worker = await workerOf(page, 'engine')
    // It turns in a circle: it takes no word, and the platform tells nobody.
    await worker.evaluate('setTimeout(() => { for (;;); })')
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
    await page.goto(`${on.demo.url}en/`)
    expect(await leftBehind(page)).toEqual(NOTHING)
  })

  it('is told what a wipe could not remove and what to do, with no word of the wall; the page goes once it is removed', async () => {
    const { page, context } = reader
    await saved()
    // Another page of this address that lets go of nothing.
    const other = await context.newPage()
    await other.goto(`${on.demo.url}release.note`)
    await other.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('n')
          opening.onsuccess = () => {
            Object.assign(globalThis, { held: opening.result })
            resolve()
          }
        }),
    )
    await reader.button(a.wipe.button).first().click()
    expect(await page.locator('body').isHidden()).toBe(true)
    await page.getByText(broken.left.title).first().waitFor({ timeout: 10_000 })
    await page.getByText(broken.left.rows).waitFor()
    const shown = `${await page.title()} ${await page.locator('html').innerText()}`
    for (const word of [t.wall, modes.isSaved, 'Commonwall', HOW]) expect(shown).not.toContain(word)
    await page.locator('summary').click()
    await page.getByText(broken.left.tabs).waitFor()
    await lookAt(reader, 'not everything cleared')
    await other.close()
    await page.waitForURL('about:blank')
    await page.goto(`${on.demo.url}en/`)
    expect(await leftBehind(page)).toEqual(NOTHING)
  }, 60_000)

  it('is told that what is saved here was cleared, reads that nothing is saved, and takes along what waits', async () => {
    const { page, context } = reader
    await saved()
    await startThread(reader, { title: 'Cleared', text: 'A post that waits.' })
    await page.locator('.mine', { hasText: 'Cleared' }).waitFor()
    const { origin } = new URL(on.demo.url)
    const session = await context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    const notice = page.getByRole('alert')
    await notice.getByText(broken.gone).waitFor({ timeout: 5_000 })
    await notice.getByText(broken.unsaved).waitFor()
    await page.locator('.truth', { hasText: t.truth.mode }).waitFor()
    // What this tab still holds is nowhere else.
    const isAsked = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
    await expect.poll(isAsked).toBe(true)
    const file = await saves(reader, a.mine.asFile, join(on.folder, 'notes.txt'))
    expect(readFileSync(file).length).toBeGreaterThan(500)
    await reader.way(a.saving.title).click()
    await page.getByText(modes.notMeans).waitFor()
    page.once('dialog', (dialog) => void dialog.accept())
    await reader.button(broken.again).click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await reader.appStands()
    expect(await leftBehind(page)).toEqual(NOTHING)
  }, 60_000)

  it('leaves nothing that seems saved and locked where the passphrase is given to what was cleared behind the lock', async () => {
    const { page, context } = reader
    await saved()
    await page.reload()
    await page.getByText(program.nobodyAsked).waitFor()
    const session = await context.newCDPSession(page)
    const { origin } = new URL(on.demo.url)
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    await page.getByLabel(modes.passphrase, { exact: true }).fill(PASSPHRASE)
    await reader.button(modes.unlock).click()
    const [failed = ''] = FAILED[words.language]('@').split('@')
    await page.locator('[role=status]', { hasText: failed }).waitFor()
    expect((await leftBehind(page)).databases).toEqual([])
    await page.reload()
    await reader.appStands()
    await page.locator('.truth', { hasText: t.truth.mode }).waitFor()
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
  }, 60_000)

  it('is told at once when what is to be sent now is tried, and why not before', async () => {
    const { page, context } = reader
    let tried = 0
    const cut = (route: Route) => {
      if (route.request().method() !== 'POST') return route.continue()
      tried += 1
      return route.abort('connectionreset')
    }
    await context.route('**', cut)
    await reader.visit(on.demo.url)
    await startThread(reader, { title: 'Cut', text: 'A post whose line is cut.', careful: false })
    await page.locator('.mine .late', { hasText: a.mine.trouble['trouble/unreachable']('') }).waitFor()
    expect(tried).toBe(1)
    await reader.button(a.mine.now).click()
    const [before = ''] = back.resting('@').split('@')
    await page.locator('.said-aloud', { hasText: before }).waitFor({ timeout: 3_000 })
    await page.locator('.mine .late', { hasText: back.triedAt('@').split('@')[1] ?? '' }).waitFor()
    expect(tried).toBe(1)
    await context.unroute('**', cut)
  }, 60_000)

  it('is told that it does not answer, and what would be lost; if it was only busy that goes', async () => {
    const { page } = reader
    await page.clock.install()
    await reader.visit(on.demo.url)
    const worker = await workerOf(page, 'engine')
    const busy = 'setTimeout(() => { for (const until = Date.now() + 8_000; Date.now() < until;); })'
    await worker.evaluate(busy)
    await reader.link(a.nav.mine).click()
    await page.clock.runFor(30_000)
    const notice = page.getByRole('alert')
    await notice.getByText(broken.silent).waitFor()
    await notice.getByText(broken.unsaved).waitFor()
    await notice.waitFor({ state: 'detached' })
    await page.getByText(a.mine.none).waitFor()
    await worker.evaluate(busy)
    await reader.way(a.saving.title).click()
    await page.clock.runFor(30_000)
    await notice.getByText(broken.silent).waitFor()
    await notice.waitFor({ state: 'detached' })
    // What it did not answer is asked once more.
    await page.getByLabel(modes.passphrase, { exact: true }).waitFor({ timeout: 10_000 })
  })
})
