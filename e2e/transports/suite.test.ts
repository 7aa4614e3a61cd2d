// The transports' acceptance suite in a real browser, in pages under the app's own policies: from a host without TLS, as
// a mirror may be, and from a file. And the camera, from a file of what it sees.
//
// All of it runs on this machine, where browsers are more lenient: so hosts have names, and Chromium is told to take
// their ports for public addresses; that it does is shown by what it then refuses.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lineSquares } from '@commonwall/sync'
import { blurredTime, sealEvent, stringifyEvent, type VerifiedEvent } from '@commonwall/wall'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  absentPeer,
  babblingPeer,
  cuttingPeer,
  endlessPeer,
  silentPeer,
} from '../../packages/sync/test/bad-peers.ts'
import type { CaseResult, PageRig } from '../../packages/sync/test/browser/transports-page.ts'
import { inboxKeyOf, openSmallWall, type SmallWall, thread } from '../../packages/sync/test/small-wall.ts'
import { badRelay } from '../../packages/sync/test/transports/relay-rig.ts'
import { secretOf, seededBytes } from '../../packages/wall/test/seeded.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { cameraFile } from './fake-camera.ts'
import { GLOBAL, type PolicyPage, servePolicyPage } from './policy-page.ts'

const reason = whyNoBrowser()
const NAMES = '--host-resolver-rules=MAP *.wall 127.0.0.1'
const now = () => Math.floor(Date.now() / 1000)
/** The same machine under a name that the browser does not know for loopback. */
const named = (url: string, name: string) => url.replace('127.0.0.1', `${name}.wall`)

const portOf = (url: string) => new URL(url).port

describe.skipIf(reason !== undefined)(
  `transports in a browser under the app’s policy${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    let wall: SmallWall
    let policyPage: PolicyPage
    let browser: Browser
    let folder: string
    let rig: PageRig
    let sealed: string
    const closing: (() => Promise<unknown>)[] = []

    beforeAll(async () => {
      wall = await openSmallWall()
      policyPage = await servePolicyPage()
      folder = mkdtempSync(join(tmpdir(), 'commonwall-page-'))
      sealed = await sealedLine(wall, 'sealed in a page')
      const camera = join(folder, 'camera.y4m')
      mkdirSync(folder, { recursive: true })
      writeFileSync(camera, cameraFile(lineSquares(await sealedLine(wall, '長'.repeat(190)))))
      rig = await rigOf()
      const ports = [
        policyPage.port,
        ...[rig.node, ...Object.values(rig.http), ...Object.values(rig.relay)].map(portOf),
      ]
      const spaces = ports.map((port) => `127.0.0.1:${port}=public`)
      browser = await launchBrowser([
        NAMES,
        `--ip-address-space-overrides=${spaces.join(',')}`,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${camera}`,
      ])
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      for (const close of closing) await close()
      await policyPage?.close()
      await wall?.close()
      rmSync(folder, { recursive: true, force: true })
    }, 30_000)

    async function rigOf(): Promise<PageRig> {
      const http = [silentPeer, cuttingPeer, endlessPeer, babblingPeer, absentPeer]
      const urls: string[] = []
      for (const start of http) {
        const peer = await start()
        closing.push(peer.close)
        urls.push(named(peer.url, 'bad'))
      }
      const [silent = '', cutting = '', endless = '', babbling = '', absent = ''] = urls
      const relays = await Promise.all([
        badRelay(() => undefined),
        badRelay((socket) => socket.terminate()),
        badRelay((socket) => socket.send(`["NOTICE","${'x'.repeat(1_200_000)}"]`)),
        badRelay((socket) => socket.send('<!doctype html>')),
      ])
      closing.push(...relays.map(({ close }) => close))
      const [a = '', b = '', c = '', d = ''] = relays.map(({ url }) => named(url, 'bad'))
      const plain = thread(wall.node.wall, 'plain in a page', now(), 41)
      return {
        node: named(wall.node.url, 'node'),
        wall: wall.node.wall,
        log: wall.log,
        files: {},
        absent: `log/${wall.log}/tile/0/255`,
        good: [sealed, stringifyEvent(plain)],
        bad: JSON.stringify({ ...plain, content: 'altered' }),
        events: wall.events,
        http: { silent, cutting, endless, babbling, absent },
        relay: { silent: a, cutting: b, endless: c, babbling: d, absent: absent.replace('http', 'ws') },
      }
    }

    /** Opens a page and hands out what its requests told. */
    async function open(url: string) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(String(error)))
      const preflights: string[] = []
      const told: string[] = []
      const wire = await context.newCDPSession(page)
      await wire.send('Network.enable')
      wire.on('Network.requestWillBeSent', ({ type, request }) => {
        if (type === 'Preflight') preflights.push(request.url)
      })
      wire.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
        for (const name of Object.keys(headers))
          if (/^(?:cookie|referer|if-none-match|if-modified-since|authorization)$/i.test(name))
            told.push(name)
      })
      await page.exposeFunction('addPost', () => wall.add(`live in a page ${Math.random()}`))
      await page.goto(url)
      return { page, context, preflights, told, faults }
    }

    /** On the wall as it is now: the suite itself adds to it. */
    const suiteIn = async (page: Page) => {
      const current = { ...rig, files: await published() }
      return (await page.evaluate(`${GLOBAL}.suite(${JSON.stringify(current)})`)) as readonly CaseResult[]
    }

    async function published(): Promise<PageRig['files']> {
      const files = [...(await wall.files())].filter(([path]) => path !== 'index.html')
      return Object.fromEntries(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]))
    }

    it('pass the whole suite from a host without TLS, ask for no permission and tell nothing', async () => {
      const { page, context, preflights, told, faults } = await open(`http://page.wall:${policyPage.port}/`)
      expect(await page.evaluate(`${GLOBAL}.policyHolds()`)).toEqual({ secure: false, stops: true })
      const results = await suiteIn(page)
      expect(results.filter(({ problem }) => problem !== undefined)).toEqual([])
      expect(results.length).toBeGreaterThanOrEqual(28)
      expect([preflights, told, faults]).toEqual([[], [], []])
      await context.close()
    }, 120_000)

    it('are held for public ones by the browser: from the same page, loopback itself is out of reach', async () => {
      const other = await endlessPeer()
      const { page, context } = await open(`http://page.wall:${policyPage.port}/`)
      const reach = (url: string) =>
        page.evaluate(`fetch(${JSON.stringify(url)}).then(() => true, () => false)`)
      expect(await reach(`${rig.node}head.tar`)).toBe(true)
      expect(await reach(other.url.replace('127.0.0.1', 'near.wall'))).toBe(false)
      await context.close()
      await other.close()
    }, 60_000)

    it('pass the whole suite from a file, and the camera reads a post of several squares', async () => {
      const file = join(folder, 'wall.html')
      writeFileSync(file, policyPage.file)
      const { page, context, preflights, told } = await open(`file://${file}`)
      expect(await page.evaluate(`${GLOBAL}.policyHolds()`)).toEqual({ secure: true, stops: true })
      const results = await suiteIn(page)
      expect(results.filter(({ problem }) => problem !== undefined)).toEqual([])
      expect([preflights, told]).toEqual([[], []])
      const { said, frames } = (await page.evaluate(`${GLOBAL}.readCamera()`)) as {
        said: { kind: string; line: string }
        frames: number
      }
      expect(said.kind).toBe('sealed-line')
      expect(frames).toBeGreaterThan(1)
      const post = await fetch(`${wall.node.url}log/${wall.log}/inbox`, {
        method: 'POST',
        body: `${said.line}\n`,
      })
      expect((await post.text()).trim()).toMatch(/^[0-9a-f]{64} taken$/)
      await context.close()
    }, 120_000)
  },
)

let sealings = 0
async function sealedLine(wall: SmallWall, text: string): Promise<string> {
  const random = seededBytes(++sealings)
  const event: VerifiedEvent = thread(wall.node.wall, text, now(), 50 + sealings)
  return stringifyEvent(
    sealEvent(event, {
      inboxKey: await inboxKeyOf(wall),
      secretKey: secretOf(40 + sealings),
      createdAt: blurredTime(now(), 0.5),
      nonce32: random(32),
      auxiliaryRandom: random(32),
    }),
  )
}
