// A browser on a long, narrow line that loses part of what comes in: the lab's link box behind the stream driver, on the
// real clock, with TLS as a host on the internet has it.

import { pathOf, type Scenario, startStream } from '@commonwall/lab'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { TOWN, type Town } from '../lab/town/town.ts'

/** One of the town's names that lead to the wall. */
export const HOST = 'blue-kiln.test'

export interface Weather {
  /** Milliseconds there and back. */
  readonly rtt: number
  /** Share of what comes in that is lost. */
  readonly lossIn: number
  /** Bits a second. */
  readonly rate: number
}

export interface NarrowLine {
  readonly context: BrowserContext
  close(): Promise<void>
}

/** Opens a fresh context whose every connection crosses such a line; whatever leads nowhere is refused. */
export async function openNarrowLine(
  browser: Browser,
  town: Town,
  weather: Weather,
  options: BrowserContextOptions = {},
  seed = '1',
): Promise<NarrowLine> {
  const scenario: Pick<Scenario, 'boxes' | 'lists' | 'hour'> = {
    boxes: [{ box: 'weather', ...weather }],
    lists: {},
    hour: 12,
  }
  const driver = await startStream({
    path: pathOf(scenario, { seed }),
    exit: (host) =>
      host === HOST ? { ip: TOWN[HOST] ?? '', to: { host: '127.0.0.1', port: town.httpsPort } } : undefined,
  })
  const proxy = { server: `socks5://${driver.host}:${driver.port}`, bypass: '<-loopback>' }
  const context = await browser.newContext({ ...options, proxy })
  return {
    context,
    async close() {
      await context.close()
      await driver.close()
    },
  }
}
