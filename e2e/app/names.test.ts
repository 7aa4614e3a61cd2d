// A lasting name: made with words that are shown once, stolen by somebody with its key, and taken back.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { allSent } from './deeds.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader, type Reader } from './reader.ts'
import { tongueOf } from './words.ts'

const reason = whyNoBrowser()

describe.skipIf(reason !== undefined)(`a lasting name${reason ? `: not exercised, ${reason}` : ''}`, () => {
  let demo: DemoNode
  let browser: Browser
  let gate: Gate
  let owner: Reader
  let thief: Reader
  let second: Reader
  let words: string[] = []
  let seal = ''
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-names-'))
  const keyFile = join(folder, 'key')

  beforeAll(async () => {
    demo = await startDemoNode()
    browser = await launchBrowser()
    gate = await openGate([demo.host])
    owner = await openReader(browser, gate, await tongueOf('en'), { acceptDownloads: true })
    thief = await openReader(browser, gate, await tongueOf('en'))
    second = await openReader(browser, gate, await tongueOf('en'))
    for (const { page } of [owner, thief, second]) await page.goto(`${demo.url}en/`)
    await owner.appStands()
    await thief.appStands()
    await second.appStands()
  }, 120_000)
  afterAll(async () => {
    await owner?.close()
    await thief?.close()
    await second?.close()
    await browser?.close()
    await gate?.close()
    await demo?.close()
    rmSync(folder, { recursive: true, force: true })
  }, 30_000)

  /** Copies the words from the screen and types those that are asked for. */
  async function passCheck(page: Page): Promise<string[]> {
    await page.locator('.words li').last().waitFor()
    const shown = await page.locator('.words li').allInnerTexts()
    await page.getByRole('button', { name: 'I have written them down' }).click()
    for (const label of await page.locator('.compose label').all()) {
      const place = Number(/Word (\d+)/.exec(await label.innerText())?.[1])
      await label.locator('input').fill(shown[place - 1] ?? '')
    }
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByText('The name is on its way').waitFor()
    return shown
  }

  const catchUp = async (reader: Reader, writer = reader) => {
    const { page } = reader
    await allSent(writer)
    await demo.release()
    await page.getByRole('link', { name: 'Addresses' }).last().click()
    await page.getByRole('button', { name: 'Look for news now' }).click()
    await page.getByText('Asked. What was new is here.').waitFor()
  }

  it('is made with twelve words that are shown once and checked', async () => {
    const { page } = owner
    await page.getByRole('link', { name: 'Names' }).click()
    await page.getByRole('button', { name: 'Make a lasting name' }).click()
    await page.getByLabel('What it is called').fill('River Press')
    await page.getByRole('button', { name: 'Show the words' }).click()
    words = await passCheck(page)
    expect(words.length).toBe(12)
    expect(await page.getByText(words.join(' ')).count()).toBe(0)
    await page.getByText('not protected yet').waitFor()
    await catchUp(owner)
    await page.getByRole('link', { name: 'Names' }).click()
    await page.locator('.versions .true', { hasText: 'protected' }).waitFor()
    seal = await page.locator('.seal-line').innerText()
    expect(seal.split(' ').length).toBe(6)
  }, 60_000)

  it('signs an article as an open letter, after it was said that the name stays', async () => {
    const { page } = owner
    await page.getByRole('link', { name: 'Newest' }).click()
    await page.getByRole('link', { name: 'The words of 2015' }).click()
    await page.locator('.threads h2 [role=link]').first().click()
    await page.getByRole('button', { name: 'Sign it' }).click()
    await page.getByText('for ever, in every copy').waitFor()
    await page.getByRole('button', { name: 'Sign as River Press' }).click()
    await page.getByText('Your signature is on its way.').waitFor()
    await catchUp(owner)
    await page.getByRole('link', { name: 'Newest' }).click()
    await page.getByRole('link', { name: 'The words of 2015' }).click()
    await page.locator('.threads h2 [role=link]').first().click()
    await page.getByText('Signed by 1 name').waitFor()
  }, 60_000)

  it('a thief who has the key file and its password speaks in the name', async () => {
    const { page } = owner
    await page.getByRole('link', { name: 'Names' }).click()
    await page.locator('summary', { hasText: 'Key file' }).click()
    await page.getByLabel(/^Password/).fill('a long password')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the key file' }).click(),
    ])
    await saved.saveAs(keyFile)
    await thief.page.getByRole('link', { name: 'Names' }).click()
    await thief.page.locator('summary', { hasText: 'Key file' }).click()
    await thief.page.getByLabel(/^Password/).fill('a long password')
    await thief.page.setInputFiles('input[type=file]', keyFile)
    await thief.page.getByText('The key is on this device now.').waitFor({ timeout: 20_000 })
  }, 60_000)

  it('the owner’s words replace the key; what the thief says after that counts for nothing', async () => {
    const { page } = owner
    await page.getByRole('link', { name: 'Names' }).click()
    await page.getByRole('button', { name: 'My key was stolen' }).click()
    await page.getByText('all are replaced').waitFor()
    await page.getByLabel('The twelve words of the name').fill(words.join(' '))
    await page.getByRole('button', { name: 'Show the words' }).click()
    const fresh = await passCheck(page)
    expect(fresh).not.toEqual(words)
    words = fresh
    await catchUp(owner)
    await page.getByRole('link', { name: 'Names' }).click()
    expect(await page.locator('.seal-line').innerText()).toBe(seal)

    await thief.page.getByRole('link', { name: 'Write', exact: true }).click()
    await thief.page.getByLabel('Title').fill('Stolen voice')
    await thief.page.getByRole('textbox', { name: 'Text' }).fill('Said by a thief.')
    await thief.page.locator('input[name=as]').nth(1).check()
    await thief.page.getByRole('button', { name: 'Post it' }).click()
    await thief.page.getByRole('button', { name: 'No', exact: true }).click()
    await thief.page.locator('.mine').waitFor()
    await catchUp(owner, thief)
    await page.getByRole('link', { name: 'Search' }).click()
    await page.getByLabel('Words to look for').fill('thief')
    await page.getByLabel('Words to look for').press('Enter')
    await page.getByText('Nothing found.').waitFor()
    expect(gate.refused).toEqual([])
    expect(owner.wrong).toEqual([])
  }, 90_000)

  it('a second key speaks for the name once its owner’s words list it and it has agreed on its own device', async () => {
    const { page } = second
    await page.getByRole('link', { name: 'Names' }).click()
    await page.getByRole('button', { name: 'Make a key for somebody’s name' }).click()
    await page.getByText('speaks for no name yet').waitFor()
    const npub = await page.locator('.versions .hex').innerText()

    await owner.page.getByRole('link', { name: 'Names' }).click()
    await owner.page.getByRole('button', { name: 'Let another key speak for a name' }).click()
    await owner.page.getByLabel('Keys that may speak for it too').fill(npub.slice(0, -1))
    await owner.page.getByLabel('The twelve words of the name').fill(words.join(' '))
    await owner.page.getByRole('button', { name: 'Show the words' }).click()
    await owner.page.getByText('One of these is none').waitFor()
    await owner.page.getByLabel('Keys that may speak for it too').fill(npub)
    await owner.page.getByRole('button', { name: 'Show the words' }).click()
    await passCheck(owner.page)
    await catchUp(second, owner)
    await page.getByRole('link', { name: 'Names' }).click()
    await page.getByText('this name asks for your key').waitFor()
    expect(await page.locator('.seal-line').innerText()).toBe(seal)
    expect(await page.locator('.versions .true').count()).toBe(0)
    await page.getByRole('button', { name: 'Agree' }).click()
    await page.getByText('Your word is on its way to the wall.').waitFor()
    await page.locator('.versions .late', { hasText: 'on its way' }).waitFor()
    await catchUp(owner, second)
    await catchUp(second)
    await page.getByRole('link', { name: 'Names' }).click()
    await page.locator('.versions .true', { hasText: 'protected' }).waitFor()
    expect(await page.locator('.seal-line').innerText()).toBe(seal)
    await owner.page.getByRole('link', { name: 'Names' }).click()
    await owner.page.locator('.versions .true', { hasText: 'protected' }).waitFor()
    expect(await owner.page.locator('.seal-line').innerText()).toBe(seal)
    expect(gate.refused).toEqual([])
    expect(second.wrong).toEqual([])
  }, 90_000)
})
