// A member of an assembly at a browser: how a journey comes to its screens, joins, and lets days pass.

import type { Locator } from 'playwright-core'
import { moveClock } from '../../negotiate/moved-clock.ts'
import { askForNews } from '../deeds.ts'
import type { Reader } from '../reader.ts'
import { ANY, anyNumbers } from '../words.ts'
import type { AssemblyHall } from './hall.ts'

export function memberOf(reader: Reader, hall: AssemblyHall) {
  const { page, tongue, link, button } = reader
  const { a, act, assembly } = tongue
  /** Seconds by which the hall's clock is ahead of the machine's. */
  const later = () => hall.now() - Math.floor(Date.now() / 1000)
  /** Lets time pass for everybody, and the app look for what is new. */
  const day = async (number: number) => {
    await hall.day(number)
    await moveClock(page, later())
  }
  /** From any screen to the front of the assembly. */
  const openAssembly = async () => {
    await link('Agreed').first().click()
    await page.locator('main .screen > .quiet [role=link]').first().click()
    await page.locator('.threads h2 [role=link]').first().click()
    await page.locator('.calendar').waitFor()
  }
  const paste = async (text: string) => {
    await page.getByLabel(act.paste, { exact: true }).fill(text)
    await button(act.read).click()
  }
  return {
    later,
    day,
    openAssembly,
    paste,
    async openPassage(slug: string) {
      await openAssembly()
      await link(slug).click()
      await page.locator('.alternative').first().waitFor()
    },
    /** A wording of the passage that is open, by what stands above it. */
    wording: (name: string): Locator =>
      page.locator('.alternative').filter({ has: page.getByRole('heading', { name, exact: true }) }),
    /** A wording on the ballot that is open. @param nth of its passage, from 1 */
    asked: (slug: string, nth: number): Locator =>
      page.getByRole('group', { name: `${slug} · ${assembly.alt(nth)}`, exact: true }),
    /** By an invitation, asking issuers who are there. */
    async joins(group: string) {
      await openAssembly()
      await link(act.join).click()
      await paste(hall.invitation(group))
      await button(act.joinFor(group)).click()
      await button(a.risk.yes).click()
      const silence = await hall.listen()
      await button(act.askNow).click()
      await page.getByText(anyNumbers(act.drawn(group, ANY))).waitFor()
      await silence()
    },
    /** Lets what waits leave. @param number the day by then */
    async sends(number: number) {
      await link(a.nav.mine).click()
      await page.locator('.mine > li').first().waitFor()
      await day(number)
      // Where all of it is on the wall there is nothing to look for.
      if (await button(a.mine.look).isVisible()) await button(a.mine.look).click()
      const waiting = page.locator('.mine .now').and(page.getByText(a.mine.step.waiting, { exact: true }))
      for (let tries = 0; (await waiting.count()) > 0; tries++) {
        if (tries > 100) throw new Error('outbox: expected everything to leave within ten seconds')
        await page.waitForTimeout(100)
      }
    },
    /** Lets time pass in which what was sent got its place, and reads what is new. @param number the day by then */
    async reads(number: number) {
      await day(number - 0.005)
      await day(number)
      await askForNews(reader)
    },
  }
}

export type Member = ReturnType<typeof memberOf>
