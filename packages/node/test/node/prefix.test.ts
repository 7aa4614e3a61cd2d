// A node under a path: every page is there as it is without one, and what strangers send wrongly is no fault of ours.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Log } from '../../src/log.ts'
import { type RunningNode, startNode } from '../../src/node.ts'
import { foundSmall } from '../operator/small-wall.ts'

const faults: string[] = []
const log: Log = { info() {}, warn() {}, error: (_, message) => faults.push(message) }

describe.each(['', 'one', 'deep/down'])('a node under the path “%s”', (prefix) => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-prefix-'))
  let node: RunningNode
  beforeAll(async () => {
    node = await startNode({ folder: foundSmall(folder), port: 0, portable: true, prefix, log })
  }, 60_000)
  afterAll(async () => {
    await node.close()
    rmSync(folder, { recursive: true })
  })

  it('has its front page where its address says', async () => {
    expect(node.url.endsWith(prefix === '' ? '/' : `/${prefix}/`)).toBe(true)
    for (const path of ['', 'en/', 'zh-hans/', 'a', 's', 'index.html', 'en']) {
      const response = await fetch(node.url + path)
      expect(`${path} ${response.status}`).toBe(`${path} 200`)
      expect(await response.text()).toContain('A small wall')
    }
    expect((await fetch(`${node.url}nothing`)).status).toBe(404)
  })

  it('leads who leaves out the slash to it', async () => {
    const { status, redirected, url } = await fetch(node.url.slice(0, -1))
    expect({ status, redirected, url }).toEqual({ status: 200, redirected: prefix !== '', url: node.url })
  })

  it('refuses what is too long to be looked for, and logs no fault', async () => {
    const body = `q=${'long'.repeat(5_000)}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await fetch(`${node.url}s`, { method: 'POST', headers, body })).status).toBe(413)
    expect(faults).toEqual([])
  })
})
