// Pictures of a member: joining an assembly, and a ballot, on a hall whose calendar is moved.

import type { Page } from 'playwright-core'
import { moveClock, shiftClock } from '../../negotiate/moved-clock.ts'
import type { Reader } from '../reader.ts'
import { ASSEMBLY_WAYS } from '../ways.ts'
import { ANY, anyNumbers } from '../words.ts'
import { DAY, openHall } from './hall.ts'

/**
 * @param open a reader behind a gate that lets through to a host
 * @param shoot takes a picture by the name of a screen
 */
export async function shootVoice(
  open: (host: string) => Promise<Reader>,
  shoot: (page: Page, way: 'joining' | 'ballot') => Promise<void>,
): Promise<void> {
  const hall = await openHall({ app: true, start: Math.floor(Date.now() / 1000 / DAY) * DAY })
  await hall.day(0.1)
  const reader = await open(new URL(hall.node.url).host)
  const { page, tongue, link, button } = reader
  const { a, act, assembly } = tongue
  const day = async (number: number) => {
    await hall.day(number)
    await moveClock(page, hall.now() - Math.floor(Date.now() / 1000))
  }
  await shiftClock(reader.context, 0)
  await reader.visit(hall.node.url)
  await day(0.2)
  await ASSEMBLY_WAYS.list?.(page)
  await ASSEMBLY_WAYS.front?.(page)
  await link(act.join).click()
  await page.getByLabel(act.paste, { exact: true }).fill(hall.invitation('civil'))
  await button(act.read).click()
  await button(act.joinFor('civil')).click()
  await button(a.risk.yes).click()
  await button(act.askNow).waitFor()
  await shoot(page, 'joining')
  const silence = await hall.listen()
  await button(act.askNow).click()
  await page.getByText(anyNumbers(act.drawn('civil', ANY))).waitFor()
  await silence()
  await day(2.5)
  await hall.finishIssuing()
  await day(8)
  await link(a.nav.mine).click()
  await button(a.mine.look).click()
  await page.locator('.mine .now', { hasText: a.mine.step.sent }).waitFor()
  await day(8.1)
  await link(tongue.t.newest).click()
  await ASSEMBLY_WAYS.list?.(page)
  await ASSEMBLY_WAYS.front?.(page)
  await link(act.toBallot).click()
  const on = (slug: string, value: '-2' | '2') =>
    page
      .getByRole('group', { name: `${slug} · ${assembly.alt(1)}` })
      .getByLabel(act.values[value] ?? '', { exact: true })
      .check()
  await on('role', '-2')
  await page.getByLabel(act.whyRed).selectOption({ index: 1 })
  await on('review', '2')
  await page.getByText(act.taken(2, 2)).waitFor()
  await shoot(page, 'ballot')
  await reader.close()
  await hall.close()
}
