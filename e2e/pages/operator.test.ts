// The operator's page on the narrowest phone, in each language, by day and by night: with a name of the wall that is written
// from right to left, a folder of many words, and addresses that fill a line.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall, type RunningNode, silentLog, startNode } from '@commonwall/node'
import { LANGUAGES } from '@commonwall/web/pages'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wrongOn } from '../app/axe.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'

const reason = whyNoBrowser()
const ONION = `http://${'abcdefghijklmnopqrstuvwxyz234567'.repeat(2).slice(0, 56)}.onion/`

describe.skipIf(reason !== undefined)(
  `who runs a node reads${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), "commonwall the operator's own-"))
    let node: RunningNode
    let browser: Browser

    beforeAll(async () => {
      const data = join(folder, 'a folder-with-hyphens and words')
      mkdirSync(data)
      foundWall({
        folder: join(data, 'wall'),
        titles: [{ lang: 'ug', text: 'ئەركىن سۆز تېمى، بۇ تامغا ھەممە ئادەم يازالايدۇ' }],
        boards: [{ slug: 'b', lang: 'ug', title: 'B' }],
        langs: ['ug'],
        url: ONION,
        keeper: new Uint8Array(32).fill(1),
        witnesses: [1, 2, 3, 4].map((n) => ({
          ...{ name: `${'w'.repeat(38)}${n}.invalid`, key: `${n}a`.repeat(32), url: 'http://127.0.0.1:9/' },
        })),
        now: Math.floor(Date.now() / 1000) - 60,
        random: (length) => new Uint8Array(length).fill(7),
      })
      const mirrors = ['http://127.0.0.1:9/', `${ONION}wall/`]
      node = await startNode({
        folder: join(data, 'wall'),
        port: 0,
        operatorPort: 0,
        mirrors,
        log: silentLog,
      })
      browser = await launchBrowser()
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      await node?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it.each(LANGUAGES)(
      '%s: axe finds nothing, nothing is cut, no mark stands apart from its name, no option is torn',
      async (lang) => {
        const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
        await page.goto(`${node.operator}${lang.toLowerCase()}/`)
        expect(await wrongOn(page, lang)).toEqual([])
        await page.setViewportSize({ width: 320, height: 640 })
        const torn = await page.evaluate(() => {
          const lines = (from: Node, begin: number, to: Node, end: number) => {
            const words = document.createRange()
            words.setStart(from, begin)
            words.setEnd(to, end)
            return [...words.getClientRects()].map(({ top }) => Math.round(top))
          }
          const found: string[] = []
          for (const item of document.querySelectorAll('.witnesses li')) {
            const name = item.querySelector('bdi')?.firstChild
            if (name && (lines(name, 0, name, 1)[0] ?? 0) - item.getBoundingClientRect().top > 8)
              found.push(`${name.textContent} below its mark`)
          }
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
          while (texts.nextNode()) {
            const { currentNode } = texts
            for (const { index, 0: option } of (currentNode.textContent ?? '').matchAll(/--[a-z-]+/g))
              if (new Set(lines(currentNode, index, currentNode, index + option.length)).size > 1)
                found.push(option)
          }
          return found
        })
        expect(torn).toEqual([])
        await page.close()
      },
      60_000,
    )
  },
)
