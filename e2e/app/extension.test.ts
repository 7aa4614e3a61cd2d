// A key in a browser's extension (NIP-07): it signs what its owner chose it for, and is asked for nothing else.

import { KIND } from '@commonwall/wall'
import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { allSent, startThread } from './deeds.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader, type Reader } from './reader.ts'
import { tongue } from './words.ts'

const reason = whyNoBrowser()
const words = await tongue('zh-Hans')

describe.skipIf(reason !== undefined)(
  `a key in an extension${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    const secret = generateSecretKey()
    const asked: string[] = []
    let demo: DemoNode
    let browser: Browser
    let gate: Gate
    let reader: Reader

    beforeAll(async () => {
      demo = await startDemoNode()
      browser = await launchBrowser()
      gate = await openGate([demo.host])
      reader = await openReader(browser, gate, words)
      const { context } = reader
      await context.exposeFunction('__key', () => {
        asked.push('key')
        return getPublicKey(secret)
      })
      await context.exposeFunction('__sign', (event: Parameters<typeof finalizeEvent>[0]) => {
        asked.push('sign')
        const { kind, created_at, tags, content } = event
        return finalizeEvent({ kind, created_at, tags, content }, secret)
      })
      await context.addInitScript(() => {
        const { __key, __sign } = globalThis as unknown as Record<
          string,
          (event?: object) => Promise<unknown>
        >
        Object.assign(globalThis, {
          nostr: { getPublicKey: () => __key?.(), signEvent: (event: object) => __sign?.(event) },
        })
      })
    }, 120_000)
    afterAll(async () => {
      await reader?.close()
      await browser?.close()
      await gate?.close()
      await demo?.close()
    }, 30_000)

    const write = (title: string, as?: string) =>
      startThread(reader, { title, text: `${title}, and its text.`, careful: false, ...(as && { as }) })
    const authorOf = (title: string) =>
      demo.node.store
        .query([{ kinds: [KIND.thread], tags: {} }], 1_000)
        .events.find(({ content }) => content === `${title}, and its text.`)?.pubkey

    it('is not asked for anything by who writes without a name', async () => {
      await reader.visit(demo.url)
      await write('Without a name')
      await reader.page.locator('.mine', { hasText: 'Without a name' }).waitFor()
      expect(asked).toEqual([])
    }, 60_000)

    it('signs a post of its own, which comes onto the wall', async () => {
      await write('By an extension', words.editing.extension)
      await reader.page.locator('.mine', { hasText: 'By an extension' }).waitFor()
      expect(asked).toEqual(['key', 'sign'])
      await allSent(reader)
      await demo.release()
      expect(authorOf('By an extension')).toBe(getPublicKey(secret))
      expect(authorOf('Without a name')).not.toBe(getPublicKey(secret))
      expect(reader.wrong).toEqual([])
      expect(gate.refused).toEqual([])
    }, 90_000)
  },
)
