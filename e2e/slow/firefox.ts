// `npm run test:slow -- firefox`: the app in a real Firefox. As one file, from `file://`: it opens, is read, searched,
// written in, and gives what waits as a sealed file. As a page: saved here, it opens where its host is gone.
//
// Its only proxy is a gate that lets nobody through but the wall, so whatever a page asks for is seen.

import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dataFolder } from '@commonwall/node'
import { decodeOutboxFile } from '@commonwall/sync'
import { WORKER_JS } from '@commonwall/wall'
import type { Page } from 'puppeteer-core'
import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'
import { type DemoNode, startDemoNode } from '../app/demo-node.ts'
import { fill, firefoxProgram, isOfFirefox, launchFirefox, press, rest, WITHIN } from '../firefox.ts'
import { type Gate, openGate } from '../gate.ts'

const WORDS = 'Written in Firefox, without a network.'

export const run: SlowRun['run'] = async ({ log }): Promise<SlowResult> => {
  const program = firefoxProgram()
  if (program === undefined)
    return {
      passed: 0,
      failed: 0,
      skipped: FILE_STEPS.length + KEPT_STEPS.length,
      notes: ['not exercised: no Firefox here; install firefox-esr or name one in COMMONWALL_FIREFOX'],
    }
  const notes: string[] = []
  let [passed, failed] = [0, 0]
  const demo = await startDemoNode()
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-firefox-'))
  try {
    await exportWall(demo.url, join(folder, 'wall.html'))
    for (const [hosts, steps] of [
      [[], FILE_STEPS],
      [[demo.host], KEPT_STEPS],
    ] as const) {
      const gate = await openGate(hosts)
      const browser = await launchFirefox({ program, gate, folder })
      try {
        notes.push(await browser.version())
        const page = await browser.newPage()
        page.setDefaultTimeout(WITHIN)
        const wrong: string[] = []
        page.on('pageerror', (error) => {
          // Firefox asks for an icon by itself, and its driver makes functions of text; the policy lets in neither.
          if (!/\/favicon\.ico|JavaScript eval/.test(String(error))) wrong.push(String(error))
        })
        let done = 0
        for (const [name, step] of steps) {
          try {
            await step({ page, folder, gate, demo })
            if (wrong.length > 0) throw new Error(wrong.splice(0).join('; '))
            done++
            log(`${name}: passed`)
          } catch (error) {
            // Each step stands on the one before.
            failed += steps.length - done
            notes.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
            break
          }
        }
        passed += done
      } finally {
        await browser.close()
        await gate.close()
      }
      const asked = gate.refused.filter((host) => !isOfFirefox(host))
      notes.push(
        `what Firefox itself asked for and did not get: ${gate.refused.length - asked.length} requests`,
      )
      if (asked.length > 0) {
        failed++
        notes.push(`somebody was asked: ${asked.join(', ')}`)
      }
    }
    return { passed, failed, skipped: 0, notes }
  } finally {
    await demo.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a step stands on. */
interface Stage {
  readonly page: Page
  readonly folder: string
  readonly gate: Gate
  readonly demo: DemoNode
}
type Steps = readonly (readonly [name: string, step: (stage: Stage) => Promise<void>])[]

const PASSPHRASE = 'paper on a quiet wall'

/** The page edition: saved here, and then its host is gone. */
const KEPT_STEPS: Steps = [
  [
    'saves here, and keeps the program',
    async ({ page, demo }) => {
      await page.goto(`${demo.url}en/`)
      await page.waitForSelector('.said-aloud')
      await press(page, 'a[role=link]::-p-text(Saving)')
      await fill(page, 'input[type=password]', PASSPHRASE)
      await fill(page, 'label + label input[type=password]', PASSPHRASE)
      await press(page, 'button::-p-text(Save here)')
      await page.waitForSelector('::-p-text(Kept here as the host served it)')
    },
  ],
  [
    'opens where the host is gone, and says what the icon does',
    async ({ page, demo, gate }) => {
      gate.cut()
      await page.goto(demo.url)
      await page.waitForSelector('::-p-text(So far nobody was asked for anything.)')
      await fill(page, 'input[type=password]', PASSPHRASE)
      await press(page, 'button::-p-text(Unlock what is saved here)')
      await page.waitForSelector('.threads h2')
      await page.waitForSelector('::-p-text(this icon calls its old home every time you open it)')
    },
  ],
  [
    'keeps its program where the host serves another service worker, and names that',
    async ({ page, demo, gate }) => {
      gate.mend()
      appendFileSync(join(dataFolder(demo.folder).published, WORKER_JS), '\n')
      await page.goto(demo.url)
      await fill(page, 'input[type=password]', PASSPHRASE)
      await press(page, 'button::-p-text(Unlock what is saved here)')
      await page.waitForSelector('::-p-text(This host serves another program than the one you keep.)')
    },
  ],
  [
    'is gone after Escape pressed three times',
    async ({ page, demo }) => {
      for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
      for (const end = Date.now() + WITHIN; page.url() !== 'about:blank'; await rest())
        if (Date.now() > end) throw new Error(`page: expected it gone within a minute, got ${page.url()}`)
      await page.goto(`${demo.url}en/`)
      await page.waitForSelector('.said-aloud')
      const left = await page.evaluate(async () => ({
        caches: (await caches.keys()).length,
        databases: (await indexedDB.databases()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }))
      if (Object.values(left).some((n) => n > 0))
        throw new Error(`left: expected nothing, got ${JSON.stringify(left)}`)
    },
  ],
]

/** The one file, without a network. */
const FILE_STEPS: Steps = [
  [
    'opens from file:// and checks itself',
    async ({ page, folder }) => {
      await page.goto(pathToFileURL(join(folder, 'wall.html')).href)
      await page.waitForSelector('.said-aloud')
      await press(page, '.truth')
      await page.waitForSelector('::-p-text(Nothing that came was found to be wrong.)')
    },
  ],
  [
    'reads a thread to its end',
    async ({ page }) => {
      await press(page, 'header nav a')
      await press(page, '.threads h2 [role=link]::-p-text(Article 19)')
      await page.waitForSelector('#f12')
      const said = await page.$eval('main', ({ textContent }) => textContent ?? '')
      for (const words of ['freedom of opinion', '主张和发表意见的自由'])
        if (!said.includes(words)) throw new Error(`thread: expected “${words}”, got none`)
    },
  ],
  [
    'finds 人權 by 人权',
    async ({ page }) => {
      await press(page, 'header nav a:nth-of-type(2)')
      await fill(page, 'input[type=search]', '人权')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.threads .excerpt ::-p-text(人權), .threads .excerpt::-p-text(人權)')
    },
  ],
  [
    'takes a post, which waits',
    async ({ page }) => {
      await press(page, 'a[role=link]::-p-text(Write)')
      await fill(page, '.compose input[autocomplete]', 'From Firefox')
      await fill(page, '.compose textarea', WORDS)
      await press(page, 'button::-p-text(Post it)')
      await press(page, '.risk button')
      await page.waitForSelector('.mine .now::-p-text(waiting)')
    },
  ],
  [
    'saves the sealed file, in which nobody reads it',
    async ({ page, folder }) => {
      await press(page, 'button::-p-text(Save the sealed file)')
      const saved = await arrival(join(folder, 'notes.txt'))
      if (decodeOutboxFile(saved).length === 0) throw new Error('file: expected sealed lines, got none')
      if (new TextDecoder().decode(saved).includes(WORDS)) throw new Error('file: expected it sealed')
    },
  ],
  [
    'saves the wall as one file, which opens again',
    async ({ page, folder }) => {
      await press(page, 'a[role=link]::-p-text(Take it along)')
      await press(page, 'button::-p-text(Save as one HTML file)')
      // The name is taken by the file that is open.
      const again = join(folder, 'wall(1).html')
      await arrival(again)
      await page.goto(pathToFileURL(again).href)
      await page.waitForSelector('.said-aloud')
      await page.waitForSelector('.threads h2')
    },
  ],
]

/** Writes the demonstration's wall into one file, by the command that an operator has. */
async function exportWall(url: string, out: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['packages/cli/src/main.ts', 'export', url, '--as', 'html', '--out', out],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`export: expected exit 0, got ${code}`)
}

/** The bytes of a file, once a download has ended. */
async function arrival(path: string): Promise<Uint8Array> {
  for (const end = Date.now() + WITHIN; Date.now() < end; ) {
    if (existsSync(path) && !existsSync(`${path}.part`)) {
      const bytes = readFileSync(path)
      if (bytes.length > 0) return bytes
    }
    await rest()
  }
  throw new Error(`${path}: expected a saved file within a minute, got none`)
}
