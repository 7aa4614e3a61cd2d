// Writing in the app: the question, the three states, and the place on the wall with its proof.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { replyQuickly } from '../pace/quick-reply.ts'
import { lookAt } from './axe.ts'
import { arrives, leaves, saves } from './deeds.ts'
import { HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { anyNumbers, tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { t, a, back, cite, editing } = words

/** Far from the clock of whoever runs this. */
const timezoneId = 'Pacific/Chatham'

inBrowser('a writer in the app', (on) => {
  let writer: Reader

  beforeAll(async () => {
    await on.start()
    writer = await on.reader(words, { timezoneId, acceptDownloads: true })
  }, 120_000)

  it('answers in four actions and 130 words at most, with the question in seventy before the first post', async () => {
    const { page } = writer
    await writer.visit(on.demo.url, on.demo.pathOf(HOW))
    const buttons = { reply: a.post.reply, post: a.write.post, careful: a.risk.yes }
    const said = 'Seen from a phone on a slow line. 手机上也看得到。'
    const { actions, toRead, risk } = await replyQuickly(page, buttons, said)
    expect(actions).toBeLessThanOrEqual(4)
    expect(toRead).toBeLessThanOrEqual(130)
    expect(risk).toBeLessThanOrEqual(70)
    await page.locator('.mine .now', { hasText: a.mine.step.waiting }).waitFor()
  })

  it('is told in its thread too that what waits has not left this device', async () => {
    const { page } = writer
    await page.locator('.mine h2 [role=link]').click()
    const post = page.locator('.post.mine')
    await post.getByRole('button', { name: a.withdraw.button, exact: true }).click()
    await post.getByText(back.neverLeft).waitFor()
    await writer.link(a.nav.mine).click()
  })

  it('waits, is sent, and is on the wall; nothing on the wire is the text', async () => {
    const { page } = writer
    // The next tick of the node's own clock is half a minute away then.
    await on.demo.release()
    await writer.button(a.mine.now).click()
    await page.locator('.mine .now', { hasText: a.mine.step.sent }).waitFor()
    await on.demo.release()
    await arrives(writer)
    expect(on.gate.passed.filter((asked) => asked.startsWith('POST'))).toEqual([
      expect.stringMatching(/^POST \/log\/[0-9a-f]{16}\/inbox$/),
    ])
  })

  it('tells the hour and no more, and stands in the thread with its proof', async () => {
    const { page } = writer
    await page.locator('.mine h2 [role=link]').click()
    const post = page.locator('.post', { hasText: 'Seen from a phone' })
    await post.waitFor()
    expect(await post.locator('time').getAttribute('datetime')).toMatch(/:00:00Z$/)
    await post.getByRole('button', { name: a.post.cite, exact: true }).click()
    await page.getByText(anyNumbers(cite.stands(0, 0, 0))).waitFor()
  })

  it('withdraws: the words go, the place stays', async () => {
    const { page } = writer
    const post = page.locator('.post', { hasText: 'Seen from a phone' })
    await post.getByRole('button', { name: a.withdraw.button, exact: true }).click()
    await lookAt(writer, 'withdraw')
    await post.locator('.panel').getByRole('button', { name: a.withdraw.button, exact: true }).click()
    await page.getByText(a.withdraw.done).waitFor()
    await writer.link(a.nav.mine).click()
    // It waits as what it takes back did: the answer to the question holds for it too.
    await page.locator('.mine > li').first().getByRole('button', { name: a.mine.now, exact: true }).click()
    await leaves(writer)
    await on.demo.release()
    await arrives(writer)
    await writer.visit(on.demo.url, on.demo.pathOf(HOW))
    expect(await page.getByText('Seen from a phone').count()).toBe(0)
  }, 90_000)

  it('a new thread comes onto the wall', async () => {
    const { page } = writer
    await writer.link(a.nav.write).click()
    // With what pasting brings along: a character that no post may carry, and marks that tell whose copy it was.
    await page.getByLabel(a.write.titleLabel, { exact: true }).fill('有人\u200b知道吗')
    const text = page.getByRole('textbox', { name: a.write.textLabel, exact: true })
    await text.fill('从这里\u{e0041}看得到。\u0007')
    await page.getByText(editing.unseen(2)).waitFor()
    await text.fill('从这里\u{e0041}\u{e0042}看得到。\u0007\nمی\u200cخواهم 👩\u200d⚕️')
    await page.getByText(editing.unseen(3)).waitFor()
    await lookAt(writer, 'marks in a text')
    await writer.button(a.write.post).click()
    await writer.button(a.risk.no).click()
    await leaves(writer)
    await on.demo.release()
    await arrives(writer)
    await page.locator('.mine > li').first().locator('h2 [role=link]').click()
    await page.getByRole('heading', { level: 1, name: '有人知道吗', exact: true }).waitFor()
    const said = page.locator('#f1 .said')
    await said.waitFor()
    expect(await said.textContent()).toContain('从这里看得到。\nمی\u200cخواهم 👩\u200d⚕️')
  }, 60_000)

  it('an article with a second version', async () => {
    const { page } = writer
    await writer.link(a.nav.write).click()
    await page.getByLabel(a.write.kinds.article).check()
    // Without a title the button waits, and it is said for what.
    await page.getByLabel(a.write.markdownLabel, { exact: true }).fill('我们要求**公开**审理。')
    await page.getByText(editing.noTitle).waitFor()
    expect(await writer.button(a.write.post).isDisabled()).toBe(true)
    await page.getByLabel(a.write.titleLabel, { exact: true }).fill('一份声明')
    expect(await page.getByText(editing.noTitle).count()).toBe(0)
    await writer.button(a.write.preview).click()
    await page.locator('.preview strong', { hasText: '公开' }).waitFor()
    await writer.button(a.write.post).click()
    await page.locator('.mine > li').nth(1).waitFor()
    await leaves(writer)
    await on.demo.release()
    await arrives(writer)
    await page.locator('.mine > li').first().locator('h2 [role=link]').click()
    await writer.button(a.write.edit).click()
    await page.getByLabel(a.write.markdownLabel, { exact: true }).fill('我们要求**公开**、**及时**审理。')
    await page.getByLabel(editing.isCorrection).check()
    await page.getByLabel(editing.whatWasWrong).fill('漏了一个词')
    await lookAt(writer, 'edit an article')
    await on.demo.release()
    await writer.button(a.write.postVersion).click()
    await page.locator('.mine > li').nth(2).waitFor()
    await leaves(writer)
    // What is not on the wall yet is in no file and on no paper: it would tell whose they are.
    await page.locator('.mine > li').first().locator('h2 [role=link]').click()
    await page.locator('.paper', { hasText: '及时' }).waitFor()
    const text = readFileSync(await saves(writer, a.read.asText, join(on.folder, 'notes.txt')), 'utf8')
    expect(text).toContain('我们要求**公开**审理')
    expect(text).not.toContain('及时')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('main').innerText()).not.toContain('及时')
    const printed = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          globalThis.print = () => {
            resolve(document.body.innerText)
            dispatchEvent(new Event('afterprint'))
          }
        }),
    )
    await page.emulateMedia({ media: 'screen' })
    await writer.button(a.read.print).click()
    expect(await printed).toContain('我们要求公开审理')
    expect(await printed).not.toContain('及时')
    await page.locator('.paper', { hasText: '及时' }).waitFor()
    await writer.link(a.nav.mine).click()
    await on.demo.release()
    await arrives(writer)
    await page.locator('.mine > li').first().locator('h2 [role=link]').click()
    await page.getByText(t.version(2)).first().waitFor()
    await page.locator('.heading').getByText(t.correction('漏了一个词')).waitFor()
    await lookAt(writer, 'corrected article')
  }, 90_000)

  it('its translation beside it, which waits here for its hour', async () => {
    const { page } = writer
    await writer.button(editing.translate).click()
    await page.locator('.panel strong', { hasText: '公开' }).waitFor()
    await page.getByLabel(a.write.titleLabel, { exact: true }).fill('A statement')
    await page.getByLabel(a.write.markdownLabel, { exact: true }).fill('We ask for a **public** hearing.')
    await page.locator('summary', { hasText: editing.later }).click()
    const day = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10)
    const hour = page.getByLabel(editing.leavesAt)
    // An hour that lies behind would send it at once.
    await hour.fill(`${day(-2)}T09:07`)
    await page.getByLabel(a.write.markdownLabel, { exact: true }).press('Control+Enter')
    await writer.button(a.write.post).click()
    expect(await hour.evaluate((field) => field.matches(':invalid'))).toBe(true)
    await hour.fill(`${day(2)}T09:07`)
    await lookAt(writer, 'translate')
    // Pressed twice it is said once.
    await writer.button(a.write.post).dblclick()
    const waiting = page.locator('.mine > li').first()
    await waiting.locator('.now', { hasText: a.mine.step.waiting }).waitFor()
    await waiting.getByText(editing.mustBeOpen).waitFor()
    // The hour that was chosen, by the clock by which it was chosen.
    expect(await waiting.innerText()).toMatch(/\b0?9:07\b/)
    expect(await page.locator('.mine > li').count()).toBe(4)
    await lookAt(writer, 'my posts')
  }, 60_000)

  it('withdrawn before it left it is gone, and nothing is sent', async () => {
    const { page } = writer
    const asked = on.gate.passed.length
    const waiting = page.locator('.mine > li').first()
    await waiting.getByRole('button', { name: a.withdraw.button, exact: true }).click()
    await waiting.getByText(back.neverLeft).waitFor()
    await waiting.locator('.panel').getByRole('button', { name: a.withdraw.button, exact: true }).click()
    await expect.poll(() => page.locator('.mine > li').count()).toBe(3)
    await page.locator('.said-aloud', { hasText: back.gone }).waitFor()
    expect(on.gate.passed.slice(asked).filter((line) => line.startsWith('POST'))).toEqual([])
  }, 60_000)

  it('an article on a board and in a language of choice, sent by keys, is cited and withdrawn where it stands', async () => {
    const { page } = writer
    await writer.link(a.nav.write).click()
    await page.getByLabel(a.write.kinds.article).check()
    await page.getByLabel(a.write.titleLabel, { exact: true }).fill('رسالة')
    const text = page.getByLabel(a.write.markdownLabel, { exact: true })
    await text.fill('نقرأ من هنا.')
    const boards = page.getByRole('combobox', { name: editing.board })
    const board = await boards.locator('option').nth(1).innerText()
    await boards.selectOption(board)
    await page.getByRole('combobox', { name: a.read.languages, exact: true }).selectOption('ar')
    await text.press('Control+Enter')
    await page.locator('.mine > li').nth(3).waitFor()
    await leaves(writer)
    await on.demo.release()
    await arrives(writer)
    await page.locator('.mine > li').first().locator('h2 [role=link]').click()
    await page.locator('article.paper').waitFor()
    await page.locator('[lang=ar]', { hasText: 'نقرأ من هنا.' }).waitFor()
    await page.locator('.heading').getByText(board).waitFor()
    await writer.button(a.post.cite).click()
    await page.getByText(anyNumbers(cite.stands(0, 0, 0))).waitFor()
    await writer.button(a.withdraw.button).click()
    await page.getByText(a.withdraw.does).waitFor()
    await page.locator('.panel').getByRole('button', { name: a.withdraw.button, exact: true }).click()
    await page.locator('.said-aloud', { hasText: a.withdraw.done }).waitFor()
    // First as what is held, then, once its words are gone from here too, as every copy has it.
    const hole = page.locator('.post.hole')
    await hole
      .filter({ hasText: t.withdrawn })
      .or(hole.filter({ hasText: t.claimed }))
      .waitFor()
  }, 60_000)

  it('nothing was refused, and no host but this one was asked', () => {
    expect(on.gate.refused).toEqual([])
    expect(writer.wrong).toEqual([])
  })
})
