// One Chromium for all journeys: the one that the lockfile brings, or the one that COMMONWALL_CHROMIUM names.
//
// It unpacks to the temporary folder and would start an older one that it finds there; so the folder is ours and the
// version is checked. Where it cannot run, the journeys are *not exercised*, and say why.

import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'

/** The major version that @sparticuz/chromium 153 carries. */
const MAJOR = '153.'

/** Why no browser can run here, or undefined. */
export function whyNoBrowser(): string | undefined {
  const named = process.env.COMMONWALL_CHROMIUM
  if (named !== undefined) return existsSync(named) ? undefined : `COMMONWALL_CHROMIUM: no such file ${named}`
  if (process.platform === 'linux' && process.arch === 'x64') return undefined
  return `no Chromium for ${process.platform}-${process.arch} in the lockfile; name one in COMMONWALL_CHROMIUM`
}

/** Starts the browser. Site isolation and web security stay on, as a reader has them. */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  const named = process.env.COMMONWALL_CHROMIUM
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']
  if (named !== undefined) return chromium.launch({ executablePath: named, args })
  const folder = resolve(join(import.meta.dirname, '../node_modules/.cache/browser'))
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  const { default: carried } = await import('@sparticuz/chromium')
  const browser = await chromium.launch({ executablePath: await carried.executablePath(), args })
  if (!browser.version().startsWith(MAJOR)) {
    await browser.close()
    throw new Error(`browser: expected Chromium ${MAJOR}x, got ${browser.version()}; empty ${folder}`)
  }
  return browser
}
