// Reading in the app, in a real browser on the demonstration's own node, behind the gate.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { DESK, openReader, type Reader } from './reader.ts'

const ARTICLE = 'Article 19 · 第十九条'
const reason = whyNoBrowser()

describe.skipIf(reason !== undefined)(
  `a reader in the app${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    let node: DemoNode
    let browser: Browser
    let gate: Gate
    let reader: Reader

    beforeAll(async () => {
      node = await startDemoNode()
      browser = await launchBrowser()
      gate = await openGate([node.host])
      reader = await openReader(browser, gate)
    }, 120_000)
    afterAll(async () => {
      await reader?.close()
      await browser?.close()
      await gate?.close()
      await node?.close()
    }, 30_000)

    it('takes over from the page of a thread without losing a word of it', async () => {
      const { page } = reader
      const bare = await browser.newContext({ javaScriptEnabled: false })
      const without = await bare.newPage()
      await without.goto(`${node.url}en/${node.pathOf(ARTICLE)}`)
      const words = (await without.locator('.said').allInnerTexts()).map((text) => text.trim())
      await bare.close()
      await page.goto(`${node.url}en/${node.pathOf(ARTICLE)}`)
      await reader.appStands()
      expect((await page.locator('.said').allInnerTexts()).map((text) => text.trim())).toEqual(words)
      expect(await page.locator('.posts .floor').allInnerTexts()).toEqual(
        Array.from(words, (_, index) => `${index + 1}`),
      )
    })

    it('no address, title or history names what is read', async () => {
      const { page } = reader
      expect(page.url()).toBe(node.url)
      await page.getByRole('link', { name: 'Newest' }).click()
      await page.locator('.threads h2 [role=link]').first().click()
      await page.locator('.post').first().waitFor()
      expect(page.url()).toBe(node.url)
      expect(await page.title()).toBe('Wall')
      expect(typeof (await page.evaluate(() => history.state))).toBe('number')
      expect(await page.locator('main a[href]:not(.leave a)').count()).toBe(0)
      await page.goBack()
      await page.locator('.threads').waitFor()
      const feed = (await page.locator('.feeds a', { hasText: 'Atom' }).getAttribute('href')) ?? ''
      expect((await fetch(feed)).headers.get('content-type')).toContain('atom+xml')
    })

    it('a hole keeps its place and says why; a link is made only when it is asked for', async () => {
      const { page } = reader
      await page.getByRole('link', { name: 'A folded post and a withdrawn one' }).click()
      await page.getByText('folded: off topic').waitFor()
      expect(await page.locator('.hole .floor').allInnerTexts()).toEqual(['2', '4'])
      await page.locator('#f3').getByRole('button', { name: 'Cite' }).click()
      await page.locator('.panel dl').waitFor()
      expect(await page.getByText(`${node.url}t/`).count()).toBe(0)
      await page.getByRole('button', { name: 'Make a link' }).click()
      expect(await page.getByText(`${node.url}t/`).count()).toBe(1)
    })

    it('finds 人權 by 人权, and nothing of it leaves the device', async () => {
      const { page } = reader
      const before = gate.passed.length
      await page.getByRole('link', { name: 'Search' }).click()
      await page.getByLabel('Words to look for').fill('人权')
      await page.getByLabel('Words to look for').press('Enter')
      await page.locator('.threads .excerpt', { hasText: '人權' }).first().waitFor()
      expect(gate.passed.slice(before)).toEqual([])
    })

    it('the strip of truth leads to what can be trusted, in plain words and as it was signed', async () => {
      const { page } = reader
      await page.locator('.truth').click()
      await page.getByText('Nothing that came was found to be wrong.').waitFor()
      expect(await page.locator('pre.note').first().innerText()).toMatch(/^commonwall\/[0-9a-f]{64}\//)
    })

    it('an article shows what a version changed, and speaks another language at once', async () => {
      const { page } = reader
      await page.setViewportSize(DESK)
      await page.getByRole('link', { name: 'Newest' }).click()
      await page.getByRole('link', { name: 'The words of 2015' }).click()
      await page.locator('.threads h2 [role=link]', { hasText: 'centrality' }).click()
      await page
        .getByRole('link', { name: /What changed/ })
        .first()
        .click()
      await page.locator('del').first().waitFor()
      expect(await page.locator('ins').allInnerTexts()).toContain('role')
      await page.getByRole('button', { name: '繁體中文' }).click()
      await page.getByText('加刪除線的是刪去的字').waitFor()
    })

    it('asked nobody but this host, and nothing narrower than the wall', async () => {
      expect(gate.refused).toEqual([])
      expect(gate.passed.filter((asked) => /\/(t|w|v|b|s)(\/|$)/.test(asked))).toEqual([
        `GET /en/${node.pathOf(ARTICLE)}`,
      ])
      expect(reader.wrong).toEqual([])
      expect(await reader.context.cookies()).toEqual([])
    })
  },
)
