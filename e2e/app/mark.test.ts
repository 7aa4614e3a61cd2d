// Every label of a moderator, pressed in a browser, and seen to take effect in the app and on the pages without scripts:
// pinned, closed, moved, a duplicate, not verified, vouched for; and a queue that is dealt with as a whole.

import { randomBytes } from 'node:crypto'
import { KIND, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { comesOntoWall, openKeyFile } from './deeds.ts'
import { boardTitle } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { t, a, deeds, moderating } = words
const HERE = 'words-of-2015'
const THERE = 'this-wall'
const [PINNED, CLOSED, MOVED, TWICE, FIRST, WAVE] = [
  ['Pinned', 'a notice'],
  ['Closed', 'all was said'],
  ['Moved', 'on the wrong board'],
  ['Twice', 'begun again'],
  ['First', 'begun before'],
  ['Wave', 'with two replies'],
] as const

/** Six threads, the last of which has two replies that two strangers reported. */
function planted(wall: string, now: number): readonly VerifiedEvent[] {
  const said = (kind: number, tags: readonly (readonly string[])[], content: string, at = 0) =>
    signEvent(
      { kind, created_at: now - 3_600 + at, tags: [['h', wall], ...tags.map((tag) => [...tag])], content },
      randomBytes(32),
      randomBytes(32),
    )
  const threads = [PINNED, CLOSED, MOVED, TWICE, FIRST, WAVE].map(([title, content], at) =>
    said(
      KIND.thread,
      [
        ['title', title],
        ['t', HERE],
      ],
      content,
      at,
    ),
  )
  const wave = threads.at(-1)?.id ?? ''
  const replies = [1, 2].map((n) =>
    said(
      KIND.reply,
      [
        ['E', wave],
        ['K', '11'],
        ['e', wave],
        ['k', '11'],
      ],
      `Buy number ${n}.`,
      10 + n,
    ),
  )
  const reports = replies.flatMap(({ id }) =>
    [1, 2].map(() => said(KIND.report, [['e', id, 'spam']], '', 20)),
  )
  return [...threads, ...replies, ...reports]
}

inBrowser('what a moderator can say in the app', (on) => {
  let moderator: Reader

  beforeAll(async () => {
    await on.start(async (wall, now) => planted(wall, now))
    moderator = await on.reader(words)
  }, 120_000)

  const openBoard = async (slug: Parameters<typeof boardTitle>[0]) => {
    await moderator.link(t.newest).click()
    await moderator.link(boardTitle(slug, words.language)).first().click()
    await moderator.page.locator('.boards [aria-current]').waitFor()
  }
  const openThread = async (
    [title]: readonly [string, string],
    slug: Parameters<typeof boardTitle>[0] = HERE,
  ) => {
    await openBoard(slug)
    await moderator.link(title).click()
    await moderator.page.locator('#f1').waitFor()
  }
  /** Says it of the first post of a thread, or of another. */
  const label = async (
    thread: readonly [string, string],
    verb: string,
    also?: () => Promise<unknown>,
    floor = '#f1',
  ) => {
    const { page } = moderator
    await openThread(thread)
    await page.locator(floor).getByRole('button', { name: a.report.button, exact: true }).click()
    await page.getByRole('combobox', { name: t.moderation }).selectOption(verb)
    await also?.()
    await page.locator('.panel').getByRole('button', { name: moderating.label, exact: true }).click()
    if (verb === 'pin') await moderator.button(a.risk.no).click()
    await page.locator(`${floor} .panel`).waitFor({ state: 'detached' })
  }
  const titlesIn = () => moderator.page.locator('.threads > li').allInnerTexts()
  const without = async (path: string) =>
    (await fetch(`${on.demo.url}${words.language.toLowerCase()}/${path}`)).text()
  const bodyOf = (html: string) => html.slice(html.indexOf('<main'))

  it('takes the key, and says of six threads what there is to say', async () => {
    const { page } = moderator
    await moderator.visit(on.demo.url)
    await openKeyFile(moderator, on.demo.moderator)
    await label(PINNED, 'pin')
    await label(CLOSED, 'close')
    await label(MOVED, 'move', () => page.getByLabel(moderating.toBoard).selectOption(THERE))
    const original = on.demo.pathOf(FIRST[0]).replace('t/', '')
    await label(TWICE, 'duplicate', () => page.getByLabel(moderating.original).fill(original))
    await label(FIRST, 'unverified')
    await label(WAVE, 'vouch')
    await label(WAVE, 'unverified', undefined, '#f2')
    await comesOntoWall(moderator, on.demo)
  }, 120_000)

  it('and everybody sees it in the app', async () => {
    const { page } = moderator
    await openBoard(HERE)
    for (const [title] of [PINNED, CLOSED, TWICE, FIRST, WAVE])
      await page.locator('.threads > li', { hasText: title }).first().waitFor()
    const [first = '', ...others] = await titlesIn()
    expect(first).toContain(PINNED[0])
    expect(first).toContain(t.pinned)
    expect(others.join()).not.toContain(MOVED[0])
    await openThread(MOVED, THERE)
    await page.locator('.heading').getByText(boardTitle(THERE, words.language)).waitFor()
    await openThread(CLOSED)
    await page.locator('.heading').getByText(t.closed).waitFor()
    for (const answer of [a.post.replyThread, a.post.reply, a.post.quote])
      expect(await moderator.button(answer).count()).toBe(0)
    await openThread(TWICE)
    await page.locator('.heading').getByText(t.duplicate).waitFor()
    await page.locator('.heading .note').getByRole('link').click()
    await page.locator('h1', { hasText: FIRST[0] }).waitFor()
    await page.locator('#f1').getByText(t.unverified).waitFor()
    await openThread(WAVE)
    await page.locator('#f2').getByText(t.unverified).waitFor()
    expect(await page.getByText(t.unverified).count()).toBe(1)
    await moderator.link(t.moderation).click()
    const done = moderator.section(deeds.done)
    for (const verb of ['pin', 'close', 'move', 'duplicate', 'unverified', 'vouch'] as const)
      await done.locator('li', { hasText: deeds.verbs[verb] }).first().waitFor()
  }, 60_000)

  it('and on the pages without scripts', async () => {
    const [board, other] = await Promise.all(
      [without('b/2'), without('b/3')].map(async (html) => bodyOf(await html)),
    )
    const lists = [board, other].map((html = '') =>
      html.slice(html.indexOf('class="threads"')).split('<li').slice(1),
    )
    const here = lists.find((titles) => titles.join().includes(PINNED[0])) ?? []
    expect(here[0]).toContain(PINNED[0])
    expect(here[0]).toContain(t.pinned)
    expect(here.join()).not.toContain(MOVED[0])
    expect(lists.find((titles) => titles !== here)?.join()).toContain(MOVED[0])
    expect(bodyOf(await without(on.demo.pathOf(MOVED[0])))).toContain(boardTitle(THERE, words.language))
    expect(bodyOf(await without(on.demo.pathOf(CLOSED[0])))).toContain(t.closed)
    const twice = bodyOf(await without(on.demo.pathOf(TWICE[0])))
    expect(twice).toContain(t.duplicate)
    expect(twice).toContain(on.demo.pathOf(FIRST[0]))
    expect(bodyOf(await without(on.demo.pathOf(FIRST[0])))).toContain(t.unverified)
    const wave = bodyOf(await without(on.demo.pathOf(WAVE[0])))
    expect(wave.split('id="f').map((post) => post.includes(t.unverified))).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  it('a wave in the queue is counted, ticked and folded as a whole, for those whom its group speaks for', async () => {
    const { page } = moderator
    await moderator.link(t.moderation).click()
    await page.getByText(moderating.counts(0, 2)).nth(1).waitFor()
    await page.getByLabel(moderating.everyOne).check()
    await page.getByText(moderating.ticked(2)).waitFor()
    // A reply is neither pinned nor moved: that would be without effect.
    const verbs = await page
      .locator('.panel option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
    expect(verbs.filter((verb) => !verb.startsWith('fold/'))).toEqual(['unverified', 'vouch'])
    await page.locator('.panel').getByRole('button', { name: moderating.label, exact: true }).click()
    await page.getByText(moderating.labelled).waitFor()
    await comesOntoWall(moderator, on.demo)
    await moderator.link(t.moderation).click()
    await page.getByText(moderating.nothingReported).waitFor()
    await openThread(WAVE)
    await expect.poll(() => page.locator('.post.hole').count()).toBe(2)
    const hole = page.locator('.post.hole').first()
    // An empty place is quiet: what can be done with it opens from a word.
    await hole.getByText(/demonstration/).waitFor({ state: 'hidden' })
    await hole.locator('summary', { hasText: a.nav.more }).click()
    await hole.getByText(/demonstration/).waitFor()
    const wave = bodyOf(await without(on.demo.pathOf(WAVE[0])))
    expect(wave.match(/class="post[^"]* hole"/g)?.length).toBe(2)
    await moderator.link(t.moderation).click()
    await page.getByLabel(moderating.chosen).check()
    await page.getByLabel('demonstration', { exact: true }).uncheck()
    await page.getByText(moderating.nothingHidden).waitFor()
    await openThread(WAVE)
    await page.getByText('Buy number 1.').waitFor()
    expect(await page.locator('.post.hole').count()).toBe(0)
    expect(moderator.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
  }, 90_000)
})
