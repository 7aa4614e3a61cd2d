// Programs of others, at a real browser, set up as their own docs advise. A success is what stands on the screen.

import type { Page } from 'playwright-core'
import { type AtBrowser, type BrowserReader, visit } from './at-browser.ts'

export const forum: BrowserReader = {
  id: 'https-forum',
  title: 'A plain forum',
  tells: 'An ordinary forum on its own host over HTTPS, in Chromium.',
  start(at) {
    let open: Page | undefined
    return {
      async read() {
        open = await visit(at, 'https://forum.blocked.test/')
        return open && { by: 'the forum itself' }
      },
      async write() {
        return open && (await posts(open, at)) ? { by: 'the forum took it' } : undefined
      },
    }
  },
}

export const news: BrowserReader = {
  id: 'service-worker-site',
  title: 'A site kept on the device',
  tells: 'A site with a service worker, in Chromium, visited once before the wall minded it.',
  async prepare({ context }) {
    const page = await context.newPage()
    await page.goto('https://news.blocked.test/', { timeout: 15_000 })
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
      timeout: 15_000,
    })
    await page.close()
  },
  start(at) {
    let open: Page | undefined
    const fresh = (page: Page) =>
      page.evaluate(() =>
        fetch('/feed', { signal: AbortSignal.timeout(7000) }).then(
          (answer) => answer.text(),
          () => '',
        ),
      )
    return {
      async read() {
        open = await visit(at, 'https://news.blocked.test/', 1)
        if (open === undefined) return undefined
        at.note('the page opens from the device; asks its host for what is new')
        return (await fresh(open)).includes('a page of') ? { by: 'its one host', firstText: 0 } : undefined
      },
      async write() {
        return open && (await posts(open, at)) ? { by: 'its one host took it' } : undefined
      },
    }
  },
}

function posts(page: Page, { note }: AtBrowser): Promise<boolean> {
  note('sends an answer')
  return page.evaluate(async () => {
    const signal = AbortSignal.timeout(7000)
    return fetch('/answer', { method: 'POST', body: '[an answer]', signal }).then(
      async (answer) => (await answer.text()).includes('[an answer]'),
      () => false,
    )
  })
}

export const nostr: BrowserReader = {
  id: 'nostr-client',
  title: 'A Nostr client',
  tells: 'A web client built on nostr-tools with four of the best-known public relays, in Chromium.',
  start(at) {
    let open: Page | undefined
    const relays = ['relay.damus.io', 'nos.lol', 'relay.nostr.band', 'nostr.wine'].map(
      (name) => `wss://${name}/`,
    )
    return {
      async read() {
        open = await visit(at, 'https://client.test/', 1)
        if (open === undefined) return undefined
        at.note(`asks ${relays.length} relays`)
        const found = await open.evaluate(async (urls) => {
          const { SimplePool, verifyEvent } = (
            globalThis as never as { NostrTools: typeof import('nostr-tools') }
          ).NostrTools
          const [event] = await new SimplePool().querySync(urls, { kinds: [1], limit: 1 }, { maxWait: 6000 })
          return event !== undefined && verifyEvent(event)
        }, relays)
        return found ? { by: 'a public relay' } : undefined
      },
      async write() {
        if (open === undefined) return undefined
        at.note('gives all relays an answer')
        const taken = await open.evaluate(async (urls) => {
          const { SimplePool, finalizeEvent, generateSecretKey } = (
            globalThis as never as { NostrTools: typeof import('nostr-tools') }
          ).NostrTools
          const pool = new SimplePool()
          const event = finalizeEvent(
            { kind: 1, created_at: Math.floor(Date.now() / 1000), tags: [], content: 'an answer' },
            generateSecretKey(),
          )
          const sent = await Promise.any(pool.publish(urls, event)).then(
            () => true,
            () => false,
          )
          const [back] = sent ? await pool.querySync(urls, { ids: [event.id] }, { maxWait: 6000 }) : []
          return back !== undefined
        }, relays)
        return taken ? { by: 'a public relay that gives it back' } : undefined
      },
    }
  },
}
