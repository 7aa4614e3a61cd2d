// The clock of a browser's page and of the workers that it starts, moved by hand. Playwright's own clock does not reach
// into workers, and the engine is one.

import type { BrowserContext, Page } from 'playwright-core'

/** Goes before the page's scripts, and before each worker's. */
const MOVED = `{
  const real = Date.now.bind(Date)
  let ahead = 0
  Date.now = () => real() + ahead
  new BroadcastChannel('clock').onmessage = ({ data }) => { ahead = data - real() }
}`

/** To be called before the context opens its page's address. */
export async function withMovedClock(context: BrowserContext): Promise<void> {
  await context.addInitScript(`${MOVED}
{
  const Plain = Blob
  globalThis.Blob = class extends Plain {
    constructor(parts, options) {
      super(options?.type === 'text/javascript' ? [${JSON.stringify(MOVED)}, ...parts] : parts, options)
    }
  }
}`)
}

/** @param now unix seconds, for the page and its workers */
export async function moveClock(page: Page, now: number): Promise<void> {
  await page.evaluate((milliseconds) => {
    const channel = new BroadcastChannel('clock')
    channel.postMessage(milliseconds)
    channel.close()
  }, now * 1000)
}
