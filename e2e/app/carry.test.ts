// Taking the wall along: one HTML file that opens without a network, a post that is written there, carried sealed to
// somebody else, and found on the wall.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { openSmallWall } from '../../packages/sync/test/small-wall.ts'
import { LOCKED } from '../../packages/web/src/app/modes/locked.ts'
import { FAILED } from '../../packages/web/src/app/shell/failed-words.ts'
import { UNOPENED } from '../../packages/web/src/app/shell/unopened-words.ts'
import { WHY } from '../../packages/web/src/app/shell/why-words.ts'
import type { Gate } from '../gate.ts'
import { lookAt, wrongWithoutScripts } from './axe.ts'
import { askForNews, PASSPHRASE, saveHere, saves, startThread, unlock } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import { DESK, type Reader } from './reader.ts'
import { ANY, another, anyNumbers, tongue } from './words.ts'

const words = await tongue('en')
const broken = UNOPENED[words.language]
const why = WHY[words.language]
const { t, a, addresses, cite, modes, paper, program, proof } = words
/** Of who opens the file. */
const others = await another(words)
const OVER_SQUARES = 'Sealed, drawn and photographed.'
const WORDS = 'Written without a network, carried by hand.'

inBrowser('a wall that is carried', (on) => {
  let cut: Gate
  let first: Reader
  let offline: Reader

  const download = (reader: Reader, label: string, name: string) =>
    saves(reader, label, join(on.folder, name))

  /** The first reader has the addresses asked, and looks for words. */
  async function find(sought: string): Promise<void> {
    await askForNews(first)
    await first.link(t.search).click()
    const field = first.page.getByLabel(t.searchLabel)
    await field.fill(sought)
    await field.press('Enter')
  }

  beforeAll(async () => {
    await on.start()
    cut = await on.openGate()
    first = await on.reader(words, { acceptDownloads: true })
    offline = await on.reader(others, { acceptDownloads: true }, cut)
  }, 120_000)

  it('is one file with a neutral name', async () => {
    await first.visit(on.demo.url)
    await first.link(a.nav.take).click()
    await download(first, a.take.html, 'wall.html')
  }, 60_000)

  it('is found again by a card that one tap leads to from anywhere, and that is kept as a picture', async () => {
    const { page } = first
    await first.link(t.find.title).click()
    await page.locator('.card li', { hasText: on.demo.url }).waitFor()
    await lookAt(first, 'find again')
    const picture = readFileSync(await download(first, paper.picture, 'wall.png'))
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.length).toBeGreaterThan(5_000)
    await first.link(a.nav.take).click()
  })

  it('is readable with scripts off', async () => {
    const context = await (await on.browser()).newContext({ javaScriptEnabled: false, proxy: cut.proxy })
    const page = await context.newPage()
    await page.goto(`file://${join(on.folder, 'wall.html')}`)
    expect(await wrongWithoutScripts(page, 'one file with scripts off')).toEqual([])
    expect(await page.locator('.contents li').count()).toBeGreaterThan(20)
    expect(await page.getByText('All human beings are born free').first().isVisible()).toBe(true)
    const threads = await page.locator('.leaf').count()
    expect(await page.locator('.leaf .post').count()).toBeGreaterThan(threads + 10)
    await context.close()
  })

  it('says where it was cut short on its way, or changed, and can be read all the same', async () => {
    const whole = readFileSync(join(on.folder, 'wall.html'), 'utf8')
    const cutShort = join(on.folder, 'short.html')
    const reader = await on.reader(words, {}, cut)
    const { page } = reader
    writeFileSync(cutShort, whole.slice(0, -200))
    await page.goto(`file://${cutShort}`)
    await page.getByText(broken.broken).waitFor()
    await page.getByText(broken.unchecked).waitFor()
    expect(await page.getByText('All human beings are born free').first().isVisible()).toBe(true)
    await lookAt(reader, 'a file that was cut short')
    // An older browser opens no file, and says that of itself and not of the file.
    const older = await on.reader(words, {}, cut)
    const lacks = 'delete Map.groupBy;'
    await older.context.addInitScript(
      `${lacks} globalThis.Blob = class extends Blob { constructor(parts, as) { super(as?.type === 'text/javascript' ? ['${lacks}', ...parts] : parts, as) } }`,
    )
    await older.page.goto(`file://${join(on.folder, 'wall.html')}`)
    await older.page.getByText(broken.old).waitFor()
    expect(await older.page.getByText(broken.broken).count()).toBe(0)
    expect(await older.page.getByText('All human beings are born free').first().isVisible()).toBe(true)
    await older.close()
    const program = whole.indexOf('<script type="module">')
    writeFileSync(cutShort, `${whole.slice(0, program + 30)} ${whole.slice(program + 30)}`)
    await page.goto(`file://${cutShort}`)
    await page.evaluate(() => document.getAnimations().map((waits) => waits.finish()))
    expect((await page.locator('.still').boundingBox())?.height).toBeGreaterThan(60)
    await reader.close()
  })

  it('made by the one file it holds nothing of what extends its reader’s browser, which would tell who made it', async () => {
    const maker = await on.reader(words, { acceptDownloads: true }, cut)
    const { page } = maker
    // As extensions do, as soon as there is a place for it; in Firefox their addresses are each browser's own.
    await page.addInitScript(() => {
      const put = (place: Element, name: string) => {
        const part = document.createElement(name)
        part.textContent = 'of-an-extension'
        part.setAttribute('src', 'moz-extension://0a1b2c3d/part')
        place.prepend(part)
        place.append(part.cloneNode(true))
      }
      const watching = new MutationObserver(() => {
        if (document.body === null) return
        watching.disconnect()
        for (const place of [document.documentElement, document.body]) {
          place.setAttribute('data-of-an-extension', '')
          place.className = 'of-an-extension'
        }
        for (const name of ['style', 'meta', 'link', 'script', 'noscript']) put(document.head, name)
        put(document.body, 'of-an-extension')
        // Some put theirs after each style of the page.
        for (const own of document.querySelectorAll('head style:not([src])')) {
          const override = document.createElement('style')
          override.className = 'of-an-extension'
          own.after(override)
        }
        const style = document.createElement('style')
        style.textContent = '.of-an-extension{}'
        document.head.append(style)
      })
      watching.observe(document, { childList: true, subtree: true })
    })
    await page.goto(`file://${join(on.folder, 'wall.html')}`)
    await maker.appStands()
    expect(await page.content()).toContain('of-an-extension')
    await maker.link(a.nav.take).click()
    const taken = await saves(maker, a.take.html, join(on.folder, 'taken.html'))
    expect(readFileSync(taken, 'utf8')).not.toMatch(/moz-extension|of-an-extension/)
    await page.goto(`file://${taken}`)
    await maker.appStands()
    await maker.close()
  }, 60_000)

  it('opens also in a sandbox, where there is no origin, storage or service worker', async () => {
    const { context, page, close } = await on.reader(words, {}, cut)
    const framing = join(on.folder, 'framing.html')
    writeFileSync(framing, '<iframe sandbox="allow-scripts" src="wall.html" height="600"></iframe>')
    await page.goto(`file://${framing}`)
    await page.frameLocator('iframe').locator('.said-aloud').waitFor({ state: 'attached' })
    expect(context.pages()).toEqual([page])
    await close()
  })

  it('is dropped onto a program without a wall, which reads it, runs nothing of it, and says where each wall came from', async () => {
    const file = join(on.folder, 'app.html')
    writeFileSync(file, await (await fetch(`${on.demo.url}app.html`)).text())
    const opener = await on.reader(words)
    const { page } = opener
    await page.goto(`file://${file}`)
    await page.locator('.drop').waitFor()
    await lookAt(opener, 'opener')
    const program = '<script>globalThis.ran = true</script><img src="x" onerror="globalThis.ran = true">'
    const wall = readFileSync(join(on.folder, 'wall.html'), 'utf8').replace('<main', `${program}<main`)
    const dropped = await page.evaluateHandle((html) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([html], 'notes.html', { type: 'text/html' }))
      return transfer
    }, wall)
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: dropped })
    await opener.appStands()
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
    await page.locator('.truth', { hasText: t.truth.file }).click()
    await page.getByText(a.proof.unasked).waitFor()
    await opener.link(a.addresses.title).first().click()
    await page.getByLabel(addresses.add, { exact: true }).fill(on.demo.url)
    await page.locator('form').getByRole('button', { name: a.addresses.ask, exact: true }).click()
    await page.getByText(addresses.asked).waitFor()
    const entry = page.locator('.versions li', { hasText: on.demo.url })
    await entry.getByText(anyNumbers(addresses.answered(ANY))).waitFor()
    await page.locator('.truth', { hasText: t.truth.other }).click()
    await page.getByText(a.proof.source.other).waitFor()
    expect(await page.getByText(a.proof.unasked).count()).toBe(0)

    await page.reload()
    await page.getByLabel(a.opener.address, { exact: true }).fill(on.demo.url)
    await opener.button(a.addresses.ask).click()
    await opener.appStands()
    await page.locator('.truth', { hasText: t.truth.other }).waitFor()
    expect(opener.wrong).toEqual([])
    on.gate.cut()
    await opener.link(a.addresses.title).first().click()
    await opener.button(addresses.again).click()
    await page.getByText(addresses.none).waitFor()
    on.gate.mend()
    await opener.close()
  })

  it('where no wall is open, what is saved here is asked for, is not called nothing, and goes by one press', async () => {
    const other = on.also(await openSmallWall())
    const opener = await on.reader(words, {}, await on.openGate(on.demo.host, new URL(other.node.url).host))
    const { page } = opener
    const file = `file://${join(on.folder, 'app.html')}`
    await page.goto(file)
    await page.getByLabel(a.opener.address, { exact: true }).fill(on.demo.url)
    await opener.button(a.addresses.ask).click()
    await opener.appStands()
    await saveHere(opener)
    await page.reload()
    await page.getByText(modes.isLocked).waitFor()
    await unlock(opener)
    await page.reload()
    await opener.button(program.without).click()
    await page.getByLabel(a.opener.address, { exact: true }).waitFor()
    await page.getByText(modes.isLocked).waitFor()
    const databases = () => page.evaluate(async () => (await indexedDB.databases()).length)
    expect(await databases()).toBe(1)

    // All files that are opened on a device share what is saved there: of another wall nothing gets among it, and nothing is lost.
    await page.getByLabel(a.opener.address, { exact: true }).fill(other.node.url)
    await opener.button(a.addresses.ask).click()
    await opener.appStands()
    await startThread(opener, { title: 'Elsewhere', text: 'Of the other wall.' })
    await opener.link(a.saving.title).click()
    await page.getByText(modes.lockedMeans).waitFor()
    await page.getByLabel(modes.passphrase, { exact: true }).fill(PASSPHRASE)
    await opener.button(modes.unlock).click()
    await page.getByText(FAILED[words.language](WHY[words.language].otherWall)).waitFor()
    await page.locator('.truth', { hasText: LOCKED[words.language] }).waitFor()
    await opener.link(a.nav.mine).click()
    await page.locator('.mine', { hasText: 'Elsewhere' }).waitFor()
    await opener.button(a.wipe.button).click()
    await page.waitForURL('about:blank')
    await page.goto(file)
    await page.getByLabel(a.opener.address, { exact: true }).waitFor()
    await page.getByText(modes.isNot).waitFor()
    expect(await databases()).toBe(0)
    expect(opener.wrong).toEqual([])
    await opener.close()
  }, 90_000)

  it('opens from file:// without a network, checks itself, and asks nobody', async () => {
    const { page } = offline
    await page.goto(`file://${join(on.folder, 'wall.html')}`)
    await offline.appStands()
    expect(await page.locator('html').getAttribute('lang')).toBe(others.language)
    await page.locator('.truth', { hasText: others.t.truth.file }).click()
    await page.getByText(others.a.proof.nothingWrong).waitFor()
    expect(cut.refused).toEqual([])
  })

  it('lets one write there; what waits is taken along, sealed', async () => {
    const { page } = offline
    await startThread(offline, { title: '離線', text: WORDS })
    await page.locator('.mine .now', { hasText: others.a.mine.step.waiting }).waitFor()
    await download(offline, others.a.mine.asFile, 'notes.txt')
    expect(offline.wrong).toEqual([])
  })

  it('what was not on the wall yet is in no other file, and on no paper', async () => {
    const { page } = offline
    await offline.link(others.a.nav.take).click()
    const taken = readFileSync(await download(offline, others.a.take.html, 'taken.html'), 'utf8')
    expect(taken).toContain('All human beings are born free')
    for (const own of ['離線', WORDS, others.t.mine.waiting])
      expect(taken.split('<script')[0]).not.toContain(own)
    await offline.link(others.a.nav.mine).click()
    await offline.link('離線').click()
    await page.locator('.post.mine').waitFor()
    // Nothing of this thread is on the wall: there is nothing to save.
    await offline.button(others.a.read.asText).click()
    await page.locator('.said-aloud', { hasText: others.t.waiting }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.post.mine').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
  })

  it('sealed posts that are dropped with a wall where none is open are opened after it, and told by their name', async () => {
    const opener = await on.reader(words, {}, cut)
    const { page } = opener
    const files = ['notes.txt', 'wall.html'].map(
      (name) => [name, readFileSync(join(on.folder, name), 'utf8')] as const,
    )
    for (const order of [files, files.toReversed()]) {
      await page.goto(`file://${join(on.folder, 'app.html')}`)
      await page.locator('.drop').waitFor()
      await page.evaluate((all) => {
        const dataTransfer = new DataTransfer()
        for (const [name, text] of all) dataTransfer.items.add(new File([text], name))
        dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
      }, order)
      await opener.appStands()
      await page.locator('.drop li', { hasText: 'notes.txt' }).getByText(a.open.notHandedIn).waitFor()
    }
    await lookAt(opener, 'files that came with a wall')
    await opener.link(t.newest).click()
    await page.getByText(t.truth.file).waitFor()
    expect(opener.wrong).toEqual([])
    await opener.close()
  }, 60_000)

  it('another reader who shares nothing but the file hands it in, and it comes onto the wall', async () => {
    const { page } = first
    const notes = readFileSync(join(on.folder, 'notes.txt'), 'utf8')
    // One is dropped while the one before is still being read: each is opened in its turn, and told by its name.
    await page.evaluate(
      (files) => {
        for (const [name, text] of files) {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([text], name))
          dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
        }
      },
      [['none.txt', 'nothing'] as const, ['notes.txt', notes] as const],
    )
    await page.locator('.drop li', { hasText: 'none.txt' }).getByText(a.open.failed(why.damaged)).waitFor()
    await page.locator('.drop li', { hasText: 'notes.txt' }).getByText(a.open.handedIn).waitFor()
    await on.demo.release()
    await find('"carried by hand"')
    await first.link('離線').click()
    await page.locator('.said', { hasText: WORDS }).waitFor()
    await page.locator('#f1').getByRole('button', { name: a.post.cite, exact: true }).click()
    await page.getByText(anyNumbers(cite.stands(0, 0, 0))).waitFor()
    const proven = await download(first, cite.proof, 'notes.txt')
    const text = readFileSync(proven, 'utf8')
    const broken = join(on.folder, 'broken.txt')
    writeFileSync(
      broken,
      text.replace(/^index (\d+)$/m, (_, index) => `index ${Number(index) - 1}`),
    )
    await first.link(a.nav.take).click()
    await page.setInputFiles('input[type=file]', proven)
    await page.locator('.note', { hasText: '離線' }).waitFor()
    await lookAt(first, 'a proof that was opened')
    await page.setInputFiles('input[type=file]', broken)
    await page.getByText(proof.false).waitFor()
  })

  it('the file that was opened offline sees it too, from a newer file', async () => {
    await first.link(a.nav.take).click()
    const newer = await download(first, a.take.tar, 'wall.tar')
    await offline.link(others.a.nav.take).click()
    await offline.page.setInputFiles('input[type=file]', newer)
    await offline.page.getByText(anyNumbers(others.a.open.wall(2))).waitFor()
    await offline.link(others.a.nav.mine).click()
    await offline.page.locator('.mine .now', { hasText: others.a.mine.step['on-the-wall'] }).waitFor()
    expect(cut.refused).toEqual([])
  })

  it('a post goes over squares too: shown offline, photographed, opened as pictures, and handed in', async () => {
    const { page } = offline
    await page.setViewportSize(DESK)
    await startThread(offline, { title: '方碼', text: OVER_SQUARES })
    await offline.button(others.paper.codes).first().click()
    await page.locator('.squares svg').first().waitFor()
    await lookAt(offline, 'squares')
    const squares = await page.locator('.squares svg').all()
    await first.link(a.nav.take).click()
    // A few bytes that ask for four gigabytes: no decoder is given them.
    const buffer = Buffer.from('89504e470d0a1a0a0000000d4948445200007d0000007d000802000000', 'hex')
    await first.page.setInputFiles('input[type=file]', { name: 'notes', mimeType: 'image/png', buffer })
    await first.page.getByText(a.open.failed(why.largePicture)).waitFor()
    for (const [index, square] of squares.entries()) {
      const picture = join(on.folder, `square-${index}.png`)
      await square.screenshot({ path: picture })
      await first.page.setInputFiles('input[type=file]', picture)
      const missing = squares.length - 1 - index
      const said = missing === 0 ? a.open.handedIn : paper.more(missing)
      await first.page.getByText(said).waitFor()
    }
    await on.demo.release()
    await find('"drawn and photographed"')
    await first.link('方碼').waitFor()
    expect(cut.refused).toEqual([])
  })
})
