// The two modes: nothing saved leaves nothing; saved here opens with its passphrase and goes with one key.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader, type Reader } from './reader.ts'

const reason = whyNoBrowser()
const PASSPHRASE = 'paper on a quiet wall'

describe.skipIf(reason !== undefined)(`the two modes${reason ? `: not exercised, ${reason}` : ''}`, () => {
  let demo: DemoNode
  let browser: Browser
  let gate: Gate
  let reader: Reader

  beforeAll(async () => {
    demo = await startDemoNode()
    browser = await launchBrowser()
    gate = await openGate([demo.host])
    reader = await openReader(browser, gate)
  }, 120_000)
  afterAll(async () => {
    await reader?.close()
    await browser?.close()
    await gate?.close()
    await demo?.close()
  }, 30_000)

  /** Everything that a page can leave behind. */
  const left = (page: Page) =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
    }))
  const NOTHING = { databases: [], caches: [], workers: 0, local: 0, session: 0, cookies: '' }

  const write = async (page: Page, text: string) => {
    await page.getByRole('link', { name: 'Write', exact: true }).click()
    await page.getByLabel('Title').fill('Kept')
    await page.getByRole('textbox', { name: 'Text' }).fill(text)
    await page.getByRole('button', { name: 'Post it' }).click()
    await page.getByRole('button', { name: 'Yes, or I do not know' }).click()
    await page.locator('.mine .now', { hasText: 'waiting' }).waitFor()
  }

  /** The kept program asks for the passphrase first, as soon as it is kept: here one reads on without. */
  const standsLocked = async (page: Page) => {
    const without = page.getByRole('button', { name: 'Read without unlocking' })
    await without.or(page.locator('.said-aloud')).first().waitFor({ state: 'attached' })
    if ((await without.count()) > 0) await without.click()
    await reader.appStands()
  }

  it('nothing saved leaves nothing, also after reading and writing', async () => {
    const { page } = reader
    await page.goto(`${demo.url}en/`)
    await reader.appStands()
    expect(await page.locator('.truth').innerText()).toContain('nothing saved')
    await write(page, 'A post that waits.')
    expect(await left(page)).toEqual(NOTHING)
  })

  it('saved here keeps posts and keys over a reload, behind the passphrase, and says so on every screen', async () => {
    const { page } = reader
    await page.getByRole('link', { name: 'Saving' }).click()
    await page.getByLabel('Passphrase').fill(PASSPHRASE)
    await page.getByLabel('The same once more').fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Save here' }).click()
    await page.locator('.truth', { hasText: 'saved here' }).waitFor()
    await page.reload()
    await standsLocked(page)
    expect(await page.locator('.truth').innerText()).toContain('nothing saved')
    await page.getByRole('link', { name: 'Saving' }).click()
    await page.getByLabel('Passphrase').fill('another passphrase')
    await page.getByRole('button', { name: 'Unlock what is saved here' }).click()
    await page.getByText('That passphrase does not open it.').waitFor()
    await page.getByLabel('Passphrase').fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Unlock what is saved here' }).click()
    await page.locator('.truth', { hasText: 'saved here' }).waitFor()
    await page.getByRole('link', { name: 'My posts' }).click()
    await page.locator('.mine', { hasText: 'Kept' }).waitFor()
  })

  it('marks what moved since it was read', async () => {
    const { page } = reader
    await page.getByRole('link', { name: 'Newest' }).click()
    await page.getByRole('link', { name: 'A folded post and a withdrawn one' }).click()
    await page.getByLabel('Follow').check()
    await page.getByRole('link', { name: 'Newest' }).click()
    await page
      .locator('.threads li', { hasText: 'A folded post' })
      .locator('.tag', { hasText: 'followed' })
      .waitFor()
  })

  it('locks, and after Escape pressed three times nothing is left', async () => {
    const { page } = reader
    await page.getByRole('link', { name: 'Saving' }).click()
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Lock now' }).click()])
    await standsLocked(page)
    expect(await page.locator('.truth').innerText()).toContain('nothing saved')
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
    await page.goto(`${demo.url}en/`)
    expect(await left(page)).toEqual(NOTHING)
    expect(reader.wrong).toEqual([])
  })
})
