// `npm run test:slow -- firefox`: the app as one file in a real Firefox, from `file://`: it opens, is read, searched,
// written in, and gives what waits as a sealed file.
//
// The Firefox is Debian's or the one that COMMONWALL_FIREFOX names, driven over WebDriver BiDi. Its only proxy is a
// gate that lets nobody through, so whatever a page asks for is seen.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { decodeOutboxFile } from '@commonwall/sync'
import { launch, type Page } from 'puppeteer-core'
import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'
import { startDemoNode } from '../app/demo-node.ts'
import { openGate } from '../gate.ts'

const PLACES = ['/usr/bin/firefox-esr', '/usr/lib/firefox-esr/firefox-esr', '/usr/bin/firefox']
const WORDS = 'Written in Firefox, without a network.'
const WITHIN = 60_000

export const run: SlowRun['run'] = async ({ log }): Promise<SlowResult> => {
  const program = [process.env.COMMONWALL_FIREFOX, ...PLACES].find((path) => path && existsSync(path))
  if (program === undefined)
    return {
      passed: 0,
      failed: 0,
      skipped: STEPS.length,
      notes: ['not exercised: no Firefox here; install firefox-esr or name one in COMMONWALL_FIREFOX'],
    }
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-firefox-'))
  const gate = await openGate([])
  const proxy = new URL(gate.proxy.server)
  try {
    await exportWall(join(folder, 'wall.html'))
    const browser = await launch({
      browser: 'firefox',
      executablePath: program,
      headless: true,
      extraPrefsFirefox: {
        'network.proxy.type': 1,
        'network.proxy.http': proxy.hostname,
        'network.proxy.http_port': Number(proxy.port),
        'network.proxy.ssl': proxy.hostname,
        'network.proxy.ssl_port': Number(proxy.port),
        'network.proxy.allow_hijacking_localhost': true,
        'browser.download.folderList': 2,
        'browser.download.dir': folder,
        'browser.download.useDownloadDir': true,
        'browser.download.alwaysOpenPanel': false,
        'intl.accept_languages': 'en-GB',
      },
    })
    const notes = [await browser.version()]
    let passed = 0
    let failed = 0
    try {
      const page = await browser.newPage()
      page.setDefaultTimeout(WITHIN)
      const wrong: string[] = []
      page.on('pageerror', (error) => wrong.push(String(error)))
      for (const [name, step] of STEPS) {
        try {
          await step(page, folder)
          if (wrong.length > 0) throw new Error(wrong.splice(0).join('; '))
          passed++
          log(`${name}: passed`)
        } catch (error) {
          // Each step stands on the one before.
          failed = STEPS.length - passed
          notes.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
          break
        }
      }
    } finally {
      await browser.close()
    }
    const asked = gate.refused.filter((host) => !isOfFirefox(host))
    notes.push(
      `what Firefox itself asked for and did not get: ${gate.refused.length - asked.length} requests`,
    )
    if (asked.length > 0) notes.push(`somebody was asked: ${asked.join(', ')}`)
    return { passed, failed: failed + (asked.length > 0 ? 1 : 0), skipped: 0, notes }
  } finally {
    await gate.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the browser itself asks for at every start, whatever is open. */
function isOfFirefox(host: string): boolean {
  return /(^|\.)(mozilla\.(org|com|net)|firefox\.com|mozgcp\.net)(:\d+)?$/.test(host)
}

const STEPS: readonly (readonly [name: string, step: (page: Page, folder: string) => Promise<void>])[] = [
  [
    'opens from file:// and checks itself',
    async (page, folder) => {
      await page.goto(pathToFileURL(join(folder, 'wall.html')).href)
      await page.waitForSelector('.said-aloud')
      await page.locator('.truth').click()
      await page.waitForSelector('::-p-text(Nothing that came was found to be wrong.)')
    },
  ],
  [
    'reads a thread to its end',
    async (page) => {
      await page.locator('header nav a').click()
      await page.locator('.threads h2 [role=link]::-p-text(Article 19)').click()
      await page.waitForSelector('#f12')
      const said = await page.$eval('main', ({ textContent }) => textContent ?? '')
      for (const words of ['freedom of opinion', '主张和发表意见的自由'])
        if (!said.includes(words)) throw new Error(`thread: expected “${words}”, got none`)
    },
  ],
  [
    'finds 人權 by 人权',
    async (page) => {
      await page.locator('header nav a:nth-of-type(2)').click()
      await page.locator('input[type=search]').fill('人权')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.threads .excerpt ::-p-text(人權), .threads .excerpt::-p-text(人權)')
    },
  ],
  [
    'takes a post, which waits',
    async (page) => {
      await page.locator('a[role=link]::-p-text(Write)').click()
      await page.locator('.compose input[autocomplete]').fill('From Firefox')
      await page.locator('.compose textarea').fill(WORDS)
      await page.locator('button::-p-text(Post it)').click()
      await page.locator('.risk button').click()
      await page.waitForSelector('.mine .now::-p-text(waiting)')
    },
  ],
  [
    'saves the sealed file, in which nobody reads it',
    async (page, folder) => {
      await page.locator('button::-p-text(Save the sealed file)').click()
      const saved = await arrival(join(folder, 'notes.txt'))
      if (decodeOutboxFile(saved).length === 0) throw new Error('file: expected sealed lines, got none')
      if (new TextDecoder().decode(saved).includes(WORDS)) throw new Error('file: expected it sealed')
    },
  ],
  [
    'saves the wall as one file, which opens again',
    async (page, folder) => {
      await page.locator('a[role=link]::-p-text(Take it along)').click()
      await page.locator('button::-p-text(Save as one HTML file)').click()
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
async function exportWall(out: string): Promise<void> {
  const demo = await startDemoNode()
  try {
    const child = spawn(
      process.execPath,
      ['packages/cli/src/main.ts', 'export', demo.url, '--as', 'html', '--out', out],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const code = await new Promise((resolve) => child.once('exit', resolve))
    if (code !== 0) throw new Error(`export: expected exit 0, got ${code}`)
  } finally {
    await demo.close()
  }
}

/** The bytes of a file, once a download has ended. */
async function arrival(path: string): Promise<Uint8Array> {
  for (const end = Date.now() + WITHIN; Date.now() < end; ) {
    if (existsSync(path) && !existsSync(`${path}.part`)) {
      const bytes = readFileSync(path)
      if (bytes.length > 0) return bytes
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${path}: expected a saved file within a minute, got none`)
}
