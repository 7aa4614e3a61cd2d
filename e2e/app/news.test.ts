// News that comes while a thread is open: each post keeps what its reader was about there, and every panel stays with the
// one that it was opened at, whatever number that has by then; the page does not close up under a finger. And however fast
// it comes, a step leads somewhere.

import { randomBytes } from 'node:crypto'
import { KIND, replyTags, signEvent, titleOf, type VerifiedEvent } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { FOLDED } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'
import { workerOf } from './worker-of.ts'

const words = await tongue('en')
const { a } = words
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
    await page.locator('.threads').getByText(FOLDED).click()
    await page.locator('#f1').waitFor()
    await engine.evaluate('delete globalThis.postMessage')
    expect(on.gate.refused).toEqual([])
    expect(reader.wrong).toEqual([])
  }, 60_000)
})
