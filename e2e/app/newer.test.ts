// What a newer program has left, met by this one: a database and a key of a later form, a file with more in it than is known
// here. It is said in words, and nothing of it, nor of what is held, is touched.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '@commonwall/node'
import { beforeAll, expect, it } from 'vitest'
import { FAILED } from '../../packages/web/src/app/shell/failed-words.ts'
import { WHY } from '../../packages/web/src/app/shell/why-words.ts'
import { lookAt } from './axe.ts'
import { leftBehind, NOTHING, PASSPHRASE, saveHere, saves, startThread } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('en')
const { t, a, broken, modes, program } = words
const why = WHY[words.language]

/** In a page of this address that is not of ours: what a later program would do to the database. */
function asLater(version: number | undefined, record: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('n', version)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = async () => {
      const rows = opening.result.transaction('rows', 'readwrite').objectStore('rows')
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done) => {
          request.onsuccess = () => done(request.result)
        })
      const key = (await settled(rows.get('k'))) as Uint8Array<ArrayBuffer>
      if (record) {
        key[0] = 3
        await settled(rows.put(key, 'k'))
      }
      const all = [await settled(rows.getAllKeys()), await settled(rows.getAll())]
      const hash = new Uint8Array(
        await crypto.subtle.digest('SHA-256', await new Blob(all.flat() as BlobPart[]).arrayBuffer()),
      )
      opening.result.close()
      resolve(String(hash))
    }
  })
}

inBrowser('what a newer program has left', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words, { acceptDownloads: true })
  }, 120_000)

  const later = async (version?: number, record = false) => {
    const page = await reader.context.newPage()
    await page.goto(`${on.demo.url}release.note`)
    const held = await page.evaluate(`(${asLater})(${version}, ${record})`)
    await page.close()
    return held
  }
  const isRefused = async () => {
    const { page } = reader
    await page.getByText(program.nobodyAsked).waitFor()
    await page.getByLabel(modes.passphrase, { exact: true }).fill(PASSPHRASE)
    await reader.button(modes.unlock).click()
    await page.getByRole('status').getByText(FAILED[words.language](why.newer)).waitFor()
    await lookAt(reader, 'saved by a newer program')
  }

  it('in another tab: this one lets go at once, says so, and still gives what waits as a file', async () => {
    const { page } = reader
    await reader.visit(on.demo.url)
    await saveHere(reader)
    await page.getByText(program.unsigned).waitFor()
    await startThread(reader, { title: 'Older', text: 'A post that waits.' })
    await page.locator('.mine', { hasText: 'Older' }).waitFor()
    await later(2)
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await page.getByRole('alert').getByText(broken.newer).waitFor({ timeout: 5_000 })
    await page.locator('.truth', { hasText: t.truth.mode }).waitFor()
    await lookAt(reader, 'a newer program in another tab')
    expect(
      readFileSync(await saves(reader, a.mine.asFile, join(on.folder, 'notes.txt'))).length,
    ).toBeGreaterThan(500)
    await reader.way(a.saving.title).click()
    await page.getByText(modes.isLocked, { exact: true }).waitFor()
  })

  it('as a database: it is not opened, nor changed; a wipe takes it all the same', async () => {
    const { page } = reader
    const before = await later()
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await isRefused()
    expect(await later()).toBe(before)
    await reader.button(a.wipe.button).first().click()
    await page.waitForURL('about:blank')
    await page.goto(`${on.demo.url}en/`)
    expect(await leftBehind(page)).toEqual(NOTHING)
  })

  it('as a key: the right passphrase is not called a wrong one, and nothing is changed', async () => {
    const { page } = reader
    await reader.visit(on.demo.url)
    await saveHere(reader)
    await page.getByText(program.unsigned).waitFor()
    // While it stands, this tab keeps the way by which the reader came, some moments after each step.
    await page.goto('about:blank')
    const before = await later(undefined, true)
    await page.goto(`${on.demo.url}en/`)
    await isRefused()
    expect(await later()).toBe(before)
    await reader.button(program.without).click()
    await reader.appStands()
    await reader.way(a.saving.title).click()
    await page.getByText(modes.isLocked, { exact: true }).waitFor()
  })

  it('as a file with more in it than is known here: it is not taken in, and that may be why', async () => {
    const { page } = reader
    const bundle = readFileSync(join(dataFolder(on.demo.folder).published, 'head.tar'))
    const name = Buffer.from('definition/')
    const at = bundle.indexOf(name)
    expect(at).toBe(0)
    Buffer.from('definizion/').copy(bundle, at)
    await reader.link(a.nav.take).click()
    const size = on.demo.node.store.placedCount('default')
    const strip = page.locator('.truth')
    await strip.getByText(t.truth.entries(size), { exact: true }).waitFor()
    const held = await strip.innerText()
    await page.setInputFiles('input[type=file]', { name: 'wall.tar', mimeType: '', buffer: bundle })
    await page.locator('.said-aloud', { hasText: a.open.failed(why.damaged) }).waitFor()
    expect(await strip.innerText()).toBe(held)
    expect(reader.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
  })
})
