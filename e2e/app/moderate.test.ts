// Moderation in the app: reported, folded with a reason, seen as a hole, unfolded by one tap, listed for everybody.

import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { lookAt } from './axe.ts'
import { comesOntoWall, openKeyFile } from './deeds.ts'
import { HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { anyNumbers, tongue } from './words.ts'

const words = await tongue('en')
const { t, a, deeds, moderating } = words
const OFF_TOPIC = t.reason['off-topic']
const FOLD = deeds.folded(OFF_TOPIC)

inBrowser('a moderator in the app', (on) => {
  let moderator: Reader

  beforeAll(async () => {
    await on.start()
    moderator = await on.reader(words)
  }, 120_000)

  const catchUp = () => comesOntoWall(moderator, on.demo)
  const openThread = async () => {
    await moderator.link(t.newest).click()
    await moderator.link(HOW).click()
    await moderator.page.locator('#f2').waitFor()
  }

  it('a report by a key without standing is seen, and counts for nothing', async () => {
    const { page } = moderator
    await moderator.visit(on.demo.url)
    await openThread()
    await page.locator('#f2').getByRole('button', { name: a.report.button, exact: true }).click()
    await page.locator('.panel').getByRole('button', { name: a.report.types.spam, exact: true }).click()
    // The first of anything that leaves, a report too, asks what it could cost.
    await moderator.button(a.risk.no).click()
    await page.getByText(a.report.sent).waitFor()
    await catchUp()
    await moderator.link(t.moderation).click()
    await page.getByText(moderating.counts(0, 1)).waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
    // What was reported is text; the way to it is its place.
    const ways = await moderator.section(moderating.reported).getByRole('link').allInnerTexts()
    expect(ways).toEqual([expect.stringMatching(anyNumbers(t.place(0)))])
  }, 60_000)

  it('a moderator folds it with a reason; it is a hole, and one tap shows it', async () => {
    const { page } = moderator
    await openKeyFile(moderator, on.demo.moderator)
    await openThread()
    const said = (await page.locator('#f2 .said').innerText()).slice(0, 20)
    await moderator.link(t.moderation).click()
    await page.getByRole('checkbox').first().check()
    await page.getByText(moderating.ticked(1)).waitFor()
    await page.locator('.panel select').selectOption('fold/off-topic')
    await lookAt(moderator, 'queue')
    await page.locator('.panel').getByRole('button', { name: moderating.label, exact: true }).click()
    await page.getByText(moderating.labelled).waitFor()
    await catchUp()
    await openThread()
    const hole = page.locator('.post.hole')
    await hole.locator('summary', { hasText: `${t.folded}` }).click()
    await hole.getByText(said).waitFor()
    await lookAt(moderator, 'unfolded')
  }, 60_000)

  it('everybody sees what was done, by which group', async () => {
    await moderator.link(t.moderation).click()
    const done = moderator.section(deeds.done)
    await done.locator('li', { hasText: FOLD }).first().waitFor()
    expect(await done.locator('li').first().innerText()).toContain('demonstration')
  })

  it('without scripts the same stands on a page, and the app takes it over without a gap and without naming it', async () => {
    const path = `${words.language.toLowerCase()}/g`
    const plain = await on.reader(words, { javaScriptEnabled: false })
    await plain.page.goto(`${on.demo.url}${path}`)
    // Between a date and its hour a node and a browser may put another kind of space. Two folds of one moment, the
    // demonstration's own and ours, stand in either order: a node holds more checkpoints of an hour than a reader.
    const deedsOn = async (one: Page) => {
      const deeds = await one
        .locator('.versions > li', { hasText: FOLD, has: one.locator('time') })
        .allInnerTexts()
      return deeds.map((deed) => deed.replaceAll(/\s+/g, ' ')).sort()
    }
    const stood = await deedsOn(plain.page)
    expect(stood).toHaveLength(2)
    expect(stood.every((deed) => deed.includes('demonstration'))).toBe(true)

    const reader = await on.reader(words)
    const { page } = reader
    // From the first frame to the last, the deed must stand somewhere on the page.
    await page.addInitScript((fold) => {
      const gaps: string[] = []
      Object.assign(globalThis, { gaps })
      addEventListener('DOMContentLoaded', () => {
        new MutationObserver(() => {
          if (!document.body.textContent?.includes(fold)) gaps.push(document.body.innerText.slice(0, 200))
        }).observe(document.documentElement, { childList: true, subtree: true })
      })
    }, FOLD)
    await reader.visit(on.demo.url, 'g')
    expect(await deedsOn(page)).toEqual(stood)
    expect(await page.evaluate(() => (globalThis as unknown as { gaps: string[] }).gaps)).toEqual([])
    expect(page.url()).toBe(on.demo.url)
    expect(reader.wrong).toEqual([])
  }, 60_000)

  it('a reader chooses whose folds apply, sees what is hidden and why, and appeals in an ordinary thread', async () => {
    const { page } = moderator
    const hidden = moderator.section(moderating.hidden)
    const ours = hidden.locator('li', { hasText: FOLD }).first()
    await ours.getByText(/demonstration/).waitFor()
    await page.getByLabel(moderating.chosen).check()
    await page.getByLabel('demonstration', { exact: true }).uncheck()
    await hidden.getByText(moderating.nothingHidden).waitFor()
    await lookAt(moderator, 'whose folds')
    await openThread()
    await page.locator('#f2 .said').waitFor()
    await moderator.link(t.moderation).click()
    await page.getByLabel(moderating.all).check()
    await ours.getByRole('button', { name: moderating.appeal, exact: true }).click()
    const place = anyNumbers(t.place(0))
    const title = await page.getByLabel(a.write.titleLabel, { exact: true }).inputValue()
    const named = place.exec(title)?.[0] ?? ''
    expect(title).toBe(moderating.appealTitle(named))
    const text = await page.getByRole('textbox', { name: a.write.textLabel, exact: true }).inputValue()
    await lookAt(moderator, 'appeal')
    const [said, cited, mine] = text.split('\n\n')
    expect(said).toBe(moderating.appealText(named, OFF_TOPIC, 'demonstration'))
    expect(cited).toMatch(/^nostr:note1[0-9a-z]{58}$/)
    expect(mine).toBe(`${moderating.appealWhy}\n`)
    expect(on.gate.refused).toEqual([])
    expect(moderator.wrong).toEqual([])
  })
})
