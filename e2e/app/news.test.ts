// News that comes while a thread is open: each post keeps what its reader was about there, and every panel stays with the
// one that it was opened at, whatever number that has by then; the page does not close up under a finger. And however fast
// it comes, a step leads somewhere.

import { randomBytes } from 'node:crypto'
import { KIND, replyTags, signEvent, titleOf, type VerifiedEvent } from '@commonwall/wall'
import { LANGUAGE_NAMES } from '@commonwall/web/pages'
import { beforeAll, expect, it } from 'vitest'
import { FOLDED } from './demo-node.ts'
import { halfTyped } from './half-typed.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { another, tongue } from './words.ts'
import { workerOf } from './worker-of.ts'

const words = await tongue('en')
const { a } = words
const other = await another(words)
const FIRST = 'An answer to the folded post.'
const SECOND = 'An answer to the withdrawn post.'

inBrowser('a reader of a thread', (on) => {
  let reader: Reader
  let root: VerifiedEvent

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words)
    const { events } = on.demo.node.store.query([{ kinds: [KIND.thread], tags: {} }], 1_000)
    root = events.find((event) => titleOf(event) === FOLDED) as VerifiedEvent
    await reader.visit(on.demo.url, on.demo.pathOf(FOLDED))
  }, 120_000)

  const post = (text: string) => reader.page.locator('.post', { hasText: text })
  const take = async (text: string, created_at: number) => {
    const tags = [['h', on.demo.node.wall], ...replyTags(root, root), ['l', 'en']]
    const template = { kind: KIND.reply, created_at, tags, content: text }
    const reply = signEvent(template, randomBytes(32), randomBytes(32))
    expect(await on.demo.node.intake.take(reply, 'relay')).toMatchObject({ ok: true })
  }
  /** As what was sent has it looked for, wherever its writer reads by then. */
  const lookForNews = async () => {
    const engine = await workerOf(reader.page, 'engine')
    await engine.evaluate("onmessage({ data: { id: -1, method: 'catchUp' } })")
  }
  /** Dated before every answer that stands there: each of them has another floor from then on. */
  const sayEarlier = async (text: string) => {
    await take(text, root.created_at + 1)
    await on.demo.release()
    await lookForNews()
    await post(text).waitFor()
  }

  it('goes on with what was open, chosen and begun at a post that has another number now', async () => {
    const { page } = reader
    const folded = page.locator('.post', { has: page.locator('details.gone') })
    await folded.locator('details.gone summary').click()
    await post(SECOND).getByRole('button', { name: a.report.button, exact: true }).click()
    const spam = post(SECOND).getByRole('button', { name: a.report.types.spam, exact: true })
    await spam.focus()
    await post(FIRST)
      .locator('.said')
      .evaluate((said) => getSelection()?.selectAllChildren(said))
    const floor = Number(await post(SECOND).locator('.floor').innerText())
    await page.evaluate(() => {
      const stood = [...document.querySelectorAll('.post .body')].map((one) => [
        one,
        one.querySelector('.said')?.textContent,
      ])
      Object.assign(globalThis, { stood })
    })
    await sayEarlier('Said before all of them.')
    await expect.poll(() => post(SECOND).locator('.floor').innerText()).toBe(String(floor + 1))
    const moved = await page.evaluate(() => {
      const { stood } = globalThis as unknown as { readonly stood: readonly (readonly [Element, string])[] }
      return stood
        .filter(([one, text]) => !one.isConnected || one.querySelector('.said')?.textContent !== text)
        .map(([, text]) => text)
    })
    expect(moved).toEqual([])
    expect(await spam.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await page.locator('.panel').count()).toBe(1)
    expect(await page.evaluate('String(getSelection())')).toContain(FIRST)
    expect(await page.locator('details.gone[open]').count()).toBe(1)
    expect(await folded.locator('details.gone[open]').count()).toBe(1)
  }, 60_000)

  it('reports the post at which that was begun', async () => {
    const { page } = reader
    await page.locator('.panel').getByRole('button', { name: a.report.types.spam, exact: true }).click()
    await reader.button(a.risk.no).click()
    await page.getByText(a.report.sent).waitFor()
    await reader.link(a.nav.mine).click()
    await on.demo.release()
    const reports = () => on.demo.node.store.query([{ kinds: [KIND.report], tags: {} }], 10).events
    await expect.poll(() => reports().length).toBe(1)
    const { events } = on.demo.node.store.query([{ kinds: [KIND.reply], tags: {} }], 1_000)
    const meant = events.find(({ content }) => content.startsWith(SECOND))
    expect(reports()[0]?.tags.find(([name]) => name === 'e')?.[1]).toBe(meant?.id)
  }, 60_000)

  it('keeps a page of them as long as it is while all that is on it changes', async () => {
    const { page } = reader
    const say = async (text: string, created_at: number) => {
      for (let n = 0; n < 40; n++) await take(`${text} ${n}`, created_at)
      await on.demo.release()
      await lookForNews()
    }
    await say('Late', Math.floor(Date.now() / 1000))
    await reader.link(words.t.newest).click()
    await reader.link(FOLDED).click()
    await page.locator('#f30').waitFor()
    await page.evaluate(() => {
      const posts = document.querySelector('.posts')
      if (posts === null) throw new Error('posts: expected some, got none')
      const seen = [posts.childElementCount]
      Object.assign(globalThis, { seen })
      new MutationObserver(() => seen.push(posts.childElementCount)).observe(posts, { childList: true })
    })
    await say('Early', root.created_at + 1)
    await post('Early').nth(25).waitFor()
    await expect.poll(() => page.locator('.posts > .post').count()).toBe(30)
    expect(await page.evaluate('Math.min(...seen)')).toBe(30)
  }, 60_000)

  it.each([
    ['', true],
    [', where the browser does not see to that, as WebKit', false],
  ])(
    'goes on where it is read, though posts come above and below it%s',
    async (_, holds) => {
      const { page } = reader
      await page.evaluate((isHeld) => {
        if (isHeld) return
        document.documentElement.style.setProperty('overflow-anchor', 'none')
        CSS.supports = () => false
      }, holds)
      const read = page.locator('.posts > .post').nth(12)
      const top = () => read.evaluate((post) => post.getBoundingClientRect().top)
      await read.evaluate((post) => scrollBy(0, post.getBoundingClientRect().top - 40))
      const before = await top()
      const held = await read.elementHandle()
      const above = `Above, held by ${holds}`
      for (let n = 0; n < 6; n++) await take(`${above} ${n}`, root.created_at)
      await take('Below', Math.floor(Date.now() / 1000))
      await on.demo.release()
      await lookForNews()
      await expect.poll(() => post(above).count()).toBe(6)
      await page.waitForTimeout(300)
      const after = await held?.evaluate((post) => post.getBoundingClientRect().top)
      // Browsers scroll by whole pixels.
      expect(Math.abs(Number(after) - before)).toBeLessThan(1)
    },
    60_000,
  )

  it('leaves an answer that is half written as it is, caret and all', async () => {
    const { page, link, button } = reader
    await page.locator('#f2').getByRole('button', { name: a.post.reply, exact: true }).click()
    const text = page.locator('.compose textarea')
    const stands = await halfTyped(text, 'What is half written.\n')
    const before = await stands()
    expect(before).toMatchObject({ has: true, from: 3, to: 9 })
    const entries = () => page.locator('.truth').innerText()
    const truth = await entries()
    await take('While somebody answers', root.created_at)
    await on.demo.release()
    await lookForNews()
    await expect.poll(entries).not.toBe(truth)
    expect(await stands()).toEqual(before)
    // Elsewhere and back, and in another language.
    await link(words.t.newest).click()
    await button(LANGUAGE_NAMES[other.language]).click()
    await link(other.a.nav.write).click()
    await page.getByRole('heading', { name: other.a.write.title.reply, exact: true }).waitFor()
    expect(await text.inputValue()).toBe(before.text)
    await button(LANGUAGE_NAMES[words.language]).click()
    await page.getByRole('heading', { name: a.write.title.reply, exact: true }).waitFor()
    expect(await text.inputValue()).toBe(before.text)
  }, 60_000)

  it('has it no more after the page was loaded anew, which is asked before: nothing is saved', async () => {
    const { page } = reader
    const asked = page.waitForEvent('dialog').then((dialog) => dialog.accept())
    await page.reload()
    await asked
    await reader.appStands()
    await reader.link(a.nav.write).click()
    expect(await page.locator('.compose textarea').inputValue()).toBe('')
  }, 60_000)

  it('comes to where a step leads, though news comes faster than answers', async () => {
    const { page } = reader
    const engine = await workerOf(page, 'engine')
    await engine.evaluate(() => {
      const say = globalThis.postMessage.bind(globalThis) as (said: unknown, moved: Transferable[]) => void
      const late = (said: { readonly output?: { readonly frame?: unknown } }, moved: Transferable[] = []) => {
        if (said.output?.frame === undefined) return say(said, moved)
        say({ notice: 'change', detail: undefined }, [])
        setTimeout(say, 50, said, moved)
      }
      Object.assign(globalThis, { postMessage: late })
    })
    await reader.link(words.t.newest).click()
    // The host's own list may stand below still.
    await page.locator('.threads').getByText(FOLDED).filter({ visible: true }).click()
    await page.locator('#f1').waitFor()
    await engine.evaluate('delete globalThis.postMessage')
    expect(on.gate.refused).toEqual([])
    expect(reader.wrong).toEqual([])
  }, 60_000)
})
