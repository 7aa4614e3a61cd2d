// A browser that is full, at each moment at which something is to be kept: what cannot be kept is said, no typed word goes,
// the wall is read on, and a wipe works.

import { encrypt } from 'nostr-tools/nip49'
import { beforeAll, expect, it } from 'vitest'
import { FAILED } from '../../packages/web/src/app/shell/failed-words.ts'
import { WHY } from '../../packages/web/src/app/shell/why-words.ts'
import { lookAt } from './axe.ts'
import { askForNews, leftBehind, NOTHING, PASSPHRASE, saveHere, unlock } from './deeds.ts'
import { FOLDED } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { answers } from './somebody.ts'
import { tongue } from './words.ts'
import { workerOf } from './worker-of.ts'

const words = await tongue('zh-Hant')
const { t, a, moderating, modes, program } = words
const { storage } = WHY[words.language]

inBrowser('a reader whose browser is full', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words)
  }, 120_000)

  it('is told that saving cannot begin, and nothing of it stays', async () => {
    const { context, page } = reader
    await reader.visit(on.demo.url)
    const { origin } = new URL(on.demo.url)
    const session = await context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 20_000 })
    await reader.link(a.saving.title).click()
    for (const label of [modes.passphrase, modes.again])
      await page.getByLabel(label, { exact: true }).fill(PASSPHRASE)
    await reader.button(modes.begin).click()
    await page.locator('.said-aloud', { hasText: FAILED[words.language](storage) }).waitFor()
    await page.getByText(modes.isNot, { exact: true }).waitFor()
    expect(await leftBehind(page)).toEqual(NOTHING)
    await session.send('Storage.overrideQuotaForOrigin', { origin })
  })

  it('is told that what is half written is not kept, and finds it kept once there is room, without another key', async () => {
    const { page } = reader
    await saveHere(reader)
    await page.getByText(program.unsigned).waitFor()
    await reader.link(a.nav.write).click()
    const engine = await workerOf(page, 'engine')
    await engine.evaluate(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
      Object.assign(globalThis, {
        makeRoom() {
          IDBObjectStore.prototype.put = put
        },
      })
    })
    const text = page.getByRole('textbox', { name: a.write.textLabel, exact: true })
    await text.fill('Half written on a full disk.')
    const notice = page.locator('.notice', { hasText: modes.full })
    await notice.waitFor()
    // It would die with the tab: one is asked before.
    const isAsked = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
    expect(await isAsked()).toBe(true)
    await engine.evaluate('makeRoom()')
    // It is tried again every fifteen seconds.
    await notice.waitFor({ state: 'detached', timeout: 60_000 })
    expect(await isAsked()).toBe(false)
    await page.reload()
    await unlock(reader)
    await reader.link(a.nav.write).click()
    expect(await text.inputValue()).toBe('Half written on a full disk.')
  }, 120_000)

  it('is told when it becomes full later, keeps what was typed, and reads on', async () => {
    const { page } = reader
    const engine = await workerOf(page, 'engine')
    // As the browser says it, from this moment on: its own quota is looked at so seldom that a journey would wait for it.
    await engine.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    const text = page.getByRole('textbox', { name: a.write.textLabel, exact: true })
    await reader.link(a.nav.write).click()
    await page.getByLabel(a.write.titleLabel, { exact: true }).fill('Full')
    await text.fill('Typed on a full disk.')
    await reader.button(a.write.post).click()
    await page.locator('.risk').waitFor()
    await reader.button(a.risk.yes).click()
    await page.locator('[role=status]', { hasText: a.write.failed(storage) }).waitFor()
    expect(await text.inputValue()).toBe('Typed on a full disk.')
    await page.locator('.notice', { hasText: modes.full }).waitFor()
    await lookAt(reader, 'full')
    await answers(on.demo, FOLDED, 'An answer of this hour.')
    await askForNews(reader)
    await reader.link(t.newest).click()
    await reader.link(FOLDED).click()
    await page.getByText('An answer of this hour.').waitFor()
  }, 90_000)

  it('is told that what is ticked to be followed was not kept, and it is not ticked', async () => {
    const { page } = reader
    const follow = page.getByLabel(a.read.follow)
    await follow.click()
    await page.locator('.said-aloud', { hasText: FAILED[words.language](storage) }).waitFor()
    await expect.poll(() => follow.isChecked()).toBe(false)
    // Nor is it when the thread is drawn again.
    await reader.link(t.newest).click()
    await reader.link(FOLDED).click()
    await follow.waitFor()
    expect(await follow.isChecked()).toBe(false)
  })

  it('is told that a key was not kept, not that its password is another one; and whose folds apply stays as it was', async () => {
    const { page } = reader
    const said = page.locator('.said-aloud', { hasText: FAILED[words.language](storage) })
    await reader.link(a.names.title).click()
    await page.locator('summary', { hasText: a.names.keyFile }).click()
    await page.getByLabel(a.names.password).fill('a long password')
    const buffer = Buffer.from(encrypt(new Uint8Array(32).fill(7), 'a long password', 12))
    await page.setInputFiles('input[type=file]', { name: 'key', mimeType: 'text/plain', buffer })
    await said.waitFor()
    await reader.link(t.moderation).click()
    await page.getByLabel(moderating.chosen).click()
    await said.waitFor()
    await expect.poll(() => page.getByLabel(moderating.all).isChecked()).toBe(true)
    // Nor is it another one when the screen is drawn again.
    await askForNews(reader)
    await reader.link(t.moderation).click()
    expect(await page.getByLabel(moderating.all).isChecked()).toBe(true)
  }, 60_000)

  it('finds what was kept, once there is room; and a wipe takes all of it', async () => {
    const { page } = reader
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await unlock(reader)
    expect(await page.locator('.notice', { hasText: modes.full }).count()).toBe(0)
    await reader.button(a.wipe.button).first().click()
    await page.waitForURL('about:blank')
    await page.goto(`${on.demo.url}en/`)
    expect(await leftBehind(page)).toEqual(NOTHING)
    expect(reader.wrong).toEqual([])
  })
})
