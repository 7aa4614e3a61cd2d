// One cell with a real browser behind the stream driver: controls over the same line first, then a fresh context.

import { mkdirSync } from 'node:fs'
import { connect as connectTls } from 'node:tls'
import {
  type CellResult,
  forbiddenIn,
  type Scenario,
  type StreamDriver,
  startStream,
  whyVoid,
} from '@commonwall/lab'
import type { Browser } from 'playwright-core'
import { SocksClient } from 'socks'
import type { DemoNode } from '../../app/demo-node.ts'
import { TOWN, type Town } from '../town/town.ts'
import type { BrowserReader } from './at-browser.ts'
import { BrowserLine } from './line.ts'
import { sitDown } from './sit-down.ts'

export interface BrowserCell {
  readonly scenario: Scenario
  readonly reader: BrowserReader
  readonly seed: string
  readonly browser: Browser
  readonly town: Town
  readonly demo: DemoNode
  readonly release: () => Promise<void>
  readonly folder: string
}

export async function runBrowserCell(cell: BrowserCell): Promise<CellResult> {
  const { scenario, reader, seed, browser, town, demo, release, folder } = cell
  const line = new BrowserLine(scenario, seed)
  const empty = {
    scenario: scenario.id,
    reader: reader.id,
    driver: 'stream',
    seed,
    visits: [],
    bytesIn: 0,
    bytesOut: 0,
    requests: 0,
    lost: 0,
    names: [],
    forbiddenNames: [],
    entries: [],
  }
  const cannot = reader.cannot?.(scenario)
  if (cannot !== undefined) return { ...empty, notExercised: cannot }
  if (line.nothingShown)
    return {
      ...empty,
      notExercised: `a proxy carries no packets of the kind that ${line.notShown.join(', ')} looks at`,
    }
  const driver = await startStream({
    path: line,
    now: () => line.now(),
    addressOf: (name) => TOWN[name],
    exit(host, port) {
      const ip = TOWN[host]
      return ip === undefined || ![80, 443, 8443].includes(port)
        ? undefined
        : {
            ip,
            inside: ip.startsWith('10.'),
            to: { host: '127.0.0.1', port: port === 80 ? town.httpPort : town.httpsPort },
          }
    },
  })
  mkdirSync(folder, { recursive: true })
  const context = await browser.newContext({
    locale: 'en-GB',
    acceptDownloads: true,
    proxy: { server: `socks5://${driver.host}:${driver.port}`, bypass: '<-loopback>' },
  })
  try {
    const voidBecause = await voidOver(scenario, driver, seed)
    const note = (what: string) => driver.journal.note(line.now(), 'reader', what)
    const at = { scenario, context, demo, release, folder, note }
    if (reader.prepare !== undefined) {
      line.lifted = true
      try {
        await reader.prepare(at)
      } catch (error) {
        // Nothing was tried yet: one cell that proves nothing, and no end of the run.
        return { ...empty, void: `the visit before could not be made: ${(error as Error).message}` }
      }
      line.lifted = false
      // Between the two visits lies more than a connection lasts.
      driver.disconnect()
    }
    driver.journal.names.clear()
    const session = reader.start(at)
    const { read, write } = await sitDown(session, note)
    const { names, bytesIn, bytesOut, lost, entries } = driver.journal
    const forbidden = forbiddenIn(scenario, {})
    const notes = [
      ...(line.notShown.length === 0 ? [] : [`not exercised behind a proxy: ${line.notShown.join(', ')}`]),
      ...(driver.refused.length === 0
        ? []
        : [`the browser asked by itself for ${[...new Set(driver.refused)].join(', ')}, and was refused`]),
    ]
    return {
      ...empty,
      ...(voidBecause === undefined ? {} : { void: voidBecause }),
      visits: [{ at: scenario.visits.at(-1) ?? 0, read, write }],
      bytesIn,
      bytesOut,
      requests: names.size,
      lost,
      names: [...names],
      forbiddenNames: [...names].filter(forbidden),
      entries: [...entries, ...notes.map((what) => ({ at: 0, who: 'world' as const, what }))],
    }
  } finally {
    await context.close()
    await driver.close()
  }
}

/** Controls that are a web visit run over this very line; those of other kinds run in virtual time. */
async function voidOver(scenario: Scenario, driver: StreamDriver, seed: string): Promise<string | undefined> {
  const { forbidden, benign } = scenario
  if ((forbidden ?? benign)?.client !== 'https') return whyVoid(scenario, { seed })
  const passes = async ({ host, port = 443 }: { host: string; port?: number | undefined }) => {
    try {
      const { socket } = await SocksClient.createConnection({
        proxy: { host: driver.host, port: driver.port, type: 5 },
        command: 'connect',
        destination: { host, port },
        timeout: 7000,
      })
      return await new Promise<boolean>((resolve) => {
        const secure = connectTls({ socket, servername: host, rejectUnauthorized: false })
        secure.setTimeout(7000, () => resolve(false))
        secure.on('secureConnect', () =>
          secure.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
        )
        secure.on('data', () => resolve(true))
        for (const end of ['error', 'close']) secure.on(end, () => resolve(false))
      })
    } catch {
      return false
    }
  }
  if (benign?.client === 'https' && !(await passes(benign))) return 'what nobody minds did not get through'
  if (forbidden === undefined) return undefined
  // A wall that lets some through by chance must be asked as often as its scenario says.
  for (let tries = forbidden.times ?? 3; tries > 0; tries--) if (!(await passes(forbidden))) return undefined
  return 'what is forbidden got through'
}
