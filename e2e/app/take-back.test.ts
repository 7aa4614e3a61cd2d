// What is said beside posts (a report, a signature, a fold): as whom its sender chose, after the question, listed for
// everybody, and taken back. And in a browser that watches none of it is said.

import { ALL_RELAYS, KIND } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { lookAt } from './axe.ts'
import { comesOntoWall, openKeyFile } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import { type PlantedName, plantedName } from './planted-name.ts'
import type { Reader } from './reader.ts'
import { ANY, another, anyNumbers, tongue } from './words.ts'

const words = await tongue('zh-Hant')
const hers = await another(words)
const TITLE = 'A letter to the river board'
const TEXT = 'We ask for a public hearing.'
const WECHAT =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49'

inBrowser('saying and taking back in the app', (on) => {
  let moderator: Reader
  let press: Reader
  let named: PlantedName
  let writer: PlantedName

  beforeAll(async () => {
    await on.start(
      async (wall, now) => {
        named = plantedName(wall, now, 'River Press')
        writer = plantedName(wall, now, 'Writer')
        const first = plantedName(wall, now, 'Mill Lane')
        const letter = writer.sign(
          KIND.article,
          [
            ['d', 'letter'],
            ['title', TITLE],
            ['t', 'words-of-2015'],
          ],
          TEXT,
        )
        const signature = first.sign(KIND.signature, [
          ['e', letter.id],
          ['k', String(KIND.article)],
        ])
        return [...named.events, ...writer.events, ...first.events, letter, signature]
      },
      false,
      // Where there are two groups, what one folds alone can be taken back.
      ['second'],
    )
    moderator = await on.reader(words)
    press = await on.reader(hers)
  }, 120_000)

  const comesIn = async (reader: Reader, key: Uint8Array) => {
    await reader.visit(on.demo.url)
    await openKeyFile(reader, key)
  }
  const openLetter = async ({ page, link, tongue: spoken }: Reader) => {
    await link(spoken.t.newest).click()
    await link(TITLE).click()
    await page.locator('article.paper').waitFor()
  }
  /** Opens the reader's own posts, lets the newest leave at once, and has it on the wall. */
  const arrives = async (reader: Reader) => {
    const { page, tongue: spoken, link } = reader
    await link(spoken.a.nav.mine).click()
    const newest = page.locator('.mine > li').first()
    await newest.waitFor()
    const now = newest.getByRole('button', { name: spoken.a.mine.now, exact: true })
    if (await now.isVisible()) await now.click()
    await comesOntoWall(reader, on.demo)
  }
  const mine = ({ page }: Reader, said: string) => page.locator('.mine > li', { hasText: said })
  const takeBack = async (reader: Reader, said: string) => {
    const { page, link, tongue: spoken } = reader
    await link(spoken.a.nav.mine).click()
    const post = mine(reader, said)
    await post.getByRole('button', { name: spoken.back.button, exact: true }).click()
    await post.getByText(spoken.back.ends).waitFor()
    await post.locator('.panel').getByRole('button', { name: spoken.back.button, exact: true }).click()
    await page.getByText(spoken.a.withdraw.done).waitFor()
    await arrives(reader)
  }

  it('a report is asked about first, goes out under a key that nobody knows, and is taken back', async () => {
    const { page } = press
    const { a, t, back, moderating } = hers
    await comesIn(press, named.key)
    await openLetter(press)
    await press.button(a.report.button).click()
    const panel = page.locator('.panel')
    expect(await panel.getByRole('radio').first().isChecked()).toBe(true)
    await panel.getByLabel('River Press').waitFor()
    await lookAt(press, 'report as whom')
    await panel.getByRole('button', { name: a.report.types.spam, exact: true }).click()
    await press.button(a.risk.no).click()
    await page.getByText(a.report.sent).waitFor()
    await arrives(press)
    const [report] = on.demo.node.store.query([{ kinds: [KIND.report], tags: {} }], 10).events
    expect(report?.created_at).toBe(Math.floor((report?.created_at ?? 1) / 3600) * 3600)
    expect(report?.pubkey).not.toBe(named.pubkey)
    await press.link(t.moderation).click()
    await page.getByText(moderating.counts(0, 1)).waitFor()
    await takeBack(press, back.report(a.report.types.spam))
    await press.link(t.moderation).click()
    await page.getByText(moderating.nothingReported).waitFor()
    await press.link(a.nav.mine).click()
    await mine(press, back.report(a.report.types.spam)).getByText(back.takenBack).waitFor()
  }, 90_000)

  it('who signed a letter stands there name by name, until it is taken back', async () => {
    const { page } = press
    const { t, letter, back } = hers
    await openLetter(press)
    const signed = page.locator('details.signed')
    await signed.locator('summary', { hasText: t.signatures(1) }).waitFor()
    await press.button(letter.button).click()
    await page.getByText(letter.stays).waitFor()
    await press.button(`${letter.signAs} River Press`).click()
    await page.getByText(letter.signed).waitFor()
    await arrives(press)
    await openLetter(press)
    await signed.locator('summary', { hasText: t.signatures(2) }).click()
    expect(await signed.locator('li').count()).toBe(2)
    await lookAt(press, 'who signed')
    for (const name of ['Mill Lane', 'River Press']) {
      const one = signed.locator('li', { hasText: name })
      await one.locator('.words').waitFor()
      await one.getByText(anyNumbers(t.place(1))).waitFor()
    }
    await takeBack(press, back.letter)
    await openLetter(press)
    await signed.locator('summary', { hasText: t.signatures(1) }).waitFor()
  }, 90_000)

  it('a moderator folds an article, reads it folded, and takes it back', async () => {
    const { page } = moderator
    const { a, t, back, deeds, moderating } = words
    await comesIn(moderator, on.demo.moderator)
    await openLetter(moderator)
    await moderator.button(a.report.button).click()
    await page.getByText(moderating.whatHappens).waitFor()
    await lookAt(moderator, 'label')
    await page.locator('.panel select').selectOption('fold/off-topic')
    await page.locator('.panel').getByRole('button', { name: moderating.label, exact: true }).click()
    await moderator.button(a.risk.no).click()
    await page.getByText(moderating.labelled).waitFor()
    await arrives(moderator)
    await moderator.link(t.newest).click()
    await page.locator('.threads').waitFor()
    await expect.poll(() => moderator.link(TITLE).count()).toBe(0)
    await moderator.link(t.moderation).click()
    const folds = moderator
      .section(moderating.hidden)
      .locator('li', { hasText: deeds.folded(t.reason['off-topic']) })
    // The demonstration’s own stands there before.
    await expect.poll(() => folds.count()).toBe(2)
    await folds.first().getByRole('link').click()
    await page.locator('article.paper .gone summary').click()
    await page.locator('article.paper .gone').getByText(TEXT).waitFor()
    await lookAt(moderator, 'folded article')
    await page.locator('article.paper .actions', { hasText: 'demonstration' }).waitFor()
    await moderator.link(t.moderation).click()
    const done = moderator.section(deeds.done)
    const deed = done.locator('li').first()
    // The demonstration’s own fold is of the same key.
    const open = done.getByRole('button', { name: back.button, exact: true })
    await expect.poll(() => open.count()).toBe(2)
    await deed.getByRole('button', { name: back.button, exact: true }).click()
    await deed.locator('.panel').getByRole('button', { name: back.button, exact: true }).click()
    await page.getByText(a.withdraw.done).waitFor()
    await arrives(moderator)
    await moderator.link(t.moderation).click()
    // What was taken back within the hour of its witnessing never counted: no line of it is left.
    await expect.poll(() => open.count()).toBe(1)
    await openLetter(moderator)
    await page.locator('article.paper .said').getByText(TEXT).waitFor()
  }, 90_000)

  it('a name takes back everything it said: told what that does not do, asked twice, and nothing goes before the pause', async () => {
    const { page } = press
    const { a, vanish, back } = hers
    await comesIn(press, writer.key)
    await press.link(a.names.title).click()
    const line = page.locator('.versions > li', { hasText: 'Writer' })
    await line.getByRole('button', { name: vanish.title, exact: true }).click()
    for (const told of [vanish.does(1), vanish.doesNot, vanish.stays, vanish.pause])
      await line.getByText(told).waitFor()
    const button = line.getByRole('button', { name: vanish.button, exact: true })
    expect(await button.isDisabled()).toBe(true)
    await line.getByLabel(vanish.sure).check()
    await lookAt(press, 'take everything back')
    await button.click()
    await press.button(a.risk.no).click()
    await page.getByText(vanish.sent).waitFor()
    await arrives(press)
    await press.link(a.nav.mine).click()
    await mine(press, back.everything).first().waitFor()
    const [wish] = on.demo.node.store.query([{ kinds: [KIND.vanish], tags: {} }], 10).events
    expect([wish?.pubkey, wish?.content]).toEqual([writer.pubkey, ''])
    expect(wish?.tags.slice(1)).toEqual([['relay', ALL_RELAYS]])
    await press.link(a.names.title).click()
    await line.getByText(anyNumbers(vanish.due(ANY, ANY))).waitFor()
    await openLetter(press)
    await page.getByText(TEXT).waitFor()
  }, 90_000)

  it('in a browser that watches nothing is typed or sent, and reading stays open', async () => {
    const watched = await on.reader(words, { userAgent: WECHAT })
    const { a, letter } = words
    const { page } = watched
    const [letterOf] = on.demo.node.store.query(
      [{ kinds: [KIND.article], search: TITLE, tags: {} }],
      1,
    ).events
    await watched.visit(on.demo.url, `t/${on.demo.node.store.position('default', letterOf?.id ?? '')}`)
    for (const press of [a.report.button, letter.button]) {
      await watched.button(press).click()
      await page.locator('.panel').getByText(a.watching.why('WeChat')).waitFor()
      expect(await page.locator('.panel').getByRole('radio').count()).toBe(0)
      await lookAt(watched, 'gives way in a panel')
      await watched.button(press).click()
    }
    for (const way of [a.nav.write, a.names.title, a.saving.title]) {
      await watched.link(way).click()
      await page.getByRole('heading', { level: 1, name: a.watching.title }).waitFor()
      expect(await page.locator('input, textarea').count()).toBe(0)
    }
    await lookAt(watched, 'gives way')
    // Where copies are is read; only the field that takes another address gives way.
    await watched.way(a.addresses.title).click()
    await page.locator('main').getByText(on.demo.url, { exact: true }).first().waitFor()
    await page.locator('.panel').getByText(a.watching.why('WeChat')).waitFor()
    expect(await page.locator('input, textarea').count()).toBe(0)
    await watched.button(words.addresses.again).waitFor()
    await watched.link(a.nav.mine).click()
    await page.getByText(a.mine.none).waitFor()
    expect(watched.wrong).toEqual([])
    await watched.close()
    expect([...moderator.wrong, ...press.wrong]).toEqual([])
    expect(on.gate.refused).toEqual([])
  }, 60_000)
})
