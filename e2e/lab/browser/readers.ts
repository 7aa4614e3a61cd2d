// What somebody does at a real browser, program by program. A success is what stands on the screen.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario, Success } from '@commonwall/lab'
import { decodeOutboxFile, httpTransport } from '@commonwall/sync'
import { logHash } from '@commonwall/wall'
import type { BrowserContext, Page } from 'playwright-core'
import type { DemoNode } from '../../app/demo-node.ts'
import type { Sitting } from './sit-down.ts'

export interface AtBrowser {
  readonly context: BrowserContext
  /** Gives what waits at the wall its places: what the clock brings within minutes. */
  readonly release: () => Promise<void>
  /** The node itself, for who carries files in and out; undefined where only its pages can be reached. */
  readonly demo: DemoNode | undefined
  /** A folder of this run's own. */
  readonly folder: string
  /** Tells the timeline what the reader does. */
  readonly note: (what: string) => void
}

export interface BrowserReader {
  readonly id: string
  readonly title: string
  readonly tells: string
  /** Why it cannot be tried in a scenario, where it cannot. */
  cannot?(scenario: Scenario): string | undefined
  /** Before the wall minds. */
  prepare?(at: AtBrowser): Promise<void>
  start(at: AtBrowser): Sitting
}

const LOAD = { timeout: 9000, waitUntil: 'domcontentloaded' } as const

/**
 * Goes there, and again, as people do: each time in a tab of its own, since the error page of a visit that failed may
 * come late and take the next one's place.
 */
async function visit({ context, note }: AtBrowser, url: string, tries = 2): Promise<Page | undefined> {
  for (let tried = 0; tried < tries; tried++) {
    const page = await context.newPage()
    note(`opens ${url}`)
    const problem = await page.goto(url, LOAD).then(
      () => undefined,
      (error: unknown) => String(error),
    )
    if (problem === undefined) return page
    const [, why = 'nothing comes'] = /net::ERR_([A-Z_]+)/.exec(problem) ?? []
    note(`gives up on it: ${why.toLowerCase().replaceAll('_', ' ')}`)
    await page.close()
  }
  return undefined
}

const forum: BrowserReader = {
  id: 'https-forum',
  title: 'A plain forum',
  tells: 'An ordinary forum on its own host over HTTPS, in Chromium.',
  start(at) {
    let open: Page | undefined
    return {
      async read() {
        open = await visit(at, 'https://forum.blocked.test/')
        return open && { by: 'the forum itself' }
      },
      async write() {
        return open && (await posts(open, at)) ? { by: 'the forum took it' } : undefined
      },
    }
  },
}

const news: BrowserReader = {
  id: 'service-worker-site',
  title: 'A site kept on the device',
  tells: 'A site with a service worker, in Chromium, visited once before the wall minded it.',
  async prepare({ context }) {
    const page = await context.newPage()
    await page.goto('https://news.blocked.test/', { timeout: 15_000 })
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
      timeout: 15_000,
    })
    await page.close()
  },
  start(at) {
    let open: Page | undefined
    const fresh = (page: Page) =>
      page.evaluate(() =>
        fetch('/feed', { signal: AbortSignal.timeout(7000) }).then(
          (answer) => answer.text(),
          () => '',
        ),
      )
    return {
      async read() {
        open = await visit(at, 'https://news.blocked.test/', 1)
        if (open === undefined) return undefined
        at.note('the page opens from the device; asks its host for what is new')
        return (await fresh(open)).includes('a page of') ? { by: 'its one host', firstText: 0 } : undefined
      },
      async write() {
        return open && (await posts(open, at)) ? { by: 'its one host took it' } : undefined
      },
    }
  },
}

function posts(page: Page, { note }: AtBrowser): Promise<boolean> {
  note('sends an answer')
  return page.evaluate(async () => {
    const signal = AbortSignal.timeout(7000)
    return fetch('/answer', { method: 'POST', body: '[an answer]', signal }).then(
      async (answer) => (await answer.text()).includes('[an answer]'),
      () => false,
    )
  })
}

const nostr: BrowserReader = {
  id: 'nostr-client',
  title: 'A Nostr client',
  tells: 'A web client built on nostr-tools with four of the best-known public relays, in Chromium.',
  start(at) {
    let open: Page | undefined
    const relays = ['relay.damus.io', 'nos.lol', 'relay.nostr.band', 'nostr.wine'].map(
      (name) => `wss://${name}/`,
    )
    return {
      async read() {
        open = await visit(at, 'https://client.test/', 1)
        if (open === undefined) return undefined
        at.note(`asks ${relays.length} relays`)
        const found = await open.evaluate(async (urls) => {
          const { SimplePool, verifyEvent } = (
            globalThis as never as { NostrTools: typeof import('nostr-tools') }
          ).NostrTools
          const [event] = await new SimplePool().querySync(urls, { kinds: [1], limit: 1 }, { maxWait: 6000 })
          return event !== undefined && verifyEvent(event)
        }, relays)
        return found ? { by: 'a public relay' } : undefined
      },
      async write() {
        if (open === undefined) return undefined
        at.note('gives all relays an answer')
        const taken = await open.evaluate(async (urls) => {
          const { SimplePool, finalizeEvent, generateSecretKey } = (
            globalThis as never as { NostrTools: typeof import('nostr-tools') }
          ).NostrTools
          const pool = new SimplePool()
          const event = finalizeEvent(
            { kind: 1, created_at: Math.floor(Date.now() / 1000), tags: [], content: 'an answer' },
            generateSecretKey(),
          )
          const sent = await Promise.any(pool.publish(urls, event)).then(
            () => true,
            () => false,
          )
          const [back] = sent ? await pool.querySync(urls, { ids: [event.id] }, { maxWait: 6000 }) : []
          return back !== undefined
        }, relays)
        return taken ? { by: 'a public relay that gives it back' } : undefined
      },
    }
  },
}

/** Clicks through the composer; leaves the post on its way. */
async function compose(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Write', exact: true }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Text', { exact: true }).fill('Said from behind the wall.')
  await page.getByRole('button', { name: 'Post it' }).click()
  await page.locator('.risk').getByRole('button', { name: 'Yes, or I do not know' }).click()
  await page.locator('.mine .now', { hasText: 'waiting' }).first().waitFor()
}

async function sendAndProve(page: Page, { release, note }: AtBrowser): Promise<Success | undefined> {
  note('sends the post, sealed')
  await page.getByRole('button', { name: 'Send now' }).first().click()
  await page.locator('.mine .now', { hasText: 'sent' }).first().waitFor({ timeout: 25_000 })
  note('it is sent; waits for its place')
  await release()
  await page.getByRole('button', { name: 'Look whether they are there' }).click()
  await page.locator('.mine .now', { hasText: 'on the wall' }).first().waitFor({ timeout: 25_000 })
  return { by: 'sealed, with a proof that it is on the wall' }
}

async function verified(page: Page): Promise<void> {
  await page.locator('.said-aloud').waitFor({ state: 'attached', timeout: 25_000 })
  await page.locator('.truth').click()
  await page.getByText('Nothing that came was found to be wrong.').waitFor({ timeout: 25_000 })
}

/** Two mirrors, and an address that no release names: a friend gave it. */
const PLACES = [
  'https://blue-kiln.test/',
  'https://tin-harbour.test:8443/',
  'https://seed-shop.test/',
] as const

/** The app's own dialing ends at hosts that speak HTTP. */
const noRelay = ({ id }: Scenario) =>
  id === 'relay-stays'
    ? 'the app in a browser speaks to no relay; the run in virtual time shows it'
    : undefined

const oursPage: BrowserReader = {
  id: 'ours-page',
  title: 'Commonwall, the page',
  tells:
    'Our app as a page from a real node behind the names of two mirrors and of an unlisted address, in Chromium; nothing is saved on the device.',
  cannot: noRelay,
  start(at) {
    let open: Page | undefined
    return {
      async read() {
        for (const url of PLACES.map((place) => `${place}en/`)) {
          open = await visit(at, url)
          if (open === undefined) continue
          await verified(open)
          at.note('every post that came is verified')
          return { by: `a copy at ${new URL(url).host}` }
        }
        return undefined
      },
      async write() {
        if (open === undefined) return undefined
        await compose(open, 'From a page')
        return sendAndProve(open, at)
      },
    }
  },
}

const oursFile: BrowserReader = {
  id: 'ours-file',
  title: 'Commonwall, the file',
  tells:
    'Our app as one HTML file with the wall of a while ago inside, opened from the device in Chromium; then it asks a mirror, or is handed a file.',
  cannot: noRelay,
  start(at) {
    const { context, demo, folder, note } = at
    const page = context.newPage()
    let online: string | undefined
    return {
      async read() {
        const open = await page
        await open.goto(`file://${join(folder, '../wall.html')}`, LOAD)
        await verified(open)
        note('opens the file; every post in it is verified')
        await open.getByRole('link', { name: 'Addresses' }).first().click()
        online = undefined
        for (const [place, timeout] of [
          [PLACES[1], 4500],
          [PLACES[2], 10_000],
        ] as const) {
          note(`asks ${place}`)
          await open.getByLabel('Another address').fill(place)
          await open.getByRole('button', { name: 'Ask it' }).last().click()
          const asked = open.getByText('Asked. What was new is here.').waitFor({ timeout })
          if (
            await asked.then(
              () => true,
              () => false,
            )
          ) {
            online = new URL(place).host
            break
          }
        }
        return {
          by: online === undefined ? 'a carried file' : `the file, and a copy at ${online}`,
          firstText: 0,
        }
      },
      async write() {
        const open = await page
        await compose(open, 'From a file')
        if (online !== undefined) return sendAndProve(open, at)
        if (demo === undefined) return undefined
        note('nothing gets through: saves the post as a sealed file')
        const [saved] = await Promise.all([
          open.waitForEvent('download'),
          open.getByRole('button', { name: 'Save the sealed file' }).click(),
        ])
        const path = join(folder, 'notes.txt')
        await saved.saveAs(path)
        // Somebody who travels hands it in outside, and brings back what the wall says then.
        const lines = decodeOutboxFile(readFileSync(path))
        const [log] = demo.node.state.history().current.logs
        await httpTransport(demo.url).post?.(logHash(log?.key ?? ''), lines)
        await demo.release()
        const head = Buffer.from(await (await fetch(`${demo.url}head.tar`)).arrayBuffer())
        note('is handed a file of the wall of today')
        await open.getByRole('link', { name: 'Take it along' }).click()
        await open
          .locator('input[type=file]')
          .first()
          .setInputFiles({ name: 'head.tar', mimeType: 'application/x-tar', buffer: head })
        await open.waitForTimeout(1500)
        await open.getByRole('link', { name: 'My posts' }).click()
        await open.locator('.mine .now', { hasText: 'on the wall' }).first().waitFor({ timeout: 7000 })
        return { by: 'a carried file, with a proof that it is on the wall' }
      },
    }
  },
}

export const BROWSER_READERS: readonly BrowserReader[] = [forum, news, nostr, oursPage, oursFile]
