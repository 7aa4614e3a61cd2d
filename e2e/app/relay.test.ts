// Reading where the home is cut off and nothing but a relay is open: what was said since is read, called what it is, and
// gets its place once a log is reached again.

import { randomBytes } from 'node:crypto'
import { signEvent } from '@commonwall/wall'
import type { Page, Request } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { askAt } from '../hostile/catch-lie.ts'
import { allSent, startThread } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { t, addresses } = words
const TITLE = 'Said while the home was cut off'

inBrowser('a relay', (on) => {
  let reader: Reader
  /** The same node under another name. */
  let beside = ''

  beforeAll(async () => {
    await on.start()
    beside = `localhost:${new URL(on.demo.url).port}`
    on.gate.allow(beside)
    reader = await on.reader(words)
  }, 120_000)

  const sayElsewhere = async () => {
    const tags = [
      ['h', on.demo.node.wall],
      ['title', TITLE],
      ['t', on.demo.node.state.history().current.boards[0]?.slug ?? ''],
      ['l', 'en'],
    ]
    const created_at = Math.floor(Date.now() / 1000)
    const event = signEvent(
      { kind: 11, created_at, tags, content: 'Read it.' },
      randomBytes(32),
      randomBytes(32),
    )
    expect(await on.demo.node.intake.take(event, 'relay')).toMatchObject({ ok: true })
    await on.demo.node.flush()
  }
  /** Parts of the program that are on their way. */
  const underWay = (page: Page) => {
    const parts = new Set<Request>()
    page.on('request', (request) => request.url().endsWith('.js') && parts.add(request))
    page.on('requestfinished', (request) => parts.delete(request))
    page.on('requestfailed', (request) => parts.delete(request))
    return parts
  }
  const onTheFront = () => reader.page.locator('.threads li', { hasText: TITLE })
  const front = () => reader.page.locator('header nav a, header nav [role=link]').first().click()

  it('is asked by nobody while the home answers', async () => {
    await reader.visit(on.demo.url)
    const parted = underWay(reader.page)
    // What could not be had is had as soon as the line is mended, and comes once then: `part-again.test.ts` has what is still
    // on its way meanwhile.
    on.gate.cut()
    await reader.link(words.a.nav.take).click()
    await reader.page.getByText(words.a.partMissing.part).waitFor()
    await expect.poll(() => parted.size).toBe(0)
    on.gate.mend()
    await front()
    await reader.link(words.a.nav.take).click()
    await reader.page.getByText(words.a.take.intro).waitFor()
    // A screen that was open once can be opened where the host is gone.
    for (const name of [words.a.nav.mine, words.a.nav.write]) {
      await reader.link(name).click()
      await reader.page.getByRole('heading', { level: 1 }).waitFor()
    }
    await reader.way(words.a.addresses.title).click()
    await reader.page.locator('#address').waitFor()
    // The screen fetches the relays' worker; what is not there before the home is cut off never comes.
    await reader.page.waitForFunction(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).some(({ name }) =>
        /\/relays-/.test(name),
      ),
    )
    expect(on.gate.passed.filter((what) => what.startsWith('CONNECT'))).toEqual([])
    // Each part once, though no browser is to keep it.
    const parts = on.gate.passed.filter((what) => /^GET .*\.js$/.test(what))
    expect(parts.filter((part, at) => parts.indexOf(part) !== at)).toEqual([])
  }, 60_000)

  it('gives what was said since the home was cut off, and the reader is told that no log here has it', async () => {
    const { page } = reader
    on.gate.cutOff(on.demo.host)
    await sayElsewhere()
    expect(await askAt(reader, `ws://${beside}/`)).toBe(addresses.heard(1))
    await front()
    await onTheFront().getByText(t.mine.heard).waitFor()
    await onTheFront().locator('h2 [role=link], h2 a').click()
    await page.locator('.post .place', { hasText: t.mine.heard }).waitFor()
  }, 60_000)

  it('is heard by itself from then on, where nobody else answers', async () => {
    const { page } = reader
    const before = on.gate.passed.length
    await reader.way(words.a.addresses.title).click()
    await reader.button(addresses.again).click()
    await page.getByText(addresses.asked).waitFor()
    expect(on.gate.passed.slice(before)).toEqual([`CONNECT ${beside}`])
    const home = page.locator('.versions li', { hasText: on.demo.url }).first()
    await home.getByText(addresses.trouble.silent).waitFor()
  }, 60_000)

  it('carries a post, over the same worker', async () => {
    await startThread(reader, { title: 'Back over the relay', text: 'By the way it came.', careful: false })
    await allSent(reader)
    await on.demo.release()
    const { events } = on.demo.node.store.query([{ kinds: [11], tags: {} }], 1_000)
    expect(events.some(({ content }) => content === 'By the way it came.')).toBe(true)
  }, 60_000)

  it('gives way to a log: with its first checkpoint the post has its place', async () => {
    expect(await askAt(reader, `http://${beside}/`)).toBe(addresses.asked)
    await front()
    // The list is drawn a few lines a frame: until it stands, nothing in it is called heard either.
    const heard = onTheFront().getByText(t.mine.heard)
    await expect.poll(async () => [await onTheFront().count(), await heard.count()]).toEqual([1, 0])
    expect(on.gate.refused).toEqual([])
    expect(reader.wrong.filter((fault) => !fault.includes('Failed to load resource'))).toEqual([])
  }, 60_000)
})
