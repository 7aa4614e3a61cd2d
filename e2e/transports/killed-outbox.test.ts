// A browser that is killed without a warning, in each state of a post that it saved: nothing is lost, nothing is
// counted twice, and the post ends on the wall.

import { mkdtempSync, rmSync } from 'node:fs'
import { request as ask, createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringifyEvent, type VerifiedEvent } from '@commonwall/wall'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallWall, type SmallWall, thread } from '../../packages/sync/test/small-wall.ts'
import { type KillableBrowser, launchKillable, whyNoBrowser } from '../browser.ts'
import { GLOBAL, type PolicyPage, servePolicyPage } from './policy-page.ts'

const reason = whyNoBrowser()
const NAMES = '--host-resolver-rules=MAP *.wall 127.0.0.1'

describe.skipIf(reason !== undefined)(
  `an outbox in a browser that is killed${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    /** Everybody's clock but the browser's, moved by hand: a batch waits for minutes. */
    let ahead = 0
    const clock = () => Math.floor(Date.now() / 1000) + ahead
    let wall: SmallWall
    let policyPage: PolicyPage
    let line: Awaited<ReturnType<typeof holdingLine>>
    let profile: string
    let running: KillableBrowser | undefined

    beforeAll(async () => {
      wall = await openSmallWall({ posts: 1, now: clock })
      policyPage = await servePolicyPage()
      line = await holdingLine(wall.node.url)
      profile = mkdtempSync(join(tmpdir(), 'commonwall-profile-'))
    }, 60_000)
    afterAll(async () => {
      await running?.kill()
      await line?.close()
      await policyPage?.close()
      await wall?.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }, 30_000)

    const named = (url: string) => url.replace('127.0.0.1', 'node.wall')

    /** Starts the browser on what its disk holds, and says which posts it finds there. */
    async function start(): Promise<{ readonly page: Page; readonly found: readonly string[] }> {
      running = await launchKillable(profile, [NAMES])
      const context = running.browser.contexts()[0] ?? (await running.browser.newContext())
      const page = await context.newPage()
      await page.goto(`http://page.wall:${policyPage.port}/`)
      const options = { wall: wall.node.wall, reading: named(wall.node.url), posting: named(line.url) }
      const found = (await page.evaluate(
        `${GLOBAL}.openOutbox(${JSON.stringify(options)})`,
      )) as readonly string[]
      return { page, found }
    }

    const kill = async () => {
      await running?.kill()
      running = undefined
    }
    const call = (page: Page, name: string, value?: string) =>
      page.evaluate(`${GLOBAL}.${name}(${value === undefined ? '' : JSON.stringify(value)})`)

    async function release(): Promise<void> {
      ahead += 4 * 60
      await wall.node.batch.releaseDue()
      await wall.node.flush()
    }

    it('keeps a post that waits, one under way, one that was sent, and one on the wall', async () => {
      const event: VerifiedEvent = thread(wall.node.wall, 'through four lives', clock(), 95)
      const is = (state: string) => [`${event.id} ${state}`]

      const first = await start()
      expect(await call(first.page, 'add', stringifyEvent(event))).toEqual(is('waiting'))
      await kill()

      const second = await start()
      expect(second.found).toEqual(is('waiting'))
      line.hold()
      void call(second.page, 'send').catch(() => undefined)
      await line.held()
      await kill()
      line.letGo()

      const third = await start()
      expect(third.found).toEqual(is('waiting'))
      expect(await call(third.page, 'sendAgain')).toEqual(is('sent'))
      await kill()

      await release()
      const fourth = await start()
      expect(fourth.found).toEqual(is('sent'))
      expect(await call(fourth.page, 'look', named(wall.node.url))).toEqual(is('on-the-wall'))
      await kill()

      const fifth = await start()
      expect(fifth.found).toEqual(is('on-the-wall'))
      await kill()

      expect(line.posts()).toBeGreaterThanOrEqual(2)
      expect(wall.node.store.get(event.id)?.id).toBe(event.id)
      expect(wall.node.store.placedCount('default')).toBe(3)
    }, 180_000)
  },
)

/** The way to a node, on which an answer can be held back after the node has given it. */
async function holdingLine(node: string) {
  let holding = false
  let posts = 0
  let seen = () => {}
  const kept: ServerResponse[] = []
  const held = new Promise<void>((resolve) => {
    seen = resolve
  })
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === 'POST') posts += 1
    const { method = 'GET', headers, url = '/' } = incoming
    const there = ask(new URL(url, node), { method, headers }, (answer) => {
      if (holding && method === 'POST') {
        answer.resume()
        kept.push(outgoing)
        answer.once('end', seen)
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    there.once('error', () => outgoing.destroy())
    incoming.pipe(there)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    hold() {
      holding = true
    },
    held: () => held,
    letGo() {
      holding = false
      for (const response of kept) response.destroy()
    },
    posts: () => posts,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
