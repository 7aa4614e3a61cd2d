// The browser's own database, in a real Chromium: the acceptance suite, what lies on the disk, a full and a forbidden one.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../../../../e2e/browser.ts'
import { bundle } from '../../../../e2e/bundle.ts'

const why = whyNoBrowser()

describe.skipIf(why !== undefined)(`path stores in a browser${why ? ` (not exercised: ${why})` : ''}`, () => {
  let browser: Browser
  let server: Server
  let url: string

  beforeAll(async () => {
    const script = await bundle(join(import.meta.dirname, '../browser/stores-page.ts'), 'stores')
    server = createServer((request, response) => {
      const isScript = request.url === '/stores.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(isScript ? script : '<!doctype html><title>x</title><script src="/stores.js"></script>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    browser = await launchBrowser()
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  async function onPage<T>(
    use: (page: Page) => Promise<T>,
    before?: (page: Page) => Promise<unknown>,
  ): Promise<T> {
    const context = await browser.newContext()
    try {
      const page = await context.newPage()
      await before?.(page)
      await page.goto(url)
      return await use(page)
    } finally {
      await context.close()
    }
  }

  it('do what every path store must do, in plain rows and in sealed ones', async () => {
    const results = await onPage(
      (page) => page.evaluate('stores.runSuite()') as Promise<{ problem?: string }[]>,
    )
    expect(results.filter(({ problem }) => problem !== undefined)).toEqual([])
    expect(results.length).toBeGreaterThanOrEqual(18)
  }, 60_000)

  it('keep nothing readable on the disk in Saved here, and nothing at all after a wipe', async () => {
    await onPage(async (page) => {
      const path = 'log/0123456789abcdef/seg/0/000.gz'
      const text = 'words that name a topic '.repeat(20)
      const took = (await page.evaluate(
        `stores.save('s', ${JSON.stringify(path)}, ${JSON.stringify(text)})`,
      )) as number
      expect(took).toBeGreaterThan(50)
      await page.reload()
      expect(await page.evaluate(`stores.read('s', ${JSON.stringify(path)})`)).toBe(text)
      const rows = (await page.evaluate(`stores.raw('s')`)) as [string, string][]
      expect(rows.length).toBe(3)
      for (const [key, bytes] of rows) {
        expect(key).toMatch(/^(k|[nf]\/[0-9a-f]{64})$/)
        for (const word of ['topic', 'log', 'seg', '0123456789abcdef']) expect(bytes).not.toContain(word)
      }
      expect(await page.evaluate(`stores.wipe('s')`)).toBe(false)
    })
  }, 60_000)

  it('are wiped key and rows though another page holds them, and go with it; and also where nothing can be written', async () => {
    await onPage(async (page) => {
      const path = 'definition/1.gz'
      await page.evaluate(`stores.save('held', '${path}', 'words')`)
      expect(await page.evaluate(`stores.wipeHeld('held')`)).toEqual({
        ...{ isKeyGone: true, isOver: false, rows: 0 },
        isThere: false,
      })
      await page.evaluate(`stores.save('full', '${path}', 'words')`)
      expect(await page.evaluate(`stores.wipeUnwritable('full')`)).toBe(false)
    })
  }, 60_000)

  it('say in a sentence that there is no room, and lose nothing', async () => {
    const result = await onPage(async (page) => {
      const session = await page.context().newCDPSession(page)
      await session.send('Storage.overrideQuotaForOrigin', {
        origin: new URL(url).origin,
        quotaSize: 20_000_000,
      })
      return (await page.evaluate('stores.fill(80)')) as { code: string; message: string; kept: boolean }
    })
    expect(result).toMatchObject({ code: 'store/full', kept: true })
    expect(result.message).toMatch(/no room/)
  }, 60_000)

  it('say in a sentence that the browser keeps nothing', async () => {
    const result = await onPage(
      (page) => page.evaluate('stores.refused()') as Promise<{ code: string; message: string }>,
      (page) =>
        page.addInitScript(() => {
          Object.defineProperty(globalThis, 'indexedDB', {
            get() {
              throw new DOMException('The operation is insecure.', 'SecurityError')
            },
          })
        }),
    )
    expect(result.code).toBe('store/refused')
    expect(result.message).toMatch(/private window/)
  }, 60_000)
})
