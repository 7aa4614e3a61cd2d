// A reader at a browser: a context behind the gate, on a phone or at a desk, who notes whatever goes wrong.

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Gate } from '../gate.ts'

export interface Reader {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of the page and what its policy refused. */
  readonly wrong: readonly string[]
  /** Waits until the app stands where the page stood. */
  appStands(milliseconds?: number): Promise<void>
  close(): Promise<void>
}

/** Opens "My posts" of an English reader and waits until nothing there waits to leave. */
export async function allSent(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'My posts' }).click()
  await page.locator('.mine > li').first().waitFor()
  const waiting = page.locator('.mine .now', { hasText: /^waiting$/ })
  for (let tries = 0; (await waiting.count()) > 0; tries++) {
    if (tries > 200) throw new Error('outbox: expected everything to leave within twenty seconds')
    await page.waitForTimeout(100)
  }
}

export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 800 }
/** A phone, unless the long run says otherwise. */
const SIZE = process.env.COMMONWALL_SIZE === '1280x800' ? DESK : PHONE

export async function openReader(
  browser: Browser,
  gate: Gate,
  options: BrowserContextOptions = {},
): Promise<Reader> {
  const context = await browser.newContext({ viewport: SIZE, ...options, proxy: gate.proxy })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  return {
    context,
    page,
    wrong,
    appStands: (timeout = 30_000) => page.locator('.said-aloud').waitFor({ state: 'attached', timeout }),
    close: () => context.close(),
  }
}
