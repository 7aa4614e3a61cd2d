// One Chromium for all journeys: the one that the lockfile brings, or the one that COMMONWALL_CHROMIUM names.
//
// It unpacks to the temporary folder and would start an older one that it finds there; so the folder is ours and the
// version is checked. Where it cannot run, the journeys are *not exercised*, and say why.

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
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

const FOLDER = resolve(join(import.meta.dirname, '../node_modules/.cache/browser'))
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']

/**
 * Starts the browser. Site isolation and web security stay on, as a reader has them.
 * @param further arguments, such as where names lead
 * @param under makes another program of the browser's own: to start it somewhere else
 */
export async function launchBrowser(
  further: readonly string[] = [],
  under: (program: string) => string = (program) => program,
): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  const args = [...ARGUMENTS, ...further]
  const browser = await chromium.launch({ executablePath: under(await program()), args })
  if (process.env.COMMONWALL_CHROMIUM === undefined && !browser.version().startsWith(MAJOR)) {
    await browser.close()
    throw new Error(`browser: expected Chromium ${MAJOR}x, got ${browser.version()}; empty ${FOLDER}`)
  }
  return browser
}

/** A browser that is a process of its own, on a profile that stays: to be killed without a warning. */
export interface KillableBrowser {
  readonly browser: Browser
  /** SIGKILL to all of it. */
  kill(): Promise<void>
}

/** Starts the browser on a profile, in a process group of its own. */
export async function launchKillable(
  profile: string,
  further: readonly string[] = [],
): Promise<KillableBrowser> {
  const { chromium } = await import('playwright-core')
  const args = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run']
  const child = spawn(await program(), [...args, ...ARGUMENTS, ...further, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`browser: expected an address, got exit ${code}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  return {
    browser,
    async kill() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

/** The program to start: the named one, or the carried one, unpacked to a folder of ours. */
async function program(): Promise<string> {
  const named = process.env.COMMONWALL_CHROMIUM
  if (named !== undefined) return named
  const unpacked = join(FOLDER, 'chromium')
  if (!existsSync(unpacked)) await unpack()
  process.env.TMPDIR = FOLDER
  return unpacked
}

/** Beside, and then renamed: two files of tests begin at the same moment, and neither may start half a program. */
async function unpack(): Promise<void> {
  mkdirSync(dirname(FOLDER), { recursive: true })
  const beside = mkdtempSync(`${FOLDER}-`)
  process.env.TMPDIR = beside
  const { default: carried } = await import('@sparticuz/chromium')
  await carried.executablePath()
  try {
    renameSync(beside, FOLDER)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    // Somebody else was first, unless it is no whole one that stands there.
    if (!existsSync(join(FOLDER, 'chromium'))) throw error
  }
}
