// A Firefox: Debian's, or the one that COMMONWALL_FIREFOX names, driven over WebDriver BiDi, behind a gate.

import { existsSync } from 'node:fs'
import { type Browser, launch } from 'puppeteer-core'
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
      // Milliseconds after which it writes down its tabs; else fifteen seconds, which no journey waits.
      'browser.sessionstore.interval': 1_000,
    },
  })
}

/** What the browser itself asks for at every start, whatever is open. */
export function isOfFirefox(host: string): boolean {
  return /(^|\.)(mozilla\.(org|com|net)|firefox\.com|mozgcp\.net)(:\d+)?$/.test(host)
}
