// The program that *Saved here* keeps: it opens where its host is gone, and changes by no host's will.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '@commonwall/node'
import { formatVerifierKey, sha256, signerFromSeed, TYPE_ED25519, toHex, verifierKey } from '@commonwall/tlog'
import { APP_HTML, RELEASE_NOTE, signRelease, WORKER_JS } from '@commonwall/wall'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAt } from './axe.ts'
import { saveHere, unlock } from './deeds.ts'
import { FOLDED } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { ANY, anyNumbers, tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { a, t, program } = words
const SEEDS = [1, 2, 3].map((n) => new Uint8Array(32).fill(n))

inBrowser('a kept program', (on) => {
  let reader: Reader
  /** Where the host has its files. */
  let served: (path: string) => string

  beforeAll(async () => {
    // The app is built with the release keys of this test.
    process.env.COMMONWALL_RELEASE_KEYS = join(on.folder, 'release.keys')
    const vkeys = SEEDS.map((seed, n) =>
      formatVerifierKey(verifierKey(`r${n}`, TYPE_ED25519, signerFromSeed(seed).publicKey)),
    )
    writeFileSync(process.env.COMMONWALL_RELEASE_KEYS, `${vkeys.join('\n')}\n`)
    await on.start()
    served = (path) => join(dataFolder(on.demo.folder).published, path)
    reader = await on.reader(words)
  }, 120_000)

  afterAll(() => {
    delete process.env.COMMONWALL_RELEASE_KEYS
  })

  it('is kept when saving begins, and not before', async () => {
    const { page } = reader
    await reader.visit(on.demo.url)
    expect(
      await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
    ).toBe(0)
    await saveHere(reader)
    await page.getByText(program.unsigned).waitFor()
    const sum = toHex(sha256(readFileSync(served(APP_HTML))))
    expect(await page.locator('main .hex').innerText()).toBe(sum)
    await lookAt(reader, 'saved here')
  })

  it('opens at any path where its host is gone, asks nobody before it is unlocked, and says what the icon does', async () => {
    const { page } = reader
    on.gate.cut()
    await page.goto(`${on.demo.url}${words.language.toLowerCase()}/${on.demo.pathOf(FOLDED)}`)
    await page.getByText(program.nobodyAsked).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(words.language)
    await lookAt(reader, 'unlock')
    await unlock(reader)
    await page.getByText(program.silent(on.demo.host)).waitFor()
    await lookAt(reader, 'host is silent')
    expect(page.url()).toBe(on.demo.url)
    expect(await page.locator('.post').count()).toBeGreaterThan(3)
    expect(await page.locator('.note').getByRole('link', { name: a.nav.take, exact: true }).count()).toBe(1)
    // Paper tells neither where nor how it was read.
    await page.emulateMedia({ media: 'print' })
    const paper = await page.locator('body').innerText()
    await page.emulateMedia({ media: 'screen' })
    expect(paper).toContain(FOLDED)
    for (const told of [on.demo.host, t.truth.saved, t.truth.here]) expect(paper).not.toContain(told)
  })

  it('shows the front at the doors of a demonstration, which no file has', async () => {
    const { page } = reader
    await page.goto(`${on.demo.url}d/2`)
    await unlock(reader)
    await page.locator('.threads').waitFor()
  })

  it('takes no passphrase and no address in a browser that watches, and lets go on without', async () => {
    const { page } = reader
    const session = await page.context().newCDPSession(page)
    const userAgent = await page.evaluate(() => navigator.userAgent)
    await session.send('Emulation.setUserAgentOverride', { userAgent: `${userAgent} MicroMessenger/8.0.49` })
    await page.reload()
    await page.getByText(program.nobodyAsked).waitFor()
    await page.getByText(a.watching.why('WeChat')).waitFor()
    expect(await page.locator('input').count()).toBe(0)
    await reader.button(program.without).click()
    // Its host is gone: the wall must come from a file, and no address is typed here.
    await page.getByText(program.silent(on.demo.host)).waitFor({ timeout: 60_000 })
    await page.getByText(a.watching.why('WeChat')).waitFor()
    expect(await page.locator('input:not([type=file])').count()).toBe(0)
    expect(await page.locator('input[type=file]').count()).toBe(1)
    await session.send('Emulation.setUserAgentOverride', { userAgent })
    await session.detach()
  }, 90_000)

  it('stays what it is when the host serves another program, and names that', async () => {
    const { page } = reader
    on.gate.mend()
    const ours = readFileSync(served(APP_HTML), 'utf8')
    writeFileSync(served(APP_HTML), ours.replace('</body>', '<p>another</p></body>'))
    // The line looked cut: the address is left alone for three minutes, unless the page is opened anew.
    await page.reload()
    await unlock(reader)
    writeFileSync(served(WORKER_JS), `${readFileSync(served(WORKER_JS), 'utf8')}\n`)
    await page.reload()
    await unlock(reader)
    await page.getByText(program.another(on.demo.host)).waitFor()
    await lookAt(reader, 'another program')
    expect(await page.getByText('another', { exact: true }).count()).toBe(0)
  })

  it('waits 72 hours for a release that two of three keys signed', async () => {
    const { page } = reader
    const app = readFileSync(served(APP_HTML))
    const release = { version: 2, app: toHex(sha256(app)), sources: '00'.repeat(32) }
    const one = await signRelease(release, { name: 'r0', seed: SEEDS[0] as Uint8Array })
    const two = await signRelease(release, { name: 'r2', seed: SEEDS[2] as Uint8Array, note: one })
    writeFileSync(served(RELEASE_NOTE), two)
    await reader.button(program.again).click()
    await reader.link(a.saving.title).click()
    await page.getByText(anyNumbers(program.waits(2, ANY))).waitFor()
    await page.getByText(program.unsigned).waitFor()
    await lookAt(reader, 'a release that waits')
  })

  it('is left where the disk cut it short: the host opens the wall then, and no empty page', async () => {
    const { page } = reader
    await page.evaluate(async () => {
      const shelf = await caches.open('n')
      for (const request of await shelf.keys()) {
        const cut = (await (await shelf.match(request))?.text())?.slice(0, 5_000)
        await shelf.put(request, new Response(cut, { headers: { 'Content-Type': 'text/html' } }))
      }
    })
    await page.goto(on.demo.url)
    await reader.appStands()
    // Nor is the host's own file, opened by that service worker, called the kept one.
    const changed = readFileSync(served(APP_HTML), 'utf8')
    writeFileSync(served(APP_HTML), changed.replace('<p>another</p>', ''))
    await page.goto(`${on.demo.url}${APP_HTML}`)
    await page.getByText(a.foot.hostSees(on.demo.host)).waitFor()
    expect(await page.getByText(program.nobodyAsked).count()).toBe(0)
    // Longer than a step may take, so that one which takes too long is named.
  }, 60_000)

  it('goes with a wipe, and then the host is asked again', async () => {
    const { page } = reader
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
    await reader.visit(on.demo.url)
    const left = await page.evaluate(async () => ({
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
    expect(left).toEqual({ caches: [], workers: 0 })
    expect(await page.locator('meta[name=app]').count()).toBe(1)
    expect(on.gate.refused).toEqual([])
  }, 60_000)
})
