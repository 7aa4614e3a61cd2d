// Hostile posts, in a real browser under the app's own policy: what means harm is rendered safely.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { type HostilePosts, hostilePosts } from '../hostile/posts.ts'
import { readHostilePosts } from '../hostile/read-all.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'
import { openReader } from './reader.ts'
import { tongue } from './words.ts'

const reason = whyNoBrowser()
const SEED = 7

describe.skipIf(reason !== undefined)(`who means harm${reason ? `: not exercised, ${reason}` : ''}`, () => {
  let demo: DemoNode
  let browser: Browser
  let gate: Gate
  let posts: HostilePosts

  beforeAll(async () => {
    demo = await startDemoNode(async (wall, now) => {
      posts = hostilePosts(wall, now, SEED, 2)
      return posts.events
    })
    browser = await launchBrowser()
    gate = await openGate([demo.host])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await gate?.close()
    await demo?.close()
  }, 30_000)

  it('posts come out as text: nothing runs, nothing is asked for, nothing leaves its place', async () => {
    const reader = await openReader(browser, gate, await tongue('zh-Hans'))
    try {
      await reader.visit(demo.url)
      expect(await readHostilePosts(reader, demo, posts)).toEqual([])
      expect(reader.wrong).toEqual([])
      expect(gate.refused).toEqual([])
    } finally {
      await reader.close()
    }
  }, 300_000)
})
