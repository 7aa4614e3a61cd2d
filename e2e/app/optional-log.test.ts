// The optional log of a wall: nobody reads it without asking, and who asks sees what stands in it alone, and as such.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { foundWall, type RunningNode, silentLog, startNode } from '@commonwall/node'
import { KIND } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { freePort } from '../../packages/cli/src/demo/doors/own-process.ts'
import { untilAppLoads } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { says } from './somebody.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { t, optional } = words
/** More work than chance shows. */
const POW = 22

inBrowser('an optional log', (on) => {
  let node: RunningNode
  let reader: Reader

  beforeAll(async () => {
    const port = await freePort()
    const folder = join(on.folder, 'wall')
    foundWall({
      folder,
      titles: [{ lang: 'en', text: 'Two logs' }],
      boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
      langs: ['en'],
      url: `http://127.0.0.1:${port}/`,
      keeper: randomBytes(32),
      pow: POW,
      optionalLog: true,
      now: Math.floor(Date.now() / 1000),
      random: (length) => new Uint8Array(randomBytes(length)),
    })
    node = on.also(await startNode({ folder, port, app: true, log: silentLog }))
    const tags = [
      ['title', 'Without work'],
      ['t', 'talk'],
      ['l', 'en'],
    ]
    await says({ node, url: node.url }, { kind: KIND.thread, tags, content: 'Said in a hurry.' })
    await untilAppLoads(node.url)
    await on.openGate(new URL(node.url).host)
    reader = await on.reader(words)
  }, 120_000)

  it('is read on request, and its posts say where they stand', async () => {
    const { page, link, button } = reader
    await reader.visit(node.url)
    await page.getByText(t.nothingYet).waitFor()
    await page.locator('.truth').click()
    await page.getByText(optional.what).waitFor()
    await button(optional.read).click()
    await page.getByText(optional.isRead).waitFor()
    await link(t.newest).click()
    await link('Without work').click()
    await page.locator('#f1 .place', { hasText: t.logOptional }).waitFor()
    expect(reader.wrong).toEqual([])
  })
})
