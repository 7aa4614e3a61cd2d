// A node under a path: every page is there as it is without one.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/log.ts'
import { type RunningNode, startNode } from '../../src/node.ts'
import { foundSmall } from '../operator/small-wall.ts'

describe.each(['', 'one', 'deep/down'])('a node under the path “%s”', (prefix) => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-prefix-'))
  let node: RunningNode
  beforeAll(async () => {
    node = await startNode({ folder: foundSmall(folder), port: 0, portable: true, prefix, log: silentLog })
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
})
