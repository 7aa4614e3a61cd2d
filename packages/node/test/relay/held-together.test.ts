// A thousand who cannot be told apart: what they make the relay hold is bounded together, and who reads and writes as people
// do is not the one who pays for it.

import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { verifyEvent } from '@commonwall/wall'
import { afterEach, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Author } from '../../slow/conformance/author.ts'
import { Client } from '../../slow/conformance/client.ts'
import { HeldTogether, type Holder } from '../../src/http/held-together.ts'
import { Connection } from '../../src/relay/connection.ts'
import {
  MAX_CARRIED_BYTES,
  MAX_CONNECTIONS,
  MAX_LIVE_BYTES,
  MAX_LIVE_VALUES,
  PAUSE_SENDING_BYTES,
  PAUSE_SENDING_TOGETHER,
} from '../../src/relay/limits.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'
import { type OpenRelay, type OpenRelayOptions, startOpenRelay } from './open-relay.ts'

const MOST = 4_000_000
const author = new Author(Buffer.alloc(32, 7), () => Math.floor(Date.now() / 1000))

let relay: OpenRelay
const sockets: WebSocket[] = []
const holders = new Set<Holder>()
const together = () => [...holders].reduce((sum, { held }) => sum + held, 0)

async function start(most: number, options: Partial<OpenRelayOptions> = {}): Promise<void> {
  const held = new HeldTogether(most)
  const add = held.add.bind(held)
  vi.spyOn(held, 'add').mockImplementation((holder) => {
    holders.add(holder)
    const letGo = add(holder)
    return () => {
      holders.delete(holder)
      letGo()
    }
  })
  relay = await startOpenRelay({ store: new MemoryStore(), held, ...options })
}

async function opened(): Promise<WebSocket & { readonly _socket: Socket }> {
  const socket = new WebSocket(relay.url, { perMessageDeflate: false })
  socket.on('error', () => {})
  sockets.push(socket)
  await once(socket, 'open')
  return socket as WebSocket & { readonly _socket: Socket }
}

const many = <T>(count: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)))

/** A frame (RFC 6455 §5.2) that says how long it is and does not end. */
function beginning(length: number): Buffer {
  const head = Buffer.from([0x81, 0x80 | 127, 0, 0, 0, 0, 0, 7, 0xff, 0, 0, 0, 0, 0])
  return Buffer.concat([head, Buffer.alloc(length, 0x20)])
}

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await relay.close()
  holders.clear()
})

it('messages that do not end: the longest go first, and whoever reads and writes stays', async () => {
  await start(MOST)
  const client = await Client.connect(relay.url)
  const quiet = await opened()
  await client.publish(author.event({ kind: 4242, content: 'before' }))
  const first = await opened()
  first._socket.write(beginning(400_000))
  await expect.poll(together).toBeGreaterThan(390_000)
  const others = await many(20, async () => {
    const socket = await opened()
    socket._socket.write(beginning(400_000))
    return socket
  })
  await expect.poll(() => first.readyState).toBe(WebSocket.CLOSED)
  await expect.poll(() => others.filter((one) => one.readyState === WebSocket.OPEN).length).toBeLessThan(11)
  await expect.poll(together).toBeLessThanOrEqual(MOST)
  expect(others.some((one) => one.readyState === WebSocket.OPEN)).toBe(true)
  expect(await client.publish(author.event({ kind: 4242, content: 'after' }))).toMatchObject({ ok: true })
  expect((await client.fetch({ kinds: [4242] })).events).toHaveLength(2)
  expect(quiet.readyState).toBe(WebSocket.OPEN)
  client.close()
})

it('a connection that is idle, or answers pings within a message, is counted for what it holds and no more', async () => {
  await start(MOST)
  const socket = await opened()
  socket.send(JSON.stringify(['REQ', 'a', { kinds: [1] }]))
  await once(socket, 'message')
  for (let n = 0; n < 20; n += 1) socket.pong(Buffer.alloc(100))
  socket.ping()
  await once(socket, 'pong')
  expect(together()).toBe(0)
  socket._socket.write(beginning(50_000))
  await expect.poll(together).toBe(50_014)
})

it('posts on their way: beyond so many bytes of all, nobody is read who has one there', async () => {
  let settle = (): void => {}
  const stalled = new Promise<void>((resolve) => {
    settle = resolve
  })
  await start(Number.POSITIVE_INFINITY, {
    verify: async (event) => {
      if (event.kind === 4243) await stalled
      return verifyEvent(event)
    },
  })
  const text = JSON.stringify(['EVENT', author.event({ kind: 4243, content: 'x'.repeat(59_000) })])
  const PEOPLE = 12
  const answers = await many(PEOPLE, async () => {
    const socket = await opened()
    let got = 0
    socket.on('message', () => {
      got += 1
    })
    for (let n = 0; n < 150; n += 1) socket.send(text)
    return () => got
  })
  await expect.poll(together).toBeGreaterThan(MAX_CARRIED_BYTES)
  await new Promise((resolve) => setTimeout(resolve, 200))
  // One piece that the system gives may hold the ends of two messages.
  expect(together()).toBeLessThan(MAX_CARRIED_BYTES + PEOPLE * 3 * text.length)
  // Whoever has none there is read, again and again.
  const client = await Client.connect(relay.url)
  for (const content of ['one', 'two', 'three'])
    expect(await client.publish(author.event({ kind: 4244, content }))).toMatchObject({ ok: true })
  client.close()
  settle()
  await expect.poll(() => answers.map((got) => got()), { timeout: 20_000 }).toEqual(Array(PEOPLE).fill(150))
}, 30_000)

it('filters: who listens for much is refused when all listen for too much, who listens for little never', async () => {
  await start(Number.POSITIVE_INFINITY)
  const ask = (socket: WebSocket, id: string, values: number, length: number) => {
    const answer = once(socket, 'message')
    const filter = { '#t': Array.from({ length: values }, (_, n) => String(n).padEnd(length, id)), limit: 1 }
    socket.send(JSON.stringify(['REQ', id, filter]))
    return answer.then(([data]) => (JSON.parse(String(data)) as [string])[0])
  }
  // Few values, and long: what counts is what they take.
  const [LONG, EACH] = [120_000, 60]
  expect(EACH).toBeLessThan(MAX_LIVE_VALUES)
  const greedy = await many(Math.ceil(MAX_LIVE_BYTES / (LONG * EACH)), opened)
  const verbs: string[] = []
  for (const socket of greedy)
    for (let n = 0; n < EACH; n += 1) verbs.push(await ask(socket, `s${n}`, 1, LONG))
  expect(new Set(verbs)).toEqual(new Set(['EOSE', 'CLOSED']))
  const filling = await opened()
  for (let n = 0; (await ask(filling, `f${n}`, 1, 2_000)) === 'EOSE'; ) n += 1
  const socket = await opened()
  expect(await ask(socket, 'little', 20, 64)).toBe('EOSE')
  expect(await ask(socket, 'much', 200, 64)).toBe('CLOSED')
  for (const one of greedy) one.terminate()
  await expect.poll(async () => ask(socket, 'much', 200, 64)).toBe('EOSE')
}, 60_000)

it.each([
  [1, PAUSE_SENDING_BYTES],
  [MAX_CONNECTIONS, PAUSE_SENDING_TOGETHER / MAX_CONNECTIONS],
])('answers that nobody takes: of %i readers each has its share of what may wait', async (count, share) => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  const connected = once(server, 'connection') as Promise<[WebSocket, IncomingMessage]>
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [[socket, request]] = await Promise.all([connected, once(reader, 'open')])
  reader.pause()
  const connection = new Connection(socket, undefined, request.socket, { count, carried: 0 })
  const TEXT = 'x'.repeat(1_000)
  // What the system takes for a reader who takes nothing is no memory of ours.
  while (socket.bufferedAmount === 0 || connection.hasRoom) {
    connection.sendText(TEXT)
    await new Promise(setImmediate)
  }
  expect(connection.held).toBeGreaterThanOrEqual(share)
  expect(connection.held).toBeLessThan(share + 2 * TEXT.length)
  reader.terminate()
  server.close()
})
