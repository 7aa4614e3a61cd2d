// A wall whose keeper has signed a definition of a later form, and whose files a newer program published: this program
// cannot read it. It says so on every screen, goes on by the definition before, and calls nobody a cheat.

import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, foundWall, type RunningNode, silentLog, startNode } from '@commonwall/node'
import {
  decodeTar,
  definitionPath,
  encodeDefinitionFile,
  encodeTar,
  HEAD_TAR,
  KIND,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { freePort } from '../../packages/cli/src/demo/doors/own-process.ts'
import { gzipMember } from '../../packages/node/src/publish/gzip.ts'
import { OUTGROWN } from '../../packages/web/src/app/read/outgrown-words.ts'
import { lookAt } from './axe.ts'
import { askForNews } from './deeds.ts'
import { untilAppLoads } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { says } from './somebody.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { a, t } = words

inBrowser('a reader whose program is too old for the wall', (on) => {
  const keeper = new Uint8Array(randomBytes(32))
  let founding: VerifiedEvent
  let node: RunningNode
  let folder: string
  let reader: Reader

  /** The keeper's next definition, with a rule that has no name in this form; as a newer program lays it beside the others. */
  async function publishLater() {
    const [version, ...rest] = founding.tags.filter(([name]) => name !== 'h')
    const tags = [
      ['h', founding.id],
      ['prev', founding.id],
      [version?.[0] ?? '', '2'],
      ...rest,
      ['seats', '9'],
    ]
    const created_at = Math.floor(Date.now() / 1000)
    const later = signEvent({ kind: KIND.definition, created_at, tags, content: '' }, keeper, randomBytes(32))
    const file = {
      path: definitionPath(2),
      bytes: await gzipMember(encodeDefinitionFile([{ event: later, proof: '' }])),
    }
    const { published } = dataFolder(folder)
    const head = decodeTar(readFileSync(join(published, HEAD_TAR)))
    writeFileSync(join(published, file.path), file.bytes)
    writeFileSync(join(published, HEAD_TAR), encodeTar([...head, file]))
  }

  beforeAll(async () => {
    const port = await freePort()
    folder = join(on.folder, 'wall')
    founding = foundWall({
      folder,
      titles: [{ lang: 'en', text: 'A later wall' }],
      boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
      langs: ['en'],
      url: `http://127.0.0.1:${port}/`,
      keeper,
      now: Math.floor(Date.now() / 1000),
      random: (length) => new Uint8Array(randomBytes(length)),
    })
    node = on.also(await startNode({ folder, port, app: true, log: silentLog }))
    const tags = [
      ['title', 'From before'],
      ['t', 'talk'],
      ['l', 'en'],
    ]
    await says({ node, url: node.url }, { kind: KIND.thread, tags, content: 'It stays readable.' })
    await untilAppLoads(node.url)
    await on.openGate(new URL(node.url).host)
    reader = await on.reader(words)
  }, 120_000)

  it('is told so once it is published, and reads and writes on', async () => {
    const { page, link } = reader
    const notice = page.locator('.notice', { hasText: OUTGROWN[words.language] })
    await reader.visit(node.url)
    await link('From before').waitFor()
    expect(await notice.count()).toBe(0)
    await publishLater()
    await askForNews(reader)
    await notice.waitFor()
    await lookAt(reader, 'outgrown')
    await link(t.newest).click()
    await link('From before').click()
    await page.getByText('It stays readable.', { exact: true }).waitFor()
    await notice.waitFor()
    await link(a.nav.write).click()
    await page.getByLabel(a.write.titleLabel, { exact: true }).waitFor()
    await notice.waitFor()
    // Whoever served it is no cheat for it.
    expect(await page.locator('.notice').count()).toBe(1)
    expect(reader.wrong).toEqual([])
  })
})
