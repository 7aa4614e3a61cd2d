// What a journey in a browser stands on: the demonstration's node, a gate, a browser, readers. All is opened on request and
// closed after the last step, the last opened first. Where no browser can run the journey is *not exercised*, and its name
// says why.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, describe, expect } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader, type Reader } from './reader.ts'
import type { Tongue } from './words.ts'

export interface Scene {
  /** The demonstration, once it was started. */
  readonly demo: DemoNode
  /** The first gate that was opened. */
  readonly gate: Gate
  /** Starts the demonstration, with a gate that lets through to it alone; parameters as of `startDemoNode`. */
  start(...as: Parameters<typeof startDemoNode>): Promise<DemoNode>
  /** @param hosts `host:port` of whoever may be asked */
  openGate(...hosts: readonly string[]): Promise<Gate>
  /** The one browser. @param further arguments, from whoever asks first */
  browser(further?: readonly string[]): Promise<Browser>
  /** @param behind a gate, the first one unless another is said */
  reader(tongue: Tongue, options?: BrowserContextOptions, behind?: Gate): Promise<Reader>
  /** A folder, empty at first, which is deleted at the end. */
  readonly folder: string
  /** Takes something of the journey's own among what is closed. @returns it */
  also<T extends { close(): unknown }>(opened: T): T
}

/** Describes a journey. @param tell given what it stands on: opened in `beforeAll`, or by a step */
export function inBrowser(who: string, tell: (on: Scene) => void): void {
  const reason = whyNoBrowser()
  const called = reason === undefined ? who : `${who}: not exercised, ${reason}`
  describe.skipIf(reason !== undefined)(called, () => {
    const closing: (() => unknown)[] = []
    const readers: Reader[] = []
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return
      const seen = await Promise.all(readers.map(whatStands))
      throw new Error(`when it failed there stood\n${seen.join('\n')}`)
    })
    // Whoever registers first is heard last: what a journey closes by itself is closed before.
    afterAll(async () => {
      const troubles: unknown[] = []
      for (const close of closing.reverse())
        try {
          await close()
        } catch (trouble) {
          troubles.push(trouble)
        }
      expect(troubles).toEqual([])
    }, 60_000)
    tell(openScene(closing, readers))
  })
}

/** What is before a reader: a step that waited in vain says by itself only that it did. */
async function whatStands({ context, wrong }: Reader): Promise<string> {
  const screens = context.pages().map(async (page) => {
    const text = await page.locator('body').innerText({ timeout: 2_000 }).catch(String)
    return `${page.url()}: ${text.slice(0, 4_000)}`
  })
  return [...(await Promise.all(screens)), ...wrong].join('\n')
}

function openScene(closing: (() => unknown)[], readers: Reader[]): Scene {
  let demo: DemoNode | undefined
  let gate: Gate | undefined
  let browser: Promise<Browser> | undefined
  let folder: string | undefined
  const also: Scene['also'] = (opened) => {
    closing.push(() => opened.close())
    return opened
  }
  const gateTo: Scene['openGate'] = async (...hosts) => {
    const opened = also(await openGate(hosts))
    gate ??= opened
    return opened
  }
  const launched: Scene['browser'] = (further) => {
    browser ??= launchBrowser(further).then(also)
    return browser
  }
  const firstGate = () => {
    if (gate === undefined) throw new Error('gate: expected one that was opened, got none')
    return gate
  }
  return {
    get demo() {
      if (demo === undefined) throw new Error('demo: expected it started, got none')
      return demo
    },
    get gate() {
      return firstGate()
    },
    get folder() {
      folder ??= also(temporaryFolder()).path
      return folder
    },
    async start(...as) {
      demo = also(await startDemoNode(...as))
      await gateTo(demo.host)
      return demo
    },
    openGate: gateTo,
    browser: launched,
    async reader(tongue, options, behind = firstGate()) {
      const opened = also(await openReader(await launched(), behind, tongue, options))
      readers.push(opened)
      return opened
    },
    also,
  }
}

function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'commonwall-journey-'))
  return { path, close: () => rmSync(path, { recursive: true, force: true }) }
}
