// Hostile posts and hostile mirrors, in a real browser under the app's own policy: what means harm is rendered safely, and
// whoever cheats is named in words.

import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { dataFolder } from '@commonwall/node'
import { parsePath } from '@commonwall/wall'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withFiles } from '../../packages/sync/test/rig/tamper.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { type HostilePosts, hostilePosts } from '../hostile/posts.ts'
import { readHostilePosts } from '../hostile/read-all.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader, type Reader } from './reader.ts'
import { tongueOf } from './words.ts'

const reason = whyNoBrowser()
const SEED = 7
type Served = ReadonlyMap<string, Uint8Array>

describe.skipIf(reason !== undefined)(`who means harm${reason ? `: not exercised, ${reason}` : ''}`, () => {
  let demo: DemoNode
  let browser: Browser
  let gate: Gate
  let posts: HostilePosts
  const mirrors: Server[] = []

  beforeAll(async () => {
    demo = await startDemoNode(async (wall, now) => {
      posts = hostilePosts(wall, now, SEED, 2)
      return posts.events
    })
    browser = await launchBrowser()
    gate = await openGate([demo.host])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    for (const mirror of mirrors) mirror.close()
    await gate?.close()
    await demo?.close()
  }, 30_000)

  const reading = async (work: (reader: Reader) => Promise<void>) => {
    const reader = await openReader(browser, gate, await tongueOf('en'))
    try {
      await reader.page.goto(`${demo.url}en/`)
      await reader.appStands()
      await work(reader)
    } finally {
      await reader.close()
    }
  }

  it('posts come out as text: nothing runs, nothing is asked for, nothing leaves its place', async () => {
    await reading(async ({ page, wrong }) => {
      expect(await readHostilePosts(page, demo, posts)).toEqual([])
      expect(wrong).toEqual([])
      expect(gate.refused).toEqual([])
    })
  }, 300_000)

  /** What the node publishes now. */
  const published = (): Map<string, Uint8Array> => {
    const folder = dataFolder(demo.folder).published
    const files = new Map<string, Uint8Array>()
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = relative(folder, join(entry.parentPath, entry.name))
      if (entry.isFile() && parsePath(path)) files.set(path, readFileSync(join(folder, path)))
    }
    return files
  }
  /** Serves files as a mirror does. @returns its address */
  const mirror = async (files: Served): Promise<string> => {
    const server = createServer((request, response) => {
      const bytes = files.get((request.url ?? '').slice(1))
      response.setHeader('access-control-allow-origin', '*')
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    mirrors.push(server)
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    gate.allow(host)
    return `http://${host}/`
  }

  const ask = async (page: Page, address: string) => {
    await page.getByRole('link', { name: 'Addresses' }).first().click()
    await page.locator('#address').fill(address)
    await page.locator('#address').press('Enter')
  }
  const others = (files: Served, text: string, change: (text: string) => string): Uint8Array => {
    const [path] = [...files.keys()].filter((one) => one.startsWith(text))
    const body = gunzipSync(files.get(path ?? '') ?? new Uint8Array()).toString()
    const changed = change(body)
    expect(changed).not.toBe(body)
    return gzipSync(changed)
  }

  it.each([
    [
      'swaps the definition',
      (now: Served) =>
        withFiles(now, [
          [
            'definition/1.gz',
            others(now, 'definition/', (body) => body.replace('"title","en","', '"title","en","Not ')),
          ],
        ]),
      /serves a definition that those who may did not sign|serves another wall|gives a file that is not what/,
    ],
    [
      'swaps the moderators and names witnesses of its own',
      (now: Served) =>
        withFiles(now, [
          [
            'definition/1.gz',
            others(now, 'definition/', (body) =>
              body.replace(
                /\["moderator",[^\]]*\]/,
                `["witness","evil.example","${'ab'.repeat(32)}","https://evil.example/"]`,
              ),
            ),
          ],
        ]),
      /serves a definition that those who may did not sign|serves another wall|gives a file that is not what/,
    ],
  ] as const)(
    'a mirror that %s is named, and nothing of it is shown',
    async (_, tamper, words) => {
      const address = await mirror(tamper(published()))
      await reading(async ({ page }) => {
        await ask(page, address)
        await page.getByText('One address gave something that is not true.').click()
        const named = page.locator('main li', { hasText: address })
        await named.first().waitFor()
        expect(await named.first().innerText()).toMatch(words)
        await page.getByRole('link', { name: 'Newest' }).click()
        expect(await page.locator('body').innerText()).not.toMatch(
          /Not A demonstration|and obey|evil\.example\/ab/,
        )
      })
    },
    60_000,
  )

  it('a mirror that is minutes behind is no cheat, and takes nothing newer away', async () => {
    const address = await mirror(published())
    const { event, title } = posts.later
    await demo.node.intake.take(event, 'relay')
    await demo.release()
    await reading(async ({ page }) => {
      await page.getByText(title).first().waitFor()
      await ask(page, address)
      await page.locator('.versions', { hasText: address }).waitFor()
      expect(await page.getByText('gave something that is not true.').count()).toBe(0)
      await page.getByRole('link', { name: 'Newest' }).click()
      await page.getByText(title).first().waitFor()
    })
  }, 60_000)
})
