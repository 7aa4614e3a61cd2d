// The two modes: nothing saved leaves nothing, and asks before a post dies with the tab; saved here opens with its
// passphrase, locks itself, and goes with one key.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { LOCKED } from '../../packages/web/src/app/modes/locked.ts'
import { moveClock, shiftClock } from '../negotiate/moved-clock.ts'
import { lookAt } from './axe.ts'
import { askForNews, leftBehind, NOTHING, saveHere, saves, startThread, unlock } from './deeds.ts'
import { FOLDED } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { answers } from './somebody.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { t, a, back, following, modes, program } = words

inBrowser('the two modes', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words, { acceptDownloads: true })
    await shiftClock(reader.context, 0)
  }, 120_000)

  /** The kept program asks for the passphrase first, as soon as it is kept: here one reads on without. */
  const standsLocked = async ({ page, button, appStands }: Reader) => {
    const without = button(program.without)
    await without.or(page.locator('.said-aloud')).first().waitFor({ state: 'attached' })
    if ((await without.count()) > 0) await without.click()
    await appStands()
  }

  /** The kept program asks for it before anybody is asked for anything. */
  const unlockKept = async (kept: Reader) => {
    await kept.page.getByText(program.nobodyAsked).waitFor()
    await unlock(kept)
  }

  it('nothing saved leaves nothing, also after reading and writing', async () => {
    const { page } = reader
    await reader.visit(on.demo.url)
    expect(await page.locator('.truth').innerText()).toContain(t.truth.mode)
    await startThread(reader, { title: 'Kept', text: 'A post that waits.' })
    await page.locator('.mine .now', { hasText: a.mine.step.waiting }).waitFor()
    expect(await leftBehind(page)).toEqual(NOTHING)
  })

  it('a tab in which a post waits asks before it closes and offers it as a file; once that is taken it asks no more', async () => {
    const { page } = reader
    const isAsked = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
    // From the moment at which the engine says that something would be lost.
    await expect.poll(isAsked).toBe(true)
    await reader.link(t.newest).click()
    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await page.locator('.mine', { hasText: 'Kept' }).waitFor()
    const file = await saves(reader, a.mine.asFile, join(on.folder, 'notes.txt'))
    expect(readFileSync(file, 'utf8')).not.toContain('A post that waits.')
    await page.getByText(a.mine.carried).waitFor()
    await expect.poll(isAsked).toBe(false)
    expect(await leftBehind(page)).toEqual(NOTHING)
  })

  it('a passphrase that is too short saves nothing, and leaves nothing', async () => {
    const { page } = reader
    await reader.link(a.saving.title).click()
    for (const label of [modes.passphrase, modes.again])
      await page.getByLabel(label, { exact: true }).fill('short')
    await reader.button(modes.begin).click()
    await page.locator('.said-aloud', { hasText: modes.tooShort }).waitFor()
    expect(await leftBehind(page)).toEqual(NOTHING)
  })

  it('saved here keeps posts and keys over a reload, behind the passphrase, and says so on every screen', async () => {
    const { page } = reader
    await saveHere(reader)
    await reader.link(a.nav.mine).click()
    await page.getByText(back.savedHere).waitFor()
    await page.reload()
    await standsLocked(reader)
    await page.locator('.truth', { hasText: LOCKED[words.language] }).waitFor()
    await reader.link(a.saving.title).click()
    await page.getByText(modes.lockedMeans).waitFor()
    expect(await page.getByText(modes.isNot, { exact: true }).count()).toBe(0)
    await page.getByLabel(modes.passphrase, { exact: true }).fill('another passphrase')
    await reader.button(modes.unlock).click()
    await page.getByText(modes.wrong).waitFor()
    await lookAt(reader, 'locked')
    await unlock(reader)
    await reader.link(a.nav.mine).click()
    await page.locator('.mine', { hasText: 'Kept' }).waitFor()
    await page.getByText(back.savedHere).waitFor()
    await lookAt(reader, 'a post that waits')
  })

  it('marks what moved since it was read', async () => {
    const { page } = reader
    await reader.link(t.newest).click()
    await reader.link(FOLDED).click()
    await page.getByLabel(a.read.follow, { exact: true }).check()
    await reader.link(t.newest).click()
    const entry = page.locator('.threads li', { hasText: FOLDED })
    await entry.locator('.tag', { hasText: t.followed }).waitFor()
    expect(await page.getByText(t.unread, { exact: true }).count()).toBe(0)

    // Somebody answers within the hour.
    await answers(on.demo, FOLDED, 'An answer of this hour.')
    await askForNews(reader)
    await reader.link(t.newest).click()
    await entry.getByText(t.unread, { exact: true }).waitFor()
    await lookAt(reader, 'unread')
    await page.getByLabel(following.only, { exact: true }).check()
    await expect.poll(() => page.locator('.threads > li').count()).toBe(1)
    await reader.link(FOLDED).click()
    await page.locator('#f1').waitFor()
    await reader.link(t.newest).click()
    await entry.waitFor()
    await expect.poll(() => page.getByText(t.unread, { exact: true }).count()).toBe(0)
    await page.getByLabel(following.only, { exact: true }).uncheck()
  })

  it('locks itself after ten minutes without use; where one was and what was half written is there again', async () => {
    const { page } = reader
    const text = page.getByLabel(a.write.textLabel, { exact: true })
    await reader.link(t.newest).click()
    await reader.link(FOLDED).click()
    await page.locator('#f1').getByRole('button', { name: a.post.reply, exact: true }).click()
    await text.fill('寫了一半')
    const answers = await page.locator('.quoted').innerText()
    await moveClock(page, 9 * 60)
    // Longer than until its next look at the clock: it is not to lock by it yet. What is half written is kept by then.
    await page.waitForTimeout(4_000)
    await page.locator('.truth', { hasText: t.truth.saved }).waitFor()
    await Promise.all([page.waitForEvent('load'), moveClock(page, 10 * 60)])
    await unlockKept(reader)
    await expect.poll(() => text.inputValue()).toBe('寫了一半')
    expect(await page.locator('.quoted').innerText()).toBe(answers)
    await text.fill('')
    await page.goBack()
    await page.locator('#f1').waitFor()
    await page.goBack()
    await page.locator('.threads').waitFor()
  })

  it('locks where its clock is put back, which would else keep it open for as long', async () => {
    const { page } = reader
    await Promise.all([page.waitForEvent('load'), moveClock(page, -3_600)])
    await unlockKept(reader)
  })

  it('locks in every tab, and after Escape pressed three times nothing is left', async () => {
    const { page } = reader
    const other = await reader.newTab()
    await other.page.goto(on.demo.url)
    await unlockKept(other)
    await reader.link(a.saving.title).click()
    await reader.button(modes.lock).waitFor()
    // Half written there, to the last word before it locks.
    await other.link(a.nav.write).click()
    const text = other.page.getByLabel(a.write.textLabel, { exact: true })
    await text.fill('寫到最後一個字')
    await Promise.all([
      page.waitForEvent('load'),
      other.page.waitForEvent('load'),
      reader.button(modes.lock).click(),
    ])
    await unlockKept(other)
    await other.link(a.nav.write).click()
    await expect.poll(() => text.inputValue()).toBe('寫到最後一個字')
    // Until it is kept, the browser asks before it closes the tab.
    const isAsked = () =>
      other.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
    await text.fill('寫了又寫')
    expect(await isAsked()).toBe(true)
    await expect.poll(isAsked).toBe(false)
    await other.page.close()
    await standsLocked(reader)
    await page.locator('.truth', { hasText: LOCKED[words.language] }).waitFor()
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
    await page.goto(`${on.demo.url}en/`)
    expect(await leftBehind(page)).toEqual(NOTHING)
    expect(reader.wrong).toEqual([])
  })

  it('after the first lock, which opens the kept program where the page of a node was, one is there again too', async () => {
    const { page } = reader
    const text = page.getByLabel(a.write.textLabel, { exact: true })
    await reader.visit(on.demo.url)
    await saveHere(reader)
    await page.getByText(program.unsigned).waitFor()
    await reader.link(a.nav.write).click()
    await text.fill('寫了一半')
    await page.waitForTimeout(4_000)
    await Promise.all([page.waitForEvent('load'), moveClock(page, 10 * 60)])
    await unlockKept(reader)
    await expect.poll(() => text.inputValue()).toBe('寫了一半')
    await text.fill('')
    await page.goBack()
    await page.getByText(program.unsigned).waitFor()
  })

  it('a wipe needs no passphrase, asks no host, and reaches the other tabs', async () => {
    const { page, context } = reader
    // In *Nothing saved*, with what would die with it: a wipe asks nobody.
    const waiting = await reader.newTab()
    await waiting.page.goto(on.demo.url)
    await standsLocked(waiting)
    await startThread(waiting, { title: 'Waits', text: 'A post that waits elsewhere.' })
    await waiting.page.locator('.mine .now', { hasText: a.mine.step.waiting }).waitFor()
    const other = await context.newPage()
    await other.goto(on.demo.url)
    await other.getByText(program.nobodyAsked).waitFor()
    const asked = await on.gate.quiet()
    await other.getByRole('button', { name: a.wipe.button }).click()
    for (const tab of [other, page, waiting.page]) await tab.waitForURL('about:blank')
    expect(on.gate.passed.slice(asked)).toEqual([])
    await page.goto(`${on.demo.url}en/`)
    expect(await leftBehind(page)).toEqual(NOTHING)
  })

  it('at a host without an opener policy, after the first lock, the way back asks for no passphrase a second time', async () => {
    const { page } = reader
    on.gate.withhold('cross-origin-opener-policy')
    await reader.visit(on.demo.url)
    await reader.link(FOLDED).click()
    await saveHere(reader)
    await page.getByText(program.unsigned).waitFor()
    // Kept a moment after the last step.
    await page.waitForTimeout(4_000)
    await Promise.all([page.waitForEvent('load'), moveClock(page, 10 * 60)])
    await unlockKept(reader)
    await page.getByText(program.unsigned).waitFor()
    await page.goBack()
    await page.locator('#f1').waitFor()
    await page.goBack()
    await page.locator('.threads').waitFor()
    await page.goForward()
    await page.locator('#f1').waitFor()
  })
})
