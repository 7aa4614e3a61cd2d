// Connections that cost whoever opens them nothing: silent ones, a byte now and then of a head or a body, an answer that
// nobody reads. Each ends by itself, and others are answered meanwhile.

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { boundConnections } from '../../src/http/patience.ts'

/** As on a node, a hundred times as fast. */
const QUICK = { headersTimeout: 200, requestTimeout: 1_300, connectionsCheckingInterval: 50 }
/** More than the system holds for a connection. */
const LONG = 64 * 1024 * 1024
const POST = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n'

let server: Server
const sockets: Socket[] = []

async function start(source: string | undefined, idle: number, most?: number): Promise<number> {
  server = createServer(QUICK, (request, response) => {
    if (request.url === '/long') response.end(Buffer.alloc(LONG))
    else request.resume().on('end', () => response.end('said'))
  })
  boundConnections(server, () => source, { idle, ...(most !== undefined && { most }) })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.closeAllConnections()
  server.close()
})

const opened = (port: number, first = '') => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  if (first !== '') socket.write(first)
  sockets.push(socket)
  return socket
}
/** Sends a byte now and then, until the connection ends. */
const drips = (socket: Socket) => {
  const drip = setInterval(() => socket.write('x'), 20)
  socket.on('close', () => clearInterval(drip))
  return socket.resume()
}
/** However it ends: cut, it may be told so while it writes. */
const ends = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))
const isAnswered = async (port: number) => (await fetch(`http://127.0.0.1:${port}/`)).ok

it.each([
  ['is silent', (port: number) => opened(port).resume()],
  ['sends its head a byte at a time', (port: number) => drips(opened(port, 'GET / HTTP/1.1\r\nX-A: '))],
  ['sends its body a byte at a time', (port: number) => drips(opened(port, POST))],
])('who %s is let go, and others are answered meanwhile', async (_, open) => {
  const port = await start(undefined, 60_000)
  const ended = Promise.all(Array.from({ length: 200 }, () => ends(open(port))))
  expect(await isAnswered(port)).toBe(true)
  await ended
})

it('who reads nothing of a long answer is let go', async () => {
  const port = await start(undefined, 500)
  const taken = once(server, 'connection')
  opened(port, 'GET /long HTTP/1.1\r\nHost: a\r\n\r\n').pause()
  const [socket] = await taken
  await ends(socket)
})

it('one source has so many connections and no more, and gets others for those that end', async () => {
  const port = await start('somebody', 60_000, 3)
  const held = [1, 2, 3].map(() => opened(port, POST))
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, n) => resolve(n)))).toBe(3)
  await expect(isAnswered(port)).rejects.toThrow()
  held[0]?.destroy()
  await expect.poll(() => isAnswered(port).catch(() => false)).toBe(true)
})
