// Taking the wall along: one HTML file that opens without a network, a post that is written there, carried sealed to
// somebody else, and found on the wall.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { DESK, openReader, type Reader } from './reader.ts'

const reason = whyNoBrowser()
const OVER_SQUARES = 'Sealed, drawn and photographed.'
const WORDS = 'Written without a network, carried by hand.'

describe.skipIf(reason !== undefined)(
  `a wall that is carried${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    let demo: DemoNode
    let browser: Browser
    let gate: Gate
    let cut: Gate
    let first: Reader
    let offline: Reader
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-carry-'))

    /** Presses a button and keeps what it saves. */
    async function download(page: Page, button: string, name: string): Promise<string> {
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ])
      const path = join(folder, name)
      await saved.saveAs(path)
      return path
    }

    beforeAll(async () => {
      demo = await startDemoNode()
      browser = await launchBrowser()
      gate = await openGate([demo.host])
      cut = await openGate([])
      first = await openReader(browser, gate, { locale: 'en-GB', acceptDownloads: true })
      offline = await openReader(browser, cut, { locale: 'zh-TW', acceptDownloads: true })
    }, 120_000)
    afterAll(async () => {
      await first?.close()
      await offline?.close()
      await browser?.close()
      await gate?.close()
      await cut?.close()
      await demo?.close()
      rmSync(folder, { recursive: true, force: true })
    }, 30_000)

    it('is one file with a neutral name', async () => {
      const { page } = first
      await page.goto(`${demo.url}en/`)
      await first.appStands()
      await page.getByRole('link', { name: 'Take it along' }).click()
      await download(page, 'Save as one HTML file', 'wall.html')
    })

    it('is found again by a card that one tap leads to from anywhere, and that is kept as a picture', async () => {
      const { page } = first
      await page.getByRole('link', { name: 'Find us again' }).click()
      await page.locator('.card li', { hasText: demo.url }).waitFor()
      const picture = readFileSync(await download(page, 'Save as a picture', 'wall.png'))
      expect(picture.subarray(1, 4).toString()).toBe('PNG')
      expect(picture.length).toBeGreaterThan(5_000)
      await page.getByRole('link', { name: 'Take it along' }).click()
    })

    it('is readable with scripts off', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      await page.goto(`file://${join(folder, 'wall.html')}`)
      expect(await page.locator('.contents li').count()).toBeGreaterThan(20)
      expect(await page.getByText('All human beings are born free').first().isVisible()).toBe(true)
      await context.close()
    })

    it('opens from file:// without a network, checks itself, and asks nobody', async () => {
      const { page } = offline
      await page.goto(`file://${join(folder, 'wall.html')}`)
      await offline.appStands()
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant')
      await page.locator('.truth', { hasText: '來自檔案' }).click()
      await page.getByText('收到的內容裡沒有發現任何不對的地方。').waitFor()
      expect(cut.refused).toEqual([])
    })

    it('lets one write there; what waits is taken along, sealed', async () => {
      const { page } = offline
      await page.getByRole('link', { name: '發言' }).click()
      await page.getByLabel('標題').fill('離線')
      await page.getByLabel('內文').fill(WORDS)
      await page.getByRole('button', { name: '發出' }).click()
      await page.getByRole('button', { name: '會，或者說不準' }).click()
      await page.locator('.mine .now', { hasText: '等待' }).waitFor()
      await download(page, '儲存密封檔案', 'notes.txt')
      expect(offline.wrong).toEqual([])
    })

    it('another reader who shares nothing but the file hands it in, and it comes onto the wall', async () => {
      const { page } = first
      await page.setInputFiles('input[type=file]', join(folder, 'notes.txt'))
      await page.getByText('Handed in. They are sealed').waitFor()
      await demo.release()
      await page.getByRole('link', { name: 'Addresses' }).first().click()
      await page.getByRole('button', { name: 'Look for news now' }).click()
      await page.getByRole('link', { name: 'Search' }).click()
      await page.getByLabel('Words to look for').fill('"carried by hand"')
      await page.getByLabel('Words to look for').press('Enter')
      await page.getByRole('link', { name: '離線' }).click()
      await page.locator('.said', { hasText: WORDS }).waitFor()
      await page.locator('#f1').getByRole('button', { name: 'Cite' }).click()
      await page.getByText(/It stands at place \d+/).waitFor()
    })

    it('the file that was opened offline sees it too, from a newer file', async () => {
      const { page } = first
      await page.getByRole('link', { name: 'Take it along' }).click()
      const newer = await download(page, 'Save as a bundle', 'wall.tar')
      await offline.page.getByRole('link', { name: '帶走' }).click()
      await offline.page.setInputFiles('input[type=file]', newer)
      await offline.page.getByText('已開啟，新增').waitFor()
      await offline.page.getByRole('link', { name: '我的貼文' }).click()
      await offline.page.locator('.mine .now', { hasText: '已上牆' }).waitFor()
      expect(cut.refused).toEqual([])
    })

    it('a post goes over squares too: shown offline, photographed, opened as pictures, and handed in', async () => {
      const { page } = offline
      await page.setViewportSize(DESK)
      await page.getByRole('link', { name: '發言' }).click()
      await page.getByLabel('標題').fill('方碼')
      await page.getByLabel('內文').fill(OVER_SQUARES)
      await page.getByRole('button', { name: '發出' }).click()
      await page.locator('.risk button').first().or(page.locator('.mine')).first().waitFor()
      if (await page.locator('.risk').isVisible()) await page.locator('.risk button').first().click()
      await page.getByRole('button', { name: '顯示成方碼' }).first().click()
      await page.locator('.squares svg').first().waitFor()
      const squares = await page.locator('.squares svg').all()
      await first.page.getByRole('link', { name: 'Take it along' }).click()
      for (const [index, square] of squares.entries()) {
        const picture = join(folder, `square-${index}.png`)
        await square.screenshot({ path: picture })
        await first.page.setInputFiles('input[type=file]', picture)
        const said = index === squares.length - 1 ? 'Handed in. They are sealed' : 'to it: open'
        await first.page.getByText(said).waitFor()
      }
      await demo.release()
      await first.page.getByRole('link', { name: 'Addresses' }).first().click()
      await first.page.getByRole('button', { name: 'Look for news now' }).click()
      await first.page.getByRole('link', { name: 'Search' }).click()
      await first.page.getByLabel('Words to look for').fill('"drawn and photographed"')
      await first.page.getByLabel('Words to look for').press('Enter')
      await first.page.getByRole('link', { name: '方碼' }).waitFor()
      expect(cut.refused).toEqual([])
    })
  },
)
