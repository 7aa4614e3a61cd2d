// A wall of some megabytes that is taken along: nobody's line or disk is filled by one press.

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeTar, embeddedBundle, KIND, signEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { openSmallWall, type SmallWall } from '../../packages/sync/test/small-wall.ts'
import { secretOf, seededBytes } from '../../packages/wall/test/seeded.ts'
import { lookAt } from './axe.ts'
import { saves } from './deeds.ts'
import { untilAppLoads } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import { ANY, anyNumbers, tongue } from './words.ts'

const words = await tongue('en')
const { t, a, taking } = words

/** Some 30 KB each, however they are packed. */
const POSTS = 110

/** More than one press saves. */
async function openLargeWall(): Promise<SmallWall> {
  const wall = await openSmallWall({ posts: 0, app: true })
  const random = seededBytes(9)
  for (let n = 0; n < POSTS; n++)
    await wall.node.intake.take(
      signEvent(
        {
          kind: KIND.thread,
          created_at: Math.floor(Date.now() / 1000),
          tags: [
            ['h', wall.events[0]?.id ?? ''],
            ['title', `Long ${n}`],
            ['t', 'board'],
            ['l', 'en'],
          ],
          content: Buffer.from(random(33_000)).toString('base64'),
        },
        secretOf(77),
        secretOf(0),
      ),
      'relay',
    )
  await wall.node.flush()
  await untilAppLoads(wall.node.url)
  return wall
}

inBrowser('a wall that is large', (on) => {
  it('says how large it is before it is saved, where it is large', async () => {
    const large = on.also(await openLargeWall())
    await on.openGate(new URL(large.node.url).host)
    const reader = await on.reader(words, { acceptDownloads: true })
    const { page } = reader
    const saved: string[] = []
    page.on('download', (file) => saved.push(file.suggestedFilename()))
    await reader.visit(large.node.url)
    await page.locator('.truth', { hasText: t.truth.entries(POSTS + 1) }).waitFor()
    await reader.link(a.nav.take).click()
    await reader.button(a.take.html).click()
    await page.locator('.said-aloud', { hasText: anyNumbers(taking.ready(ANY)) }).waitFor()
    expect(saved).toEqual([])
    await lookAt(reader, 'a file that is large')
    const label = (await page.locator('.acts button').first().innerText()).trim()
    const file = await saves(reader, label, join(on.folder, 'large.html'))
    expect(label).toBe(a.take.html + taking.size(`${Math.ceil(statSync(file).size / 1e6)}`))
    const bundle = embeddedBundle(readFileSync(file, 'utf8')) ?? new Uint8Array()
    const held = decodeTar(bundle).reduce((all, { bytes }) => all + bytes.length, 0)
    expect(held).toBeGreaterThan(POSTS * 30_000)
    expect(reader.wrong).toEqual([])
  }, 120_000)
})
