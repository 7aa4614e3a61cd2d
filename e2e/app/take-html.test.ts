// Taking the wall as HTML where it fails: what is said is what happened.

import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { FAILED } from '../../packages/web/src/app/shell/failed-words.ts'
import { WHY } from '../../packages/web/src/app/shell/why-words.ts'
import { saves } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { a } = words
const because = (why: keyof typeof WHY.en & ('notFetched' | 'damaged' | 'storage')) =>
  FAILED[words.language](WHY[words.language][why])

inBrowser('a reader who takes the wall as HTML', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words, { acceptDownloads: true })
    await reader.visit(on.demo.url)
    await reader.link(a.nav.take).click()
    await reader.button(a.take.html).waitFor()
  }, 120_000)

  const isTold = async (what: string) => {
    await reader.button(a.take.html).click()
    await reader.page.locator('.said-aloud', { hasText: what }).waitFor()
  }

  it('is told of a line that is cut, of a host without the app, and of one that gives something else', async () => {
    on.gate.cut()
    await isTold(because('notFetched'))
    on.gate.standIn({ status: 404, headers: {}, body: '' })
    await isTold(a.take.noApp)
    on.gate.standIn({ status: 200, headers: { 'content-type': 'text/html' }, body: 'Another program.' })
    await isTold(because('damaged'))
    on.gate.mend()
  })

  it('is told of a browser without room for the file, and has it once there is some', async () => {
    const { page } = reader
    // As Chromium has it: bytes for which there is no room are lost when they are read.
    await page.evaluate(() => {
      const { readAsDataURL } = FileReader.prototype
      FileReader.prototype.readAsDataURL = function () {
        this.dispatchEvent(new ProgressEvent('error'))
      }
      Object.assign(globalThis, {
        makeRoom() {
          FileReader.prototype.readAsDataURL = readAsDataURL
        },
      })
    })
    await isTold(because('storage'))
    await page.evaluate('makeRoom()')
    await saves(reader, a.take.html, join(on.folder, 'wall.html'))
    expect(reader.wrong.filter((fault) => !fault.includes('Failed to load resource'))).toEqual([])
  }, 60_000)
})
