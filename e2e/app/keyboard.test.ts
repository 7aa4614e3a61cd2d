// The ways that matter, by the keyboard alone: no pointer is used in this file.

import { LANGUAGE_NAMES } from '@commonwall/web/pages'
import { beforeAll, expect, it } from 'vitest'
import { byKeyboard } from './by-keyboard.ts'
import { boardTitle, HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { takenBack } from './taken-back.ts'
import { tongue, tongueOf } from './words.ts'

const words = await tongue('zh-Hant')
const english = await tongueOf('en')
const { t, a, letter } = words

inBrowser('by the keyboard alone', (on) => {
  let reader: Reader

  beforeAll(async () => {
    const demo = await on.start()
    reader = await on.reader(words, { acceptDownloads: true })
    await reader.visit(demo.url)
  }, 120_000)

  const { here, press, standsAt, tabTo } = byKeyboard(() => reader.page)

  async function openBoard(slug: 'this-wall' | 'words-of-2015'): Promise<void> {
    const name = boardTitle(slug, words.language)
    await press(reader.link(name).first())
    // Until then the threads of all boards stand there.
    await reader.page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  }
  const post = (floor: number, name: string) =>
    reader.page.locator(`#f${floor}`).getByRole('button', { name, exact: true })

  it('from the front to a posted reply, the question on its way', async () => {
    const { page, link } = reader
    const { keyboard } = page
    await page.emulateMedia({ colorScheme: 'dark' })
    await keyboard.press('Tab')
    await standsAt(t.skip)
    await keyboard.press('Enter')
    await standsAt('text')
    expect(page.url()).not.toContain('#')
    await openBoard('this-wall')
    await standsAt(boardTitle('this-wall', words.language))
    await press(link(HOW))
    await standsAt(HOW)
    await press(post(1, a.post.reply))
    await standsAt(a.write.title.reply)
    await tabTo(page.locator('.compose textarea'))
    await keyboard.type('只用鍵盤')
    await press(page.locator('.compose [type=submit]'))
    await standsAt(a.risk.question)
    // Who does not want to answer goes back to the text, which is as it was.
    await press(reader.button(a.write.leave))
    const text = page.locator('.compose textarea')
    await text.and(page.locator(':focus')).waitFor()
    expect(await text.inputValue()).toBe('只用鍵盤')
    await press(page.locator('.compose [type=submit]'))
    await standsAt(a.risk.question)
    await press(reader.button(a.risk.yes))
    await standsAt(a.nav.mine)
    await page.locator('.mine .now', { hasText: a.mine.step.waiting }).waitFor()
  }, 60_000)

  it('reports; Escape closes what is open, and wipes nothing', async () => {
    const { page } = reader
    const { keyboard } = page
    await page.emulateMedia({ colorScheme: 'light' })
    // The key for it is the browser's own.
    await page.goBack()
    await page.goBack()
    // On what was pressed when the screen was left.
    await standsAt(a.post.reply)
    expect(await post(1, a.post.reply).evaluate((way) => way === document.activeElement)).toBe(true)
    await press(post(1, a.report.button))
    await page.locator('#f1 .panel').waitFor()
    await standsAt(a.report.button)
    await tabTo(reader.button(a.report.types.spam))
    // One that takes a character back closes nothing.
    await takenBack(await reader.context.newCDPSession(page))
    expect(await page.locator('#f1 .panel').count()).toBe(1)
    // Held down it comes again and again, and is one.
    for (let n = 0; n < 5; n++) await keyboard.down('Escape')
    await keyboard.up('Escape')
    expect(await page.locator('#f1 .panel').count()).toBe(0)
    await standsAt(a.report.button)
    await keyboard.press('Enter')
    await press(reader.button(a.report.types.spam))
    await page.locator('.said-aloud', { hasText: a.report.sent }).waitFor()
    expect(await page.locator('#f1 .panel').count()).toBe(0)
    await standsAt(a.report.button)
  }, 60_000)

  it('makes a lasting name', async () => {
    const { page, link, button } = reader
    const { keyboard } = page
    await press(link(a.names.title))
    await standsAt(a.names.title)
    await press(button(a.names.make))
    await tabTo(page.getByLabel(a.names.called, { exact: true }))
    await keyboard.type('River Press')
    await press(button(a.names.showWords))
    await standsAt(a.names.writeDown)
    const twelve = await page.locator('.words li').allInnerTexts()
    await press(button(a.names.written))
    await standsAt(a.names.check)
    for (const field of await page.locator('.compose input').all()) {
      await tabTo(field)
      const asked = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.innerText)
      await keyboard.type(twelve[Number(/\d+/.exec(asked ?? '')) - 1] ?? '')
    }
    await press(button(a.names.finish))
    await page.getByText(a.names.made).waitFor()
    await expect.poll(here).toBeDefined()
  }, 60_000)

  it('signs a letter under it', async () => {
    const { page, link, button } = reader
    await press(link(t.newest))
    await standsAt(t.newest)
    await openBoard('words-of-2015')
    await press(page.locator('.threads h2 [role=link]').first())
    await press(button(letter.button))
    await press(button(`${letter.signAs} River Press`))
    await page.getByText(letter.signed).waitFor()
    await standsAt(letter.button)
  }, 60_000)

  it('carries the wall away as a file, in another language', async () => {
    const { page, link, button } = reader
    await press(button(LANGUAGE_NAMES.en))
    await standsAt(LANGUAGE_NAMES.en)
    await press(link(english.a.nav.take))
    await standsAt(english.a.nav.take)
    await tabTo(page.locator('main .acts button').first())
    const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(saved.suggestedFilename()).toBe('wall.html')
    await expect.poll(here).toBeDefined()
  }, 60_000)

  it('stays in a field that has it before the screen is laid out', async () => {
    const { title } = english.a.addresses
    await tabTo(reader.way(title))
    const field = await reader.page.evaluate(
      () =>
        new Promise((resolve) => {
          new MutationObserver((_, observer) => {
            const address = document.getElementById('address')
            if (address === null) return
            observer.disconnect()
            address.focus()
            requestAnimationFrame(() =>
              setTimeout(() => setTimeout(() => resolve(document.activeElement?.id))),
            )
          }).observe(document.body, { childList: true, subtree: true })
          ;(document.activeElement as HTMLElement).click()
        }),
    )
    expect(field).toBe('address')
  }, 60_000)

  it('wipes by the last button, and by Escape three times whatever is open', async () => {
    const { page, button } = reader
    await press(button(english.a.wipe.button))
    await page.waitForURL('about:blank')
    await reader.visit(on.demo.url, on.demo.pathOf(HOW))
    await press(post(1, a.post.cite))
    await page.locator('#f1 .panel').waitFor()
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
    expect(reader.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
  }, 60_000)
})
