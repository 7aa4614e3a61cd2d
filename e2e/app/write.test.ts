// Writing in the app: the question, the three states, and the place on the wall with its proof.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { replyQuickly } from '../pace/quick-reply.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader, type Reader } from './reader.ts'

const HOW = 'How this wall works · 这面墙如何运作 · 這面牆如何運作'
const reason = whyNoBrowser()

describe.skipIf(reason !== undefined)(
  `a writer in the app${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    let demo: DemoNode
    let browser: Browser
    let gate: Gate
    let writer: Reader

    beforeAll(async () => {
      demo = await startDemoNode()
      browser = await launchBrowser()
      gate = await openGate([demo.host])
      writer = await openReader(browser, gate, { locale: 'zh-CN' })
    }, 120_000)
    afterAll(async () => {
      await writer?.close()
      await browser?.close()
      await gate?.close()
      await demo?.close()
    }, 30_000)

    it('answers in four actions and 130 words at most, with the question in seventy before the first post', async () => {
      const { page } = writer
      await page.goto(`${demo.url}en/${demo.pathOf(HOW)}`)
      await writer.appStands()
      const buttons = { reply: 'Reply', post: 'Post it', careful: 'Yes, or I do not know' }
      const said = 'Seen from a phone on a slow line. 手机上也看得到。'
      const { actions, toRead, risk } = await replyQuickly(page, buttons, said)
      expect(actions).toBeLessThanOrEqual(4)
      expect(toRead).toBeLessThanOrEqual(130)
      expect(risk).toBeLessThanOrEqual(70)
      await page.locator('.mine .now', { hasText: 'waiting' }).waitFor()
    })

    it('waits, is sent, and is on the wall; nothing on the wire is the text', async () => {
      const { page } = writer
      await page.getByRole('button', { name: 'Send now' }).click()
      await page.locator('.mine .now', { hasText: 'sent' }).waitFor()
      await demo.release()
      await page.getByRole('button', { name: '简体中文' }).click()
      await page.getByRole('button', { name: '看看到了没有' }).click()
      await page.locator('.mine .now', { hasText: '已上墙' }).waitFor({ timeout: 45_000 })
      expect(gate.passed.filter((asked) => asked.startsWith('POST'))).toEqual([
        expect.stringMatching(/^POST \/log\/[0-9a-f]{16}\/inbox$/),
      ])
    }, 60_000)

    it('tells the hour and no more, and stands in the thread with its proof', async () => {
      const { page } = writer
      await page.locator('.mine h2 [role=link]').click()
      const post = page.locator('.post', { hasText: 'Seen from a phone' })
      await post.waitFor()
      expect(await post.locator('time').getAttribute('datetime')).toMatch(/:00:00Z$/)
      await post.getByRole('button', { name: '引证' }).click()
      await page.getByText(/它在日志第 \d+ 位/).waitFor()
    })

    it('withdraws: the words go, the place stays', async () => {
      const { page } = writer
      const post = page.locator('.post', { hasText: 'Seen from a phone' })
      await post.getByRole('button', { name: '撤回' }).click()
      await post.locator('.panel').getByRole('button', { name: '撤回' }).click()
      await page.getByText('撤回已经上路。').waitFor()
      await page.getByRole('link', { name: '我的帖子' }).click()
      await page.locator('.mine > li').first().locator('.now', { hasText: '已送出' }).waitFor()
      await demo.release()
      await page
        .locator('.mine > li')
        .first()
        .locator('.now', { hasText: '已上墙' })
        .waitFor({ timeout: 45_000 })
      await page.goto(`${demo.url}zh-hans/${demo.pathOf(HOW)}`)
      await writer.appStands()
      expect(await page.getByText('Seen from a phone').count()).toBe(0)
    }, 90_000)

    it('a new thread and an article with a second version', async () => {
      const { page } = writer
      await page.getByRole('link', { name: '发言' }).click()
      await page.getByLabel('文章，用 Markdown').check()
      await page.getByLabel('标题').fill('一份声明')
      await page.getByLabel('正文').fill('我们要求**公开**审理。')
      await page.getByRole('button', { name: '预览' }).click()
      await page.locator('.preview strong', { hasText: '公开' }).waitFor()
      await page.getByRole('button', { name: '发出' }).click()
      await page.getByRole('button', { name: '不会' }).click()
      await page.locator('.mine .now', { hasText: '已送出' }).waitFor()
      await page.locator('.mine h2 [role=link]').first().click()
      await page.getByRole('button', { name: '修订' }).click()
      await page.getByLabel('正文').fill('我们要求**公开**、**及时**审理。')
      await page.getByLabel('这一版是更正').check()
      await page.getByLabel(/^错在哪里/).fill('漏了一个词')
      await page.getByRole('button', { name: '发出这一版' }).click()
      await page.locator('.mine > li').nth(1).waitFor()
      await expect.poll(() => page.locator('.mine .now', { hasText: '已送出' }).count()).toBe(2)
      await demo.release()
      await page
        .locator('.mine > li')
        .first()
        .locator('.now', { hasText: '已上墙' })
        .waitFor({ timeout: 45_000 })
      await page.locator('.mine h2 [role=link]').first().click()
      await page.getByText('第 2 版').first().waitFor()
      await page.locator('.heading').getByText('更正：漏了一个词').waitFor()
    }, 90_000)

    it('its translation beside it, which waits here for its hour', async () => {
      const { page } = writer
      await page.getByRole('button', { name: '写它的译文' }).click()
      await page.locator('.panel strong', { hasText: '公开' }).waitFor()
      await page.getByLabel('标题').fill('A statement')
      await page.getByLabel('正文').fill('We ask for a **public** hearing.')
      await page.locator('summary', { hasText: '到时候再发' }).click()
      const tomorrow = new Date(Date.now() + 26 * 3_600_000).toISOString().slice(0, 16)
      await page.getByLabel(/^发出的时间/).fill(tomorrow)
      await page.getByRole('button', { name: '发出', exact: true }).click()
      const waiting = page.locator('.mine > li').first()
      await waiting.locator('.now', { hasText: '等待' }).waitFor()
      await waiting.getByText(/只有这个页面开着才会自己发出/).waitFor()
    }, 60_000)

    it('nothing was refused, and no host but this one was asked', () => {
      expect(gate.refused).toEqual([])
      expect(writer.wrong).toEqual([])
    })
  },
)
