// A member at a telephone: from an invitation to a ballot that is counted, on a real node with three issuers. Weeks pass
// by a clock that node, page and engine share.

import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../../browser.ts'
import { type Gate, openGate } from '../../gate.ts'
import { moveClock, shiftClock } from '../../negotiate/moved-clock.ts'
import { bringAxe, wrongOn } from '../axe.ts'
import { openReader, type Reader } from '../reader.ts'
import { tongueOf } from '../words.ts'
import { type AssemblyHall, DAY, openHall } from './hall.ts'

const reason = whyNoBrowser()
const START = Math.floor(Date.now() / 1000 / DAY) * DAY
/** Where pictures of the way are put, if anywhere. */
const shots = process.env.COMMONWALL_SHOTS

describe.skipIf(reason !== undefined)(
  `a member of an assembly${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    let hall: AssemblyHall
    let browser: Browser
    let gate: Gate
    let member: Reader

    beforeAll(async () => {
      hall = await openHall({ app: true, start: START })
      browser = await launchBrowser()
      gate = await openGate([new URL(hall.node.url).host])
      member = await openReader(browser, gate, await tongueOf('en'))
      await shiftClock(member.context, 0)
      await hall.day(0.1)
    }, 120_000)
    afterAll(async () => {
      await member?.close()
      await browser?.close()
      await gate?.close()
      await hall?.close()
    }, 30_000)

    /** Seconds by which the hall's clock is ahead of the machine's. */
    const later = () => hall.now() - Math.floor(Date.now() / 1000)

    /** Lets time pass for everybody, and the app look for what is new. */
    async function day(number: number): Promise<void> {
      await hall.day(number)
      await moveClock(member.page, later())
    }

    /** Axe finds nothing, nothing scrolls sideways; then it is looked at in every language. */
    async function lookAt(name: string): Promise<void> {
      const { page } = member
      if (!(await page.evaluate('"axe" in globalThis'))) await bringAxe(page)
      expect(await wrongOn(page, name, 'light')).toEqual([])
      if (shots === undefined) return
      for (const [language, scheme] of [
        ['简体中文', 'dark'],
        ['繁體中文', 'light'],
        ['English', 'light'],
      ] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.getByRole('button', { name: language }).click()
        await page.waitForTimeout(300)
        await page.screenshot({ path: `${shots}/${name}-${language}.png`, fullPage: true })
      }
    }

    const link = (name: string | RegExp) => member.page.getByRole('link', { name })
    const button = (name: string | RegExp) => member.page.getByRole('button', { name })
    async function paste(text: string): Promise<void> {
      await member.page.getByLabel('Text or link').fill(text)
      await button('Read it').click()
    }
    async function openAssembly(page: Page): Promise<void> {
      await link('Agreed').first().click()
      await page.locator('main > .quiet [role=link]').first().click()
      await page.locator('.threads h2 [role=link]').first().click()
      await page.locator('.calendar').waitFor()
    }

    it('joins by an invitation and three answers, by a file and over the wall', async () => {
      const { page } = member
      await page.goto(`${hall.node.url}en/`)
      await member.appStands()
      await moveClock(page, later())
      await openAssembly(page)
      await lookAt('front')
      await link('Join with an invitation').click()
      await page.getByText('nobody can tell which voice is yours').waitFor()
      await paste(hall.invitation('civil').slice(0, -1))
      await page.getByText(/That did not work/).waitFor()
      await paste(`https://example.org/#${hall.invitation('civil')}`)
      await button('Join for civil').click()
      await lookAt('requests')
      // The first by hand: the request as a file, the answer as one.
      const saving = page.waitForEvent('download')
      await button('Save the request').first().click()
      const file = await saving
      expect(file.suggestedFilename()).toBe('request-1.json')
      const answer = hall.answer('civil', 0, readFileSync(await file.path(), 'utf8').trim())
      await page
        .getByLabel('File or picture')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(answer) })
      await page.getByText('has answered').waitFor()
      // The others are there when they are asked, over the wall's own node.
      const silence = await hall.listen()
      await button('Ask those who are online').click()
      await page.getByText(/It speaks up by itself at/).waitFor()
      await silence()
      await lookAt('drawn')
    }, 180_000)

    it('votes, after its first ballot left at the second that chance drew, and is counted', async () => {
      const { page } = member
      await day(2.5)
      await hall.finishIssuing()
      await day(3)
      await day(8)
      await link('My posts').click()
      await page.getByText('From your voice in an assembly').waitFor()
      await button('See whether they have arrived').click()
      await page.locator('.mine .now', { hasText: 'sent' }).waitFor({ timeout: 30_000 })
      await openAssembly(page)
      await link('Your ballot').click()
      const role = page.getByRole('group', { name: 'role · Alt 1' })
      await role.getByLabel('red line').check()
      await page.getByText('1 red line has no reason yet.').waitFor()
      expect(await button('Sign and send').isDisabled()).toBe(true)
      await role.getByLabel('Why').selectOption({ label: 'It goes too far.' })
      // By the keyboard alone: a group of radio buttons is one stop, arrows choose.
      const review = page.getByRole('group', { name: 'review · Alt 1' })
      await review.getByLabel('no position').focus()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      expect(await review.getByLabel('support').isChecked()).toBe(true)
      await page.getByText('2 of 2 positions taken').waitFor()
      await page.getByText(/If your group is unanimous, everybody knows your vote/).waitFor()
      expect(await button('Sign and send').isDisabled()).toBe(true)
      await page.getByLabel('Send it all the same').check()
      await lookAt('ballot')
      await button('Sign and send').click()
      await page.getByText('What you see is your ballot no. 1').waitFor()
      await day(8.1)
      await link('My posts').click()
      await button('See whether they have arrived').click()
      await page.waitForFunction(() => document.querySelectorAll('.mine .now').length >= 3)
      await expect
        .poll(async () => (await page.locator('.mine .now').allInnerTexts()).includes('waiting'), {
          timeout: 30_000,
        })
        .toBe(false)
      await day(8.88)
      await day(8.96)
      await button('See whether they have arrived').click()
      await expect
        .poll(
          async () =>
            (await page.locator('.mine .now').allInnerTexts()).every((at) => at.startsWith('on the wall')),
          {
            timeout: 45_000,
          },
        )
        .toBe(true)
      await openAssembly(page)
      await page
        .getByText(/1 of 1 on its roll/)
        .first()
        .waitFor()
      await link('role').click()
      await page.getByText('It goes too far.').first().waitFor({ state: 'attached' })
      await button('Propose a wording').click()
      await page
        .getByLabel('The whole text, as it should read')
        .fill('reaffirming the role of the General Assembly')
      await page.locator('ins', { hasText: 'role' }).waitFor()
      await lookAt('propose')
    }, 180_000)

    it('leaves nothing but the wall’s own paths on the wire, and no errors', () => {
      expect(gate.refused).toEqual([])
      expect(member.wrong).toEqual([])
    })
  },
)
