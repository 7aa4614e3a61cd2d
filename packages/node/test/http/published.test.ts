// What the published folder answers, to readers who are slow, who go, and who do not read at all.

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PIECE } from '../../src/http/file-body.ts'
import { publishedApp } from '../../src/http/published.ts'

const LONG = 'log/0123456789abcdef/seg/1/000.gz'
const SHORT = 'log/0123456789abcdef/checkpoint'
/** Bytes: more than any kernel keeps for a connection. */
const LENGTH = 24_000_000

describe('the published folder', () => {
  let folder: string
  let server: Server
  let url: string
  const sockets: Socket[] = []

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commonwall-published-'))
    mkdirSync(join(folder, 'log/0123456789abcdef/seg/1'), { recursive: true })
    const bytes = Buffer.alloc(LENGTH, 'a pattern of an odd length')
    writeFileSync(join(folder, LONG), bytes)
    writeFileSync(join(folder, SHORT), 'a note\n')
    writeFileSync(join(folder, 'app.html'), `<p>${'long '.repeat(PIECE)}</p>`)
    const listener = getRequestListener(publishedApp(folder, '/').fetch, { overrideGlobalObjects: false })
    server = createServer((request, response) => void listener(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true })
  })

  /** Asks for the long file, and takes no more than the beginning of it. */
  const ask = () =>
    new Promise<void>((resolve) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      sockets.push(socket)
      socket.write(`GET /${LONG} HTTP/1.1\r\nHost: wall\r\n\r\n`)
      socket.once('readable', () => resolve())
    })
  const openFiles = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === join(folder, LONG)
      } catch {
        return false // the one by which this folder was read
      }
    }).length

  it('gives each file whole, short or long, packed or not', async () => {
    for (const path of [LONG, SHORT, 'app.html']) {
      const response = await fetch(url + path)
      expect(response.status).toBe(200)
      const got = Buffer.from(await response.arrayBuffer())
      expect(got.equals(readFileSync(join(folder, path)))).toBe(true)
    }
    expect((await fetch(`${url}log/0123456789abcdef/inbox`)).status).toBe(404)
    const head = await fetch(url + LONG, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(`${LENGTH}`)
    expect(await head.text()).toBe('')
  })

  it('leaves no page in a browser’s cache, where no wipe reaches it', async () => {
    for (const path of ['index.html', 'sw.js']) writeFileSync(join(folder, path), 'said by somebody')
    for (const path of ['index.html', 'app.html', 'sw.js'])
      expect([path, (await fetch(url + path)).headers.get('cache-control')]).toEqual([path, 'no-store'])
  })

  it('holds little of a long file for readers who take none of it', async () => {
    const waiting: Socket[] = []
    server.on('connection', (socket) => waiting.push(socket))
    for (let reader = 0; reader < 5; reader += 1) await ask()
    for (const socket of waiting) expect(socket.writableLength).toBeLessThan(4 * PIECE)
    expect(waiting).toHaveLength(5)
  })

  it.skipIf(process.platform !== 'linux')(
    'keeps no file open for who is gone, or asks for nothing but its head',
    async () => {
      for (let reader = 0; reader < 5; reader += 1) await ask()
      expect(openFiles()).toBe(5)
      for (const socket of sockets) socket.destroy()
      await vi.waitFor(() => expect(openFiles()).toBe(0))
      await fetch(url + LONG, { method: 'HEAD' })
      await (await fetch(url + LONG)).arrayBuffer()
      await vi.waitFor(() => expect(openFiles()).toBe(0))
    },
  )
})
