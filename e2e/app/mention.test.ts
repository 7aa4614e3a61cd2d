// Mentioning somebody: found on the device alone, by keyboard and beside an input method, told by the words of the
// fingerprint, written as NIP-27 has it, and shown by name in the app and on the page without scripts. And names in the
// search.

import { fingerprint, KIND, tagValues } from '@commonwall/wall'
import { npubEncode } from 'nostr-tools/nip19'
import type { CDPSession } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { lookAt } from './axe.ts'
import { allSent, arrives } from './deeds.ts'
import { HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import { type PlantedName, plantedName } from './planted-name.ts'
import type { Reader } from './reader.ts'
import { takenBack } from './taken-back.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { t, a, mention } = words

/** Traditional, and the same in simplified: who came later reads like the other. */
const CALLED = ['人權觀察站', '人权观察站'] as const

/** Two lasting names, the first of which is the earlier one: of one moment the lower id is. */
function twoNames(wall: string, now: number): readonly PlantedName[] {
  const two = CALLED.map((called) => plantedName(wall, now, called))
  const inOrder = two.every(({ name }, at) => at === 0 || name > (two[at - 1]?.name ?? ''))
  return inOrder ? two : twoNames(wall, now)
}

inBrowser('mentioning somebody in the app', (on) => {
  let writer: Reader
  let hands: CDPSession
  let named: readonly PlantedName[]

  beforeAll(async () => {
    await on.start(async (wall, now) => {
      named = twoNames(wall, now)
      return named.flatMap(({ events }) => events)
    })
    writer = await on.reader(words, { bypassCSP: true })
    hands = await writer.context.newCDPSession(writer.page)
  }, 120_000)

  const text = () => writer.page.getByRole('textbox', { name: a.write.textLabel, exact: true })
  const whom = () => writer.page.getByRole('combobox', { name: mention.whom })
  const options = () => writer.page.locator('.mention-box').getByRole('option')
  const wordsOf = (at: number) =>
    fingerprint(named[at]?.name ?? '', words.language === 'en' ? 'en' : 'zh').join(' ')
  const code = (at: number) => `nostr:${npubEncode(named[at]?.pubkey ?? '')}`

  it('is found on the device alone, in either script, the look-alike flagged below', async () => {
    const { page } = writer
    await writer.visit(on.demo.url, on.demo.pathOf(HOW))
    await page.locator('#f2').getByRole('button', { name: a.post.quote, exact: true }).click()
    await text().press('End')
    await text().pressSequentially('x@y.org, @')
    const asked = await on.gate.quiet()
    await whom().waitFor()
    await whom().fill('人权')
    await options().nth(1).waitFor()
    expect(await options().count()).toBe(2)
    for (const at of [0, 1]) {
      const shown = await options().nth(at).innerText()
      expect(shown).toContain(CALLED[at])
      expect(shown).toContain(wordsOf(at))
      expect(shown.includes(t.lookalike)).toBe(at === 1)
    }
    await lookAt(writer, 'mention')
    expect(on.gate.passed.length).toBe(asked)
  }, 60_000)

  it('is chosen by the keyboard; a key that ends a character chooses nothing', async () => {
    const { page } = writer
    await whom().press('ArrowDown')
    expect(await whom().getAttribute('aria-activedescendant')).toBe('mention-0')
    await hands.send('Input.imeSetComposition', { text: 'guan', selectionStart: 4, selectionEnd: 4 })
    await page.keyboard.press('Enter')
    // Nor do three that take characters back wipe, also where they come after the character has gone, as in Safari.
    for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
    await hands.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
    for (const _ of [1, 2, 3]) await takenBack(hands)
    await whom().waitFor()
    expect(page.url()).toBe(on.demo.url)
    await hands.send('Input.insertText', { text: '觀' })
    await options().first().waitFor()
    await whom().press('ArrowUp')
    expect(await whom().getAttribute('aria-activedescendant')).toBe('mention-1')
    await whom().press('ArrowDown')
    await whom().press('Enter')
    await whom().waitFor({ state: 'detached' })
    await expect.poll(() => text().inputValue()).toMatch(new RegExp(`x@y\\.org, ${code(0)} $`))
    await text().and(page.locator(':focus')).waitFor()
    await page.keyboard.type('說得對。')
    expect(await text().inputValue()).toMatch(/^> [\s\S]*說得對。$/)
    const told = page.locator('.mentioned')
    await told.getByText(CALLED[0]).waitFor()
    await told.getByText(wordsOf(0)).waitFor()
  }, 60_000)

  it('what is a hundred times too long stays where it was copied', async () => {
    const { page, context } = writer
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => navigator.clipboard.writeText('長'.repeat(1_000_000)))
    const before = await text().inputValue()
    await text().press('Control+v')
    await page.locator('.said-aloud', { hasText: a.write.tooLong }).waitFor()
    expect(await text().inputValue()).toBe(before)
  }, 60_000)

  it('what is not chosen stays as it was typed; the preview shows names', async () => {
    const { page } = writer
    await text().pressSequentially(' @')
    await whom().pressSequentially('xyzzy')
    await page.getByText(mention.none).waitFor()
    await whom().press('Escape')
    await expect.poll(() => text().inputValue()).toMatch(/ @xyzzy$/)
    await text().and(page.locator(':focus')).waitFor()
    for (const _ of [1, 2]) {
      await writer.button(mention.button).click()
      await whom().fill('觀察')
      await options().nth(1).click()
    }
    await writer.button(a.write.preview).click()
    await page.locator('.preview summary', { hasText: `@${CALLED[0]}` }).waitFor()
    expect(await page.locator('.preview').innerText()).not.toContain('nostr:')
  }, 60_000)

  it('is told in tags, and shown by name in the app and on the page without scripts', async () => {
    const { page } = writer
    // Pressed twice it does not answer the question that comes in its place.
    await writer.button(a.write.post).dblclick()
    await writer.button(a.risk.no).click()
    await allSent(writer)
    await on.demo.release()
    await arrives(writer)
    const { events } = on.demo.node.store.query([{ kinds: [KIND.reply], tags: {} }], 1_000)
    const reply = events.find(({ content }) => content.includes(code(0)))
    expect(reply && tagValues(reply, 'p')).toEqual(expect.arrayContaining(named.map(({ pubkey }) => pubkey)))
    expect(reply?.tags.filter(([name]) => name === 'p').length).toBe(3)
    await page.locator('.mine > li').first().locator('h2 [role=link]').click()
    const post = page.locator('.post', { has: page.locator('.mention') })
    await post
      .locator('summary', { hasText: `@${CALLED[0]}` })
      .first()
      .click()
    await post
      .locator('.leave', { hasText: wordsOf(0) })
      .first()
      .waitFor()
    expect(await post.locator('summary', { hasText: t.lookalike }).count()).toBe(2)
    // On paper, where nothing opens, the words stand beside the name.
    const printed = post.locator('.printed', { hasText: wordsOf(0) }).first()
    expect(await printed.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await printed.isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    const path = `${on.demo.url}${words.language.toLowerCase()}/${on.demo.pathOf(HOW)}`
    const page1 = await (await fetch(path)).text()
    expect(page1).toContain(`<summary>@<bdi>${CALLED[0]}</bdi>`)
    expect(page1).toContain(wordsOf(0))
    expect(page1).not.toContain(code(0))
  }, 90_000)

  it('the search finds names too, in either script, and tells look-alikes', async () => {
    const { page } = writer
    await writer.link(t.search).click()
    const asked = await on.gate.quiet()
    await page.getByLabel(t.searchLabel).fill('人权观')
    await writer.button(t.search).click()
    const found = page.locator('.found-names li')
    await found.nth(1).waitFor()
    expect(await found.count()).toBe(2)
    for (const at of [0, 1]) {
      const shown = await found.nth(at).innerText()
      expect(shown).toContain(CALLED[at])
      expect(shown).toContain(wordsOf(at))
      expect(shown.includes(t.lookalike)).toBe(at === 1)
    }
    expect(on.gate.passed.length).toBe(asked)
    const body = new URLSearchParams({ q: '人權' })
    const page1 = await (
      await fetch(`${on.demo.url}${words.language.toLowerCase()}/s`, { method: 'POST', body })
    ).text()
    for (const at of [0, 1]) expect(page1).toContain(wordsOf(at))
    expect(writer.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
  }, 60_000)
})
