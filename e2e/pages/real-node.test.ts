// The demonstration wall as a newcomer meets it: started by the command, read in a browser with scripts off.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wrongWithoutScripts } from '../app/axe.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'

const reason = whyNoBrowser()
const command = join(import.meta.dirname, '../../packages/cli/src/main.ts')

let folder: string
let node: ChildProcess
let browser: Browser
let gate: Gate
let page: Page
let url: string
const asked = new Set<string>()

/** Starts the demonstration on a free port and waits for its address. */
function startDemo(): Promise<string> {
  node = spawn(process.execPath, [command, 'demo', '--data', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    // Read to the end: a command that writes to a closed pipe stops.
    node.stdout?.on('data', (chunk) => {
      said += chunk
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    node.once('exit', (code) =>
      reject(new Error(`demo: expected an address, got exit ${code} and "${said}"`)),
    )
  })
}

describe.skipIf(reason !== undefined)(`a newcomer reads${reason ? `: not exercised, ${reason}` : ''}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commonwall-demo-'))
    url = await startDemo()
    browser = await launchBrowser()
    gate = await openGate([new URL(url).host])
    const context = await browser.newContext({
      javaScriptEnabled: false,
      locale: 'zh-TW',
      proxy: gate.proxy,
    })
    page = await context.newPage()
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await gate?.close()
    if (node.exitCode === null) {
      const ended = new Promise((resolve) => node.once('exit', resolve))
      node.kill('SIGTERM')
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }, 30_000)

  it('the front is in the language that the browser asks for', async () => {
    await page.goto(url)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant')
    expect(await page.locator('.seal').innerText()).toMatch(/\p{Script=Han}{3}\s+\p{Script=Han}{3}/u)
    expect(await page.locator('.threads > li').count()).toBe(25)
    // Beneath titles that are of many tongues stand the words in the reader's own.
    expect(await page.locator('.excerpt[lang=zh-Hant]').count()).toBeGreaterThan(12)
  })

  it('a thread holds twelve languages, each in its direction; its address is a number', async () => {
    await page.goto(`${url}b/1`)
    await page.locator('.threads h2 a').first().click()
    await page.waitForURL(/\/t\/\d+$/)
    expect(await page.title()).toBe('牆')
    const languages = await page
      .locator('.said')
      .evaluateAll((texts) => texts.map((text) => text.getAttribute('lang')))
    expect(new Set(languages).size).toBeGreaterThanOrEqual(12)
    expect(await page.locator('.said[dir="rtl"]').count()).toBeGreaterThanOrEqual(3)
  })

  it('search finds across the Chinese scripts and leaves no word in the address', async () => {
    await page.goto(`${url}s`)
    await page.locator('input[name=q]').fill('教育')
    await page.locator('button').click()
    await page.locator('.threads > li').first().waitFor()
    expect(page.url()).toBe(`${url}s`)
    expect(await page.locator('.threads > li').count()).toBeGreaterThan(1)
  })

  it('the strip of truth leads to what stands behind the page, with the empty places and why', async () => {
    await page.goto(`${url}en/`)
    await page.locator('.truth').click()
    await page.waitForURL(/\/en\/l$/)
    const reasons = await page.locator('td').allInnerTexts()
    expect(reasons.some((text) => text === 'withdrawn by its author')).toBe(true)
    expect(reasons.some((text) => text.startsWith('folded: '))).toBe(true)
    // On the smallest phone the reason makes room, and no place is broken in two.
    const size = page.viewportSize()
    await page.setViewportSize({ width: 240, height: 320 })
    const linesOfPlaces = await page.locator('tr > :first-child').evaluateAll((cells) =>
      cells.map((cell) => {
        const range = document.createRange()
        range.selectNodeContents(cell)
        return range.getClientRects().length
      }),
    )
    expect(new Set(linesOfPlaces)).toEqual(new Set([1]))
    if (size !== null) await page.setViewportSize(size)
  })

  it('two versions of an article are one text with what changed', async () => {
    await page.goto(`${url}en/b/2`)
    await page.locator('.threads h2 a', { hasText: 'centrality' }).click()
    await page
      .getByRole('link', { name: /What changed/ })
      .first()
      .click()
    await page.locator('del').first().waitFor()
    expect(await page.locator('del').allInnerTexts()).toContain('centrality')
    expect(await page.locator('ins').allInnerTexts()).toContain('role')
  })

  it('axe finds nothing on a board, the moderation, a door, the assemblies; nothing is cut', async () => {
    const found: string[] = []
    for (const path of ['b/1', 'en/g', 'zh-hans/d/1', 'm']) {
      await page.goto(`${url}${path}`)
      found.push(...(await wrongWithoutScripts(page, path)))
    }
    expect(found).toEqual([])
  }, 60_000)

  it('the whole visit asked one host', () => {
    expect([...asked]).toEqual([new URL(url).origin])
    expect(gate.refused).toEqual([])
  })
})
