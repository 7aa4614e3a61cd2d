// A Firefox: Debian's, or the one that COMMONWALL_FIREFOX names, driven over WebDriver BiDi, behind a gate.

import { existsSync } from 'node:fs'
import { type Browser, type ElementHandle, launch, type Page } from 'puppeteer-core'
import type { Gate } from './gate.ts'

const PLACES = ['/usr/bin/firefox-esr', '/usr/lib/firefox-esr/firefox-esr', '/usr/bin/firefox']

/** Where one is, or undefined. */
export function firefoxProgram(): string | undefined {
  return [process.env.COMMONWALL_FIREFOX, ...PLACES].find((path) => path !== undefined && existsSync(path))
}

export interface FirefoxOptions {
  readonly program: string
  readonly gate: Gate
  /** Where downloads go. */
  readonly folder: string
  /** A profile that stays; by default one that goes with the browser. */
  readonly profile?: string
}

export function launchFirefox({ program, gate, folder, profile }: FirefoxOptions): Promise<Browser> {
  const proxy = new URL(gate.proxy.server)
  return launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    ...(profile !== undefined && { userDataDir: profile }),
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
}

/** Milliseconds within which what is waited for must come. */
export const WITHIN = 60_000

/** Presses what a selector finds, once it is there and can be pressed. */
export function press(page: Page, selector: string): Promise<void> {
  return withHands(page, selector, (found) => found.click())
}

/** Types a text into the field that a selector finds. */
export function fill(page: Page, selector: string, text: string): Promise<void> {
  return withHands(page, selector, (found) => found.type(text))
}

/** Puppeteer's own locators make functions of text in the page, which its policy refuses. */
async function withHands(
  page: Page,
  selector: string,
  act: (found: ElementHandle) => Promise<void>,
): Promise<void> {
  for (const end = Date.now() + WITHIN; ; ) {
    const found = await page.waitForSelector(selector, { timeout: WITHIN })
    try {
      if (found !== null && (await found.evaluate((element) => !element.matches(':disabled'))))
        return await act(found)
      if (Date.now() > end) throw new Error(`${selector}: expected it enabled within a minute`)
    } catch (error) {
      // It was drawn anew meanwhile.
      if (Date.now() > end) throw error
    }
    await rest()
  }
}

/** Before it is looked again. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 200))
}

/** What the browser itself asks for at every start, whatever is open. */
export function isOfFirefox(host: string): boolean {
  return /(^|\.)(mozilla\.(org|com|net)|firefox\.com|mozgcp\.net)(:\d+)?$/.test(host)
}
