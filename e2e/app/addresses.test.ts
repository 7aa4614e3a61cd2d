// Addresses of one reader: a bridge that goes from one person to another and nowhere else, squares before the camera, a
// relay of others when nothing else is open, and two tabs that do not both send.

import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, readKeyFile } from '@commonwall/node'
import { cardText, lineSquares, sealLine, signCard } from '@commonwall/sync'
import { signerFromSeed } from '@commonwall/tlog'
import { publicKeyOf, signEvent } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { collectFromRelays } from '../../packages/cli/src/follow/collect-relays.ts'
import { type PublicRelay, publicRelay } from '../../packages/sync/test/public-relay.ts'
import type { Gate } from '../gate.ts'
import { cameraFile } from '../transports/fake-camera.ts'
import { lookAt } from './axe.ts'
import { leaves, saveHere, saves, startThread, unlock } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import { DESK, type Reader } from './reader.ts'
import { another, type Tongue, tongue } from './words.ts'

const words = await tongue('en')
const { t, a, addresses, paper, program } = words
/** Of whom the bridge is given to. */
const others = await another(words)
const random = (length: number) => Uint8Array.from(randomBytes(length))

inBrowser('addresses', (on) => {
  let far: Gate
  let relay: PublicRelay
  let bridge = ''
  let card = ''
  let first: Reader
  let second: Reader

  /** A post that somebody else has sealed. */
  function signedThread() {
    const tags = [
      ['h', on.demo.node.wall],
      ['title', 'Before the camera'],
      ['t', on.demo.node.state.history().current.boards[0]?.slug ?? ''],
      ['l', 'en'],
    ]
    const created_at = Math.floor(Date.now() / 1000)
    return signEvent({ kind: 11, created_at, tags, content: 'Held still.' }, random(32), random(32))
  }

  const open = (spoken: Tongue, at = on.gate) =>
    on.reader(
      spoken,
      {
        acceptDownloads: true,
        viewport: DESK,
        permissions: ['camera', 'clipboard-read', 'clipboard-write'],
      },
      at,
    )
  const download = (reader: Reader, label: string, name: string) =>
    saves(reader, label, join(on.folder, name))
  const textOf = (text: string) =>
    on.demo.node.store
      .query([{ kinds: [11], tags: {} }], 1_000)
      .events.some(({ content }) => content === text)
  const write = (reader: Reader, text: string) => startThread(reader, { title: 'Sent', text })

  beforeAll(async () => {
    await on.start()
    const { port } = new URL(on.demo.url)
    // The same host under another name, which stands in no definition.
    bridge = `http://localhost:${port}/`
    const keys = dataFolder(on.demo.folder)
    const until = Math.floor(Date.now() / 1000) + 86_400
    const signer = signerFromSeed(readKeyFile(keys.defaultLogKey))
    const capabilities = ['read', 'post'] as const
    card = cardText(await signCard({ wall: on.demo.node.wall, url: bridge, capabilities, until }, signer))
    const inbox = {
      key: publicKeyOf(readKeyFile(keys.inboxKey)),
      validUntil: until,
      pow: on.demo.node.state.history().current.pow,
    }
    const line = await sealLine(signedThread(), inbox, until - 86_400, random)
    writeFileSync(join(on.folder, 'seen.y4m'), cameraFile(lineSquares(line)))
    relay = on.also(await publicRelay())
    const collecting = collectFromRelays(on.demo.node, on.demo.folder, [relay.url], 1)
    on.also({ close: () => collecting.stop() })
    await on.browser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${join(on.folder, 'seen.y4m')}`,
    ])
    on.gate.allow(`localhost:${port}`)
    far = await on.openGate(new URL(relay.url).host)
    first = await open(words)
    second = await open(others)
  }, 120_000)

  it('a square is read by the camera, and what is sealed in it handed in', async () => {
    const { page } = first
    await first.visit(on.demo.url)
    await first.link(a.nav.take).click()
    await first.button(paper.camera).click()
    await page.getByText(a.open.handedIn).waitFor()
    expect(await page.locator('.camera').count()).toBe(0)
    await on.demo.release()
    expect(textOf('Held still.')).toBe(true)
  }, 60_000)

  it('a camera that opens only after its panel was closed is let go', async () => {
    const { page } = first
    await page.evaluate(() => {
      const { mediaDevices } = navigator
      const open = mediaDevices.getUserMedia.bind(mediaDevices)
      const late = Object.assign(globalThis, { allow: () => {}, seen: undefined as MediaStream | undefined })
      const allowed = new Promise<void>((resolve) => {
        late.allow = resolve
      })
      mediaDevices.getUserMedia = async (wanted) => {
        await allowed
        late.seen = await open(wanted)
        return late.seen
      }
    })
    await first.button(paper.camera).click()
    await page.locator('.camera').waitFor()
    await first.link(t.newest).click()
    await page.locator('.camera').waitFor({ state: 'detached' })
    await page.evaluate(() => (globalThis as never as { allow(): void }).allow())
    const states = () =>
      page.evaluate(() =>
        (globalThis as never as { seen?: MediaStream }).seen?.getTracks().map((track) => track.readyState),
      )
    await expect.poll(states).toEqual(['ended'])
  }, 60_000)

  it('a bridge is taken from a link, and stands in no file, on no card and in no post', async () => {
    const { page } = first
    await first.way(a.addresses.title).click()
    await page.getByLabel(addresses.add).fill(`${bridge}#${card}`)
    await page.locator('form').getByRole('button', { name: a.addresses.ask, exact: true }).click()
    await page.locator('.versions li', { hasText: bridge }).getByText(addresses.from.bridge).waitFor()
    await first.link(t.find.title).click()
    await page.locator('.card li', { hasText: on.demo.url }).waitFor()
    expect(await page.locator('.card').innerText()).not.toContain('localhost')
    await first.link(a.nav.take).click()
    const tar = readFileSync(await download(first, a.take.tar, 'wall.tar'))
    const html = readFileSync(await download(first, a.take.html, 'wall.html'))
    for (const file of [tar, html])
      expect(file.includes(`localhost:${new URL(on.demo.url).port}`)).toBe(false)
    await write(first, 'There is one at localhost, for all to see.')
    await page.locator('.said-aloud', { hasText: addresses.tells }).waitFor()
  }, 60_000)

  it('it goes to one person, as squares and as a file, and is forgotten', async () => {
    const { page } = first
    await first.way(a.addresses.title).click()
    await first.button(addresses.give).click()
    const picture = join(on.folder, 'square.png')
    const square = page.locator('.squares svg')
    await square.waitFor()
    await lookAt(first, 'give to one person')
    await square.evaluate((drawn) => drawn.scrollIntoView({ block: 'center' }))
    await square.screenshot({ path: picture })
    const file = await download(first, addresses.asFile, 'note.txt')
    await first.button(addresses.copyLink).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${bridge}#${card}`)

    await second.visit(on.demo.url)
    for (const given of [picture, file]) {
      await second.link(others.a.nav.take).click()
      await second.page.setInputFiles('input[type=file]', given)
      await second.page.getByText(others.addresses.taken).waitFor()
      await second.way(others.a.addresses.title).click()
      const entry = second.page.locator('.versions li', { hasText: bridge })
      await entry.getByRole('button', { name: others.addresses.forget, exact: true }).click()
      await entry.waitFor({ state: 'detached' })
    }
    expect(second.wrong).toEqual([])
  }, 60_000)

  it('opened as a link it is for one reader alone: on no card, in no link, in no post, also once its card is forgotten', async () => {
    const { page, tongue, link, button } = second
    const { t, a, cite, addresses } = tongue
    const isTold = async () => {
      await link(t.find.title).click()
      await page.locator('.card li', { hasText: on.demo.url }).waitFor()
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
    const opener = await open(await another(others))
    const { page, tongue } = opener
    writeFileSync(join(on.folder, 'app.html'), await (await fetch(`${on.demo.url}app.html`)).text())
    await page.goto(`file://${join(on.folder, 'app.html')}`)
    await page.setInputFiles('input[type=file]', join(on.folder, 'square.png'))
    await opener.appStands()
    await page.locator('.truth', { hasText: tongue.t.truth.other }).waitFor()
    expect(opener.wrong).toEqual([])
  }, 60_000)

  it('where nothing but a relay of others is open, a post goes over it', async () => {
    const cut = await open(words, far)
    const { page } = cut
    await page.goto(`file://${join(on.folder, 'wall.html')}`)
    await cut.appStands()
    await cut.way(a.addresses.title).click()
    await page.getByLabel(addresses.add).fill(relay.url)
    await page.locator('form').getByRole('button', { name: a.addresses.ask, exact: true }).click()
    await page.locator('.versions li', { hasText: 'ws://' }).getByText(addresses.from.given).waitFor()
    await write(cut, 'By way of a relay.')
    // The next tick of the node's own clock is half a minute away then.
    await on.demo.release()
    await cut.button(a.mine.now).click()
    await page.locator('.mine .now', { hasText: a.mine.step.sent }).waitFor()
    await expect
      .poll(() => on.demo.node.store.shelf('waiting').count(), { timeout: 10_000 })
      .toBeGreaterThan(0)
    await on.demo.release()
    expect(textOf('By way of a relay.')).toBe(true)
    expect(far.refused).toEqual([])
  }, 60_000)

  it('of two tabs with one outbox, one sends and the other shows it; when it is closed the other sends', async () => {
    const saver = await open(words)
    const tab = saver.page
    const beside = await saver.newTab()
    const other = beside.page
    const posted = { tab: 0, other: 0 }
    tab.on('request', (request) => {
      if (request.method() === 'POST') posted.tab++
    })
    other.on('request', (request) => {
      if (request.method() === 'POST') posted.other++
    })
    await saver.visit(on.demo.url)
    await saveHere(saver)
    // The other tab asks for the passphrase first only once the program is kept.
    await tab.getByText(program.unsigned).waitFor()
    await other.goto(`${on.demo.url}${words.language.toLowerCase()}/`)
    await unlock(beside)
    await write(beside, 'Written in one tab, sent by the other.')
    await beside.button(a.mine.now).click()
    await leaves(beside)
    await expect.poll(() => posted).toEqual({ tab: 1, other: 0 })
    await tab.close()
    await write(beside, 'Sent by who is left.')
    await beside.button(a.mine.now).click()
    await leaves(beside)
    await expect.poll(() => posted).toEqual({ tab: 1, other: 1 })
    // A post that is sent may still be on its way into the batch.
    for (const text of ['Written in one tab, sent by the other.', 'Sent by who is left.'])
      await expect
        .poll(async () => {
          await on.demo.release()
          return textOf(text)
        })
        .toBe(true)
    expect(saver.wrong).toEqual([])
  }, 120_000)
})
