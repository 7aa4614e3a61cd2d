// A reader at a browser: a context behind the gate, on a phone or at a desk, who speaks one language and notes whatever
// goes wrong.

import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Gate } from '../gate.ts'
import type { Tongue } from './words.ts'

export interface Reader {
  readonly context: BrowserContext
  readonly page: Page
  readonly tongue: Tongue
  /** Errors of the page and what its policy refused. */
  readonly wrong: readonly string[]
  /** A way by its whole name. */
  link(name: string): Locator
  /** A way at the foot, whose words may stand in the text too. */
  way(name: string): Locator
  /** A button by its whole name. */
  button(name: string): Locator
  /** What stands below a heading, by its whole name. */
  section(heading: string): Locator
  /** Opens a page of a node in the reader's language and waits for the app. @param url ends in a slash */
  visit(url: string, path?: string): Promise<void>
  /** Waits until the app stands where the page stood. */
  appStands(milliseconds?: number): Promise<void>
  /** Another tab of the same browser. */
  newTab(): Promise<Reader>
  close(): Promise<void>
}

export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 800 }
/** A phone, unless the long run says otherwise. */
const SIZE = process.env.COMMONWALL_SIZE === '1280x800' ? DESK : PHONE

export async function openReader(
  browser: Browser,
  gate: Gate,
  tongue: Tongue,
  options: BrowserContextOptions = {},
): Promise<Reader> {
  const { locale } = tongue
  const context = await browser.newContext({ viewport: SIZE, locale, ...options, proxy: gate.proxy })
  return openTab(context, tongue)
}

async function openTab(context: BrowserContext, tongue: Tongue): Promise<Reader> {
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  const appStands = (timeout = 30_000) => page.locator('.said-aloud').waitFor({ state: 'attached', timeout })
  return {
    context,
    page,
    tongue,
    wrong,
    link: (name) => page.getByRole('link', { name, exact: true }),
    way: (name) => page.locator('.ways').getByRole('link', { name, exact: true }),
    button: (name) => page.getByRole('button', { name, exact: true }),
    section: (heading) =>
      page.locator('section').filter({ has: page.getByRole('heading', { name: heading, exact: true }) }),
    async visit(url, path = '') {
      await page.goto(`${url}${tongue.language.toLowerCase()}/${path}`)
      await appStands()
    },
    appStands,
    newTab: () => openTab(context, tongue),
    close: () => context.close(),
  }
}
