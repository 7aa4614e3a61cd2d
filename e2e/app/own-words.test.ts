// What a lasting name said stays its own: it is corrected under the same name, what is said next is not under it unless it
// is chosen again, and each sheet of words says whose it is. (That the new key withdraws what the old one said is seen in
// packages/web/test/app/own-key.test.ts: within one hour a log dates both alike, and then the old key said nothing.)

import { KIND } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { comesOntoWall, passCheck } from './deeds.ts'
import { FOLDED, HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { t, a, beside, editing, keeping } = words
const NAME = '河邊報社'

inBrowser('what a name said', (on) => {
  let owner: Reader
  let paper: string[] = []

  beforeAll(async () => {
    await on.start()
    owner = await on.reader(words)
    await owner.visit(on.demo.url)
  }, 120_000)

  const arrives = () => comesOntoWall(owner, on.demo)
  const signer = (kind: number) => on.demo.node.store.query([{ kinds: [kind], tags: {} }], 1_000).events
  /** Which of the choices of whom to speak as is ticked: 0 is the throwaway. */
  const chosen = () =>
    owner.page
      .locator('input[name=as]')
      .evaluateAll((all) => all.findIndex((one) => 'checked' in one && one.checked))

  /** Reads the sheet, types what is asked for, and gives the twelve words and the text of the sheet. */
  async function passSheet(): Promise<{ sheet: string; shown: string[] }> {
    const { page } = owner
    await page.locator('.card .words li').last().waitFor()
    const sheet = await page.locator('.card').innerText()
    const shown = await page.locator('.card .words li').allInnerTexts()
    // Who has not written them down may look again.
    await owner.button(a.names.written).click()
    await owner.button(a.names.showAgain).click()
    expect(await passCheck(owner)).toEqual(shown)
    return { sheet, shown }
  }

  it('its sheet says which name and which wall it is of, and Names what dies with the tab', async () => {
    const { page } = owner
    await owner.link(a.names.title).click()
    await owner.button(a.names.make).click()
    await page.getByLabel(a.names.called, { exact: true }).fill(NAME)
    await owner.button(a.names.showWords).click()
    await owner.button(a.risk.no).click()
    const { sheet, shown } = await passSheet()
    paper = shown
    const seal = (await page.locator('.seal').innerText()).replaceAll(/\s/g, '')
    expect(sheet).toContain(NAME)
    expect(sheet.replaceAll(/\s/g, '')).toContain(seal.slice(-6))
    await page.getByText(keeping.diesWithTab).waitFor()
    await owner.link(t.newest).click()
    const asked: string[] = []
    page.once('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.close({ runBeforeUnload: true })
    await page.locator('.mine, .versions').first().waitFor()
    expect(asked).toEqual(['beforeunload'])
    expect(page.isClosed()).toBe(false)
    await arrives()
  }, 60_000)

  it('a further version follows the first and is signed by the same name, without being asked', async () => {
    const { page } = owner
    await owner.link(a.nav.write).click()
    await page.getByLabel(a.write.kinds.article).check()
    await page.getByLabel(a.write.titleLabel, { exact: true }).fill('聲明一')
    await page.getByLabel(a.write.markdownLabel, { exact: true }).fill('第一稿。')
    await page.getByLabel(NAME).check()
    await owner.button(a.write.post).click()
    await page.locator('.mine').waitFor()
    await arrives()
    await owner.link(a.nav.mine).click()
    await page.locator('.mine h2 [role=link]', { hasText: '聲明一' }).click()
    await owner.button(a.write.edit).click()
    await page.getByText(`${editing.sameName} ${NAME}`).waitFor()
    expect(await page.locator('input[name=as]').count()).toBe(0)
    await page.getByLabel(a.write.markdownLabel, { exact: true }).fill('第二稿。')
    await owner.button(a.write.postVersion).click()
    await page.locator('.mine').waitFor()
    await arrives()
    await owner.link(a.nav.mine).click()
    await page.locator('.mine h2 [role=link]', { hasText: '聲明一' }).first().click()
    await page.getByText(t.version(2)).first().waitFor()
    await page.locator('article.paper', { hasText: '第二稿。' }).waitFor()
    const versions = signer(KIND.article).filter(({ content }) => /^第[一二]稿。$/.test(content))
    expect(new Set(versions.map(({ pubkey }) => pubkey)).size).toBe(1)
  }, 60_000)

  it('after one reply under the name the next one elsewhere is a throwaway’s', async () => {
    const { page } = owner
    await owner.link(t.newest).click()
    await owner.link(HOW).click()
    await owner.button(a.post.replyThread).click()
    await page.getByRole('textbox', { name: a.write.textLabel, exact: true }).fill('以名字說的。')
    await page.getByLabel(NAME).check()
    await owner.button(a.write.post).click()
    await page.locator('.mine').waitFor()
    await owner.link(t.newest).click()
    await owner.link(FOLDED).click()
    await owner.button(a.post.replyThread).click()
    await page.getByRole('textbox', { name: a.write.textLabel, exact: true }).waitFor()
    expect(await chosen()).toBe(0)
    // Also where one was chosen, nothing was said, and another thread is answered instead.
    await page.getByLabel(NAME).check()
    await owner.link(t.newest).click()
    await owner.link(HOW).click()
    await owner.button(a.post.replyThread).click()
    await page.getByRole('textbox', { name: a.write.textLabel, exact: true }).fill('不署名說的。')
    expect(await chosen()).toBe(0)
    await owner.button(a.write.post).click()
    await page.locator('.mine').waitFor()
  }, 60_000)

  it('the sheet of a replaced key names the name and the wall, and not the old words', async () => {
    const { page } = owner
    await owner.link(a.names.title).click()
    const seal = (await page.locator('.versions .seal-line').innerText()).trim()
    await owner.button(a.names.stolen).click()
    await page.getByText(beside.replacesAll).waitFor()
    await page.getByText(keeping.afterThief).waitFor()
    await page.getByLabel(a.names.oldWords, { exact: true }).fill(paper.join(' '))
    await owner.button(a.names.showWords).click()
    const { sheet } = await passSheet()
    expect(sheet).toContain(NAME)
    expect(sheet).not.toContain(paper.join(' '))
    expect(sheet).toContain(seal)
    expect(owner.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
  }, 90_000)
})
