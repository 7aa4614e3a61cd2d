// Addresses of one reader: a bridge that goes from one person to another and nowhere else, squares before the camera, a
// relay of others when nothing else is open, and two tabs that do not both send.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, readKeyFile } from '@commonwall/node'
import { cardText, lineSquares, sealLine, signCard } from '@commonwall/sync'
import { signerFromSeed } from '@commonwall/tlog'
import { publicKeyOf, signEvent } from '@commonwall/wall'
import type { Language } from '@commonwall/web/pages'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectFromRelays } from '../../packages/cli/src/follow/collect-relays.ts'
import { type PublicRelay, publicRelay } from '../../packages/sync/test/public-relay.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { cameraFile } from '../transports/fake-camera.ts'
import { startThread } from './deeds.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { DESK, openReader, type Reader } from './reader.ts'
import { tongueOf } from './words.ts'

const reason = whyNoBrowser()
const random = (length: number) => Uint8Array.from(randomBytes(length))
const PASSPHRASE = 'paper on a quiet wall'

describe.skipIf(reason !== undefined)(`addresses${reason ? `: not exercised, ${reason}` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-addresses-'))
  let demo: DemoNode
  let browser: Browser
  let gate: Gate
  let far: Gate
  let relay: PublicRelay
  let collecting: ReturnType<typeof collectFromRelays>
  let bridge = ''
  let card = ''
  let first: Reader
  let second: Reader
  const readers: Reader[] = []

  /** A post that somebody else has sealed. */
  function signedThread() {
    const tags = [
      ['h', demo.node.wall],
      ['title', 'Before the camera'],
      ['t', demo.node.state.history().current.boards[0]?.slug ?? ''],
      ['l', 'en'],
    ]
    const created_at = Math.floor(Date.now() / 1000)
    return signEvent({ kind: 11, created_at, tags, content: 'Held still.' }, random(32), random(32))
  }

  const open = async (at: Gate, language: Language) => {
    const reader = await openReader(browser, at, await tongueOf(language), {
      acceptDownloads: true,
      viewport: DESK,
      permissions: ['camera', 'clipboard-read', 'clipboard-write'],
    })
    readers.push(reader)
    return reader
  }
  const download = async (page: Page, button: string, name: string) => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    await saved.saveAs(join(folder, name))
    return join(folder, name)
  }
  const textOf = (words: string) =>
    demo.node.store.query([{ kinds: [11], tags: {} }], 1_000).events.some(({ content }) => content === words)
  const write = async (page: Page, words: string) => {
    await page.getByRole('link', { name: 'Write', exact: true }).click()
    await page.getByLabel('Title').fill('Sent')
    await page.getByRole('textbox', { name: 'Text' }).fill(words)
    await page.getByRole('button', { name: 'Post it' }).click()
    await page
      .locator('.risk button')
      .first()
      .or(page.locator('.mine > li'))
      .or(page.locator('.said-aloud:not(:empty)'))
      .first()
      .waitFor()
    if (await page.locator('.risk').isVisible()) await page.locator('.risk button').first().click()
  }

  beforeAll(async () => {
    demo = await startDemoNode()
    const { host, port } = new URL(demo.url)
    // The same host under another name, which stands in no definition.
    bridge = `http://localhost:${port}/`
    const keys = dataFolder(demo.folder)
    const until = Math.floor(Date.now() / 1000) + 86_400
    const signer = signerFromSeed(readKeyFile(keys.defaultLogKey))
    const capabilities = ['read', 'post'] as const
    card = cardText(await signCard({ wall: demo.node.wall, url: bridge, capabilities, until }, signer))
    const inbox = {
      key: publicKeyOf(readKeyFile(keys.inboxKey)),
      validUntil: until,
      pow: demo.node.state.history().current.pow,
    }
    const line = sealLine(signedThread(), inbox, until - 86_400, random)
    writeFileSync(join(folder, 'seen.y4m'), cameraFile(lineSquares(line)))
    relay = await publicRelay()
    collecting = collectFromRelays(demo.node, demo.folder, [relay.url], 1)
    browser = await launchBrowser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, 'seen.y4m')}`,
    ])
    gate = await openGate([host, `localhost:${port}`])
    far = await openGate([new URL(relay.url).host])
    first = await open(gate, 'en')
    second = await open(gate, 'zh-Hans')
  }, 120_000)
  afterAll(async () => {
    for (const reader of readers) await reader.close()
    await browser?.close()
    await collecting?.stop()
    await relay?.close()
    await gate?.close()
    await far?.close()
    await demo?.close()
    rmSync(folder, { recursive: true, force: true })
  }, 30_000)

  it('a square is read by the camera, and what is sealed in it handed in', async () => {
    const { page } = first
    await page.goto(`${demo.url}en/`)
    await first.appStands()
    await page.getByRole('link', { name: 'Take it along' }).click()
    await page.getByRole('button', { name: 'Read squares with the camera' }).click()
    await page.getByText('Handed in. They are sealed').waitFor()
    expect(await page.locator('.camera').count()).toBe(0)
    await demo.release()
    expect(textOf('Held still.')).toBe(true)
  }, 60_000)

  it('a bridge is taken from a link, and stands in no file, on no card and in no post', async () => {
    const { page } = first
    await page.getByRole('link', { name: 'Addresses' }).first().click()
    await page.getByLabel('Another address').fill(`${bridge}#${card}`)
    await page.getByRole('button', { name: 'Ask it' }).last().click()
    await page.locator('.versions li', { hasText: bridge }).getByText('given to you alone').waitFor()
    await page.getByRole('link', { name: 'Find us again' }).click()
    await page.locator('.card li', { hasText: demo.url }).waitFor()
    expect(await page.locator('.card').innerText()).not.toContain('localhost')
    await page.getByRole('link', { name: 'Take it along' }).click()
    const tar = readFileSync(await download(page, 'Save as a bundle', 'wall.tar'))
    const html = readFileSync(await download(page, 'Save as one HTML file', 'wall.html'))
    for (const file of [tar, html]) expect(file.includes(`localhost:${new URL(demo.url).port}`)).toBe(false)
    await write(page, 'There is one at localhost, for all to see.')
    await page
      .locator('.said-aloud', { hasText: 'This names an address that the wall itself does not name' })
      .waitFor()
  }, 60_000)

  it('it goes to one person, as squares and as a file, and is forgotten', async () => {
    const { page } = first
    await page.getByRole('link', { name: 'Addresses' }).first().click()
    await page.getByRole('button', { name: 'Give to one person' }).click()
    const picture = join(folder, 'square.png')
    const square = page.locator('.squares svg')
    await square.evaluate((drawn) => drawn.scrollIntoView({ block: 'center' }))
    await square.screenshot({ path: picture })
    const file = await download(page, 'Save as a file', 'note.txt')
    await page.getByRole('button', { name: 'Copy as a link' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${bridge}#${card}`)

    await second.page.goto(`${demo.url}zh-hans/`)
    await second.appStands()
    for (const given of [picture, file]) {
      await second.page.getByRole('link', { name: '带走' }).click()
      await second.page.setInputFiles('input[type=file]', given)
      await second.page.getByText('这是只给你的地址').waitFor()
      await second.page.getByRole('link', { name: '地址' }).first().click()
      const entry = second.page.locator('.versions li', { hasText: bridge })
      await entry.getByRole('button', { name: '忘掉它' }).click()
      await entry.waitFor({ state: 'detached' })
    }
    expect(second.wrong).toEqual([])
  }, 60_000)

  it('opened as a link it is for one reader alone: on no card, in no link, in no post, also once its card is forgotten', async () => {
    const { page, tongue, link, button } = second
    const { t, a, cite, addresses } = tongue
    const isTold = async () => {
      await link(a.find.title).click()
      await page.locator('.card li', { hasText: demo.url }).waitFor()
      expect(await page.locator('.card').innerText()).not.toContain('localhost')
      await link(t.newest).click()
      await page.locator('.threads h2 [role=link]').first().click()
      await page.locator('#f1').getByRole('button', { name: a.post.cite, exact: true }).click()
      await button(cite.copy).waitFor()
      expect(await button(cite.link).count()).toBe(0)
      await startThread(second, { title: 'Where I read', text: 'It is at localhost.' })
      await page.locator('.said-aloud', { hasText: addresses.tells }).waitFor()
    }
    await page.goto(`${bridge}#${card}`)
    await second.appStands()
    expect(page.url()).toBe(bridge)
    await link(a.addresses.title).first().click()
    await page.locator('.versions li', { hasText: bridge }).getByText(addresses.from.bridge).waitFor()
    await isTold()
    await page.reload()
    await second.appStands()
    await isTold()
  }, 60_000)

  it('where no wall is open it is opened from its square', async () => {
    const opener = await open(gate, 'zh-Hant')
    const { page, tongue } = opener
    writeFileSync(join(folder, 'app.html'), await (await fetch(`${demo.url}app.html`)).text())
    await page.goto(`file://${join(folder, 'app.html')}`)
    await page.setInputFiles('input[type=file]', join(folder, 'square.png'))
    await opener.appStands()
    await page.locator('.truth', { hasText: tongue.t.truth.other }).waitFor()
    expect(opener.wrong).toEqual([])
  }, 60_000)

  it('where nothing but a relay of others is open, a post goes over it', async () => {
    const cut = await open(far, 'en')
    const { page } = cut
    await page.goto(`file://${join(folder, 'wall.html')}`)
    await cut.appStands()
    await page.getByRole('link', { name: 'Addresses' }).first().click()
    await page.getByLabel('Another address').fill(relay.url)
    await page.getByRole('button', { name: 'Ask it' }).last().click()
    await page.locator('.versions li', { hasText: 'ws://' }).getByText('given by you').waitFor()
    await write(page, 'By way of a relay.')
    await page.getByRole('button', { name: 'Send now' }).click()
    await page.locator('.mine .now', { hasText: 'sent' }).waitFor()
    for (let n = 0; n < 100 && demo.node.store.shelf('waiting').count() === 0; n++)
      await page.waitForTimeout(100)
    await demo.release()
    expect(textOf('By way of a relay.')).toBe(true)
    expect(far.refused).toEqual([])
  }, 60_000)

  it('of two tabs with one outbox, one sends and the other shows it; when it is closed the other sends', async () => {
    const saver = await open(gate, 'en')
    const tab = saver.page
    const other = await saver.context.newPage()
    const posted = { tab: 0, other: 0 }
    tab.on('request', (request) => {
      if (request.method() === 'POST') posted.tab++
    })
    other.on('request', (request) => {
      if (request.method() === 'POST') posted.other++
    })
    await tab.goto(`${demo.url}en/`)
    await saver.appStands()
    await tab.getByRole('link', { name: 'Saving' }).click()
    await tab.getByLabel('Passphrase').fill(PASSPHRASE)
    await tab.getByLabel('The same once more').fill(PASSPHRASE)
    await tab.getByRole('button', { name: 'Save here' }).click()
    await tab.locator('.truth', { hasText: 'saved here' }).waitFor()
    await other.goto(`${demo.url}en/`)
    await other.getByLabel('Passphrase').fill(PASSPHRASE)
    await other.getByRole('button', { name: 'Unlock what is saved here' }).click()
    await other.locator('.truth', { hasText: 'saved here' }).waitFor()
    await write(other, 'Written in one tab, sent by the other.')
    await other.getByRole('button', { name: 'Send now' }).click()
    await other.locator('.mine .now', { hasText: 'sent' }).waitFor()
    await expect.poll(() => posted).toEqual({ tab: 1, other: 0 })
    await tab.close()
    await write(other, 'Sent by who is left.')
    await other.getByRole('button', { name: 'Send now' }).click()
    await other.locator('.mine > li').first().locator('.now', { hasText: 'sent' }).waitFor()
    await expect.poll(() => posted).toEqual({ tab: 1, other: 1 })
    await demo.release()
    for (const words of ['Written in one tab, sent by the other.', 'Sent by who is left.'])
      expect(textOf(words)).toBe(true)
    expect(saver.wrong).toEqual([])
  }, 60_000)
})
