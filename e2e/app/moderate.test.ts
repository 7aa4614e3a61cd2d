// Moderation in the app: reported, folded with a reason, seen as a hole, unfolded by one tap, listed for everybody.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encrypt } from 'nostr-tools/nip49'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { allSent, openReader, type Reader } from './reader.ts'

const HOW = 'How this wall works · 这面墙如何运作 · 這面牆如何運作'
const reason = whyNoBrowser()

describe.skipIf(reason !== undefined)(
  `a moderator in the app${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    let demo: DemoNode
    let browser: Browser
    let gate: Gate
    let moderator: Reader
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-moderate-'))

    beforeAll(async () => {
      demo = await startDemoNode()
      browser = await launchBrowser()
      gate = await openGate([demo.host])
      moderator = await openReader(browser, gate)
      writeFileSync(join(folder, 'key'), encrypt(demo.moderator, 'a long password', 12))
    }, 120_000)
    afterAll(async () => {
      await moderator?.close()
      await browser?.close()
      await gate?.close()
      await demo?.close()
      rmSync(folder, { recursive: true, force: true })
    }, 30_000)

    const catchUp = async (page: Page) => {
      await allSent(page)
      await demo.release()
      await page.getByRole('link', { name: 'Addresses' }).last().click()
      await page.getByRole('button', { name: 'Look for news now' }).click()
      await page.getByText('Asked. What was new is here.').waitFor()
    }
    const openThread = async (page: Page) => {
      await page.getByRole('link', { name: 'Newest' }).click()
      await page.getByRole('link', { name: HOW }).click()
      await page.locator('#f2').waitFor()
    }

    it('a report by a key without standing is seen, and counts for nothing', async () => {
      const { page } = moderator
      await page.goto(`${demo.url}en/`)
      await moderator.appStands()
      await openThread(page)
      await page.locator('#f2').getByRole('button', { name: 'Report' }).click()
      await page.locator('.panel').getByRole('button', { name: 'Spam' }).click()
      await page.getByText('The report is on its way.').waitFor()
      await catchUp(page)
      await page.getByRole('link', { name: 'Moderation' }).click()
      await page.getByText('0 lasting names of 1 report').waitFor()
      expect(await page.getByRole('checkbox').count()).toBe(0)
    }, 60_000)

    it('a moderator folds it with a reason; it is a hole, and one tap shows it', async () => {
      const { page } = moderator
      await page.getByRole('link', { name: 'Names' }).click()
      await page.locator('summary', { hasText: 'Key file' }).click()
      await page.getByLabel(/^Password/).fill('a long password')
      await page.setInputFiles('input[type=file]', join(folder, 'key'))
      await page.getByText('The key is on this device now.').waitFor()
      await openThread(page)
      const words = (await page.locator('#f2 .said').innerText()).slice(0, 20)
      await page.getByRole('link', { name: 'Moderation' }).click()
      await page.getByRole('checkbox').first().check()
      await page.getByText('One is ticked; say of it:').waitFor()
      await page.locator('.panel select').selectOption('fold/off-topic')
      await page.locator('.panel').getByRole('button', { name: 'Do it' }).click()
      await page.getByText('The label is on its way.').waitFor()
      await catchUp(page)
      await openThread(page)
      const hole = page.locator('.post.hole')
      await hole.locator('summary', { hasText: 'folded: off topic' }).click()
      await hole.getByText(words).waitFor()
    }, 60_000)

    it('everybody sees what was done, by which group', async () => {
      const { page } = moderator
      await page.getByRole('link', { name: 'Moderation' }).click()
      const done = page.locator('section', { hasText: 'What was done' })
      await done.locator('li', { hasText: 'fold: off topic' }).first().waitFor()
      expect(await done.locator('li').first().innerText()).toContain('demonstration')
    })

    it('a reader chooses whose folds apply, sees what is hidden and why, and appeals in an ordinary thread', async () => {
      const { page } = moderator
      const hidden = page.locator('section', { hasText: 'Hidden from you now' })
      const ours = hidden.locator('li', { hasText: 'fold: off topic' }).first()
      await ours.getByText('folded by demonstration').waitFor()
      await page.getByLabel('Only those of these groups').check()
      await page.getByLabel('demonstration', { exact: true }).uncheck()
      await hidden.getByText('Nothing.').waitFor()
      await openThread(page)
      await page.locator('#f2 .said').waitFor()
      await page.getByRole('link', { name: 'Moderation' }).click()
      await page.getByLabel('Those of every group').check()
      await ours.getByRole('button', { name: 'Appeal' }).click()
      expect(await page.getByLabel('Title').inputValue()).toMatch(/^Appeal: place \d+$/)
      expect(await page.getByRole('textbox', { name: 'Text' }).inputValue()).toMatch(
        /unfolded\. It was folded by demonstration: off topic\.\n\nnostr:note1[0-9a-z]{58}\n\nMy reasons:/,
      )
      expect(gate.refused).toEqual([])
      expect(moderator.wrong).toEqual([])
    })
  },
)
