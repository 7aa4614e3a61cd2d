// The prober and the bridge: a real node behind an unguessable prefix against an empty server of the same make.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { probeHost } from '@commonwall/lab'
import { foundWall, silentLog, startNode } from '@commonwall/node'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'

const host = '127.0.0.1'
const folder = mkdtempSync(join(tmpdir(), 'commonwall-prober-'))
const closing: (() => Promise<unknown>)[] = []
let innocent = 0

async function node(prefix: string): Promise<number> {
  const data = join(folder, prefix === '' ? 'bare' : 'hidden')
  const port = 0
  foundWall({
    folder: data,
    url: 'http://wall.example/',
    titles: [{ lang: 'en', text: 'A wall' }],
    boards: [],
    langs: ['en'],
    keeper: new Uint8Array(32).fill(7),
    groups: [],
    moderators: [],
    batch: 15,
    demonstration: true,
    now: Math.floor(Date.now() / 1000),
    random: (length) => new Uint8Array(length).fill(9),
  })
  const running = await startNode({ folder: data, port, prefix, log: silentLog })
  closing.push(() => running.close())
  return Number(new URL(running.url).port)
}

beforeAll(async () => {
  const server = createServer(getRequestListener(new Hono().fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  innocent = (server.address() as AddressInfo).port
  closing.push(() => new Promise((resolve) => server.close(resolve)))
})
afterAll(async () => {
  for (const close of closing.reverse()) await close()
  rmSync(folder, { recursive: true, force: true })
})

const times = Number(process.env.COMMONWALL_KNOCKS ?? 1000)

it('does not tell a node on an unguessable prefix from an empty server', async () => {
  const port = await node('k7q2x9mfj3dwv8z5')
  expect(await probeHost({ host, port }, { host, port: innocent }, { times, seed: 'knock' })).toEqual([])
})

it('tells a node on the bare root', async () => {
  const port = await node('')
  const found = await probeHost({ host, port }, { host, port: innocent }, { times: 200, seed: 'knock' })
  expect(found.length).toBeGreaterThan(0)
})
