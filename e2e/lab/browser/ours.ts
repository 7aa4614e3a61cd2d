// Our app, at a real browser: as a page of a mirror, and as one HTML file. A success is what stands on the screen.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario, Success } from '@commonwall/lab'
import { decodeOutboxFile, httpTransport } from '@commonwall/sync'
import { logHash } from '@commonwall/wall'
import type { Page } from 'playwright-core'
import { type AtBrowser, type BrowserReader, LOAD, visit } from './at-browser.ts'

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
  await page.getByRole('button', { name: 'See whether they have arrived' }).click()
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

/** A copy on a host that takes nothing, and a relay of others: in all scenarios the last to be tried. */
const COPY = 'https://paper-boat.test/'
const RELAY = 'wss://evening-owl.test/'
/**
 * Where nothing else stays. Only one of the places that are swallowed is tried before, and not for long: reading and writing
 * have half a minute together.
 */
const isLastResort = ({ id }: Scenario) => id === 'relay-stays'

/** Tells the app of one more address. @returns whether it answered */
async function ask(page: Page, place: string, timeout: number): Promise<boolean> {
  await page.getByRole('link', { name: 'Addresses' }).first().click()
  await page.getByLabel('Another address').fill(place)
  await page.getByRole('button', { name: 'Ask it' }).last().click()
  return page
    .getByText(/^Asked\./)
    .waitFor({ timeout })
    .then(
      () => true,
      () => false,
    )
}

async function askRelay(page: Page, { note }: AtBrowser): Promise<void> {
  note(`nobody here takes posts: adds ${RELAY}`)
  await ask(page, RELAY, 10_000)
}

export const oursPage: BrowserReader = {
  id: 'ours-page',
  title: 'Commonwall, the page',
  tells:
    'Our app as a page from a real node behind the names of two mirrors and of an unlisted address, in Chromium; nothing is saved on the device.',
  start(at) {
    let open: Page | undefined
    const isLast = isLastResort(at.scenario)
    const places = isLast ? [`${PLACES[0]}en/`, `${COPY}app.html`] : PLACES.map((place) => `${place}en/`)
    return {
      async read() {
        for (const url of places) {
          open = await visit(at, url, 2, url.startsWith(PLACES[0]) && isLast ? 4500 : LOAD.timeout)
          if (open === undefined) continue
          await verified(open)
          at.note('every post that came is verified')
          return { by: `a copy at ${new URL(url).host}` }
        }
        return undefined
      },
      async write() {
        if (open === undefined) return undefined
        if (isLast) await askRelay(open, at)
        await compose(open, 'From a page')
        return sendAndProve(open, at)
      },
    }
  },
}

export const oursFile: BrowserReader = {
  id: 'ours-file',
  title: 'Commonwall, the file',
  tells:
    'Our app as one HTML file with the wall of a while ago inside, opened from the device in Chromium; then it asks a mirror, or is handed a file.',
  start(at) {
    const isLast = isLastResort(at.scenario)
    const { context, demo, folder, note } = at
    const page = context.newPage()
    let online: string | undefined
    return {
      async read() {
        const open = await page
        await open.goto(`file://${join(folder, '../wall.html')}`, LOAD)
        await verified(open)
        note('opens the file; every post in it is verified')
        online = undefined
        for (const [place, timeout] of [
          [PLACES[1], 4500],
          [isLast ? COPY : PLACES[2], 10_000],
        ] as const) {
          note(`asks ${place}`)
          if (await ask(open, place, timeout)) {
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
        if (isLast && online !== undefined) await askRelay(open, at)
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
