// Keeping the program, cut short: a worker that does not come, a line that breaks after the first file, a full browser, a
// cache that was cleared. The page stands all the while, says truly whether the program is kept, and finishes by one step.

import { appendFileSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '@commonwall/node'
import { sha256, toHex } from '@commonwall/tlog'
import { APP_HTML, WORKER_JS } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { FAILED } from '../../packages/web/src/app/shell/failed-words.ts'
import { WHY } from '../../packages/web/src/app/shell/why-words.ts'
import { lookAt } from './axe.ts'
import { saveHere, unlock } from './deeds.ts'
import { FOLDED } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { a, t, program } = words

inBrowser('a program whose keeping is cut short', (on) => {
  let reader: Reader
  let served: (path: string) => string

  beforeAll(async () => {
    await on.start()
    served = (path) => join(dataFolder(on.demo.folder).published, path)
    reader = await on.reader(words)
  }, 120_000)

  const wiped = async () => {
    await reader.button(a.wipe.button).first().click()
    await reader.page.waitForURL('about:blank')
    await reader.visit(on.demo.url)
  }
  const isUnfinished = () => reader.page.getByText(program.unfinished).waitFor()
  const finish = async () => {
    await reader.button(program.keep).click()
    await reader.page.getByText(program.unsigned).waitFor()
  }
  const says = (why: 'storage' | 'silent') =>
    reader.page
      .locator('.said-aloud', { hasText: FAILED[words.language](WHY[words.language][why]) })
      .waitFor()
  const sumShown = () => reader.page.locator('main .hex').innerText()
  const sumServed = () => toHex(sha256(readFileSync(served(APP_HTML))))

  it('is said where the service worker did not come; the wall is read, and one step keeps it', async () => {
    const { page } = reader
    await reader.visit(on.demo.url)
    renameSync(served(WORKER_JS), served('away'))
    await saveHere(reader)
    await isUnfinished()
    await lookAt(reader, 'not kept yet')
    await reader.link(t.newest).click()
    await reader.link(FOLDED).click()
    await page.locator('#f1').waitFor()
    await reader.way(a.saving.title).click()
    await isUnfinished()
    renameSync(served('away'), served(WORKER_JS))
    await finish()
    expect(await sumShown()).toBe(sumServed())
  })

  it('is said where the line is cut after the first file', async () => {
    const { context, page } = reader
    await wiped()
    const file = `**/${APP_HTML}`
    await context.route(file, (route) => route.abort('connectionreset'))
    await saveHere(reader)
    await isUnfinished()
    await reader.button(program.keep).click()
    await says('silent')
    await isUnfinished()
    await context.unroute(file)
    // The address is left alone for a while, unless the page is opened anew.
    await page.reload()
    await reader.appStands()
    await reader.way(a.saving.title).click()
    await unlock(reader)
    await page.getByText(program.unsigned).waitFor()
  })

  it('is said where the browser is full, and what is saved is kept all the same', async () => {
    const { context, page } = reader
    await wiped()
    const { origin } = new URL(on.demo.url)
    const session = await context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 900_000 })
    await saveHere(reader)
    await isUnfinished()
    await reader.button(program.keep).click()
    await says('storage')
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    await finish()
  })

  it('is said where it was lost and its host has another by now, and nothing of that is taken unasked', async () => {
    const { page } = reader
    const before = await sumShown()
    await page.evaluate(() => caches.delete('n'))
    appendFileSync(served(APP_HTML), '<!-- another --></html>\n')
    await page.reload()
    await reader.appStands()
    await reader.way(a.saving.title).click()
    await unlock(reader)
    await page.getByText(program.gone).waitFor()
    await lookAt(reader, 'lost')
    await finish()
    expect(await sumShown()).not.toBe(before)
    expect(await sumShown()).toBe(sumServed())
    expect(on.gate.refused).toEqual([])
  })
})
