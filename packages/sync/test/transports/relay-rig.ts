// A real node's relay behind the relay transport, and bad relays beside it.

import type { AddressInfo } from 'node:net'
import { blurredTime, sealEvent, stringifyEvent } from '@commonwall/wall'
import { type WebSocket, WebSocketServer } from 'ws'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import type { TransportRig } from '../../src/transports/acceptance/transport-acceptance.ts'
import { relayTransport } from '../../src/transports/relay.ts'
import { absentPeer } from '../bad-peers.ts'
import { inboxKeyOf, openSmallWall, thread } from '../small-wall.ts'
import type { Through } from './through.ts'

/** Milliseconds, for bad relays alone: silence is tried, and this machine may be slow. */
const IDLE = 1_500

export async function relayRig(
  through?: Through,
): Promise<{ readonly rig: TransportRig; close(): Promise<void> }> {
  const wall = await openSmallWall()
  const closing: (() => Promise<void>)[] = [() => wall.close()]
  const options = { ...(through && { dialer: through.dialer }) }
  const named = (url: string) => (through ? url.replace('127.0.0.1', through.host) : url)
  const to = (onMessage: (socket: WebSocket) => void) => async () => {
    const relay = await badRelay(onMessage)
    closing.push(relay.close)
    return relayTransport(named(relay.url), { ...options, idle: IDLE })
  }
  const now = Math.floor(Date.now() / 1000)
  const random = seededBytes(9)
  const sealed = sealEvent(thread(wall.node.wall, 'sealed', now), {
    inboxKey: await inboxKeyOf(wall),
    secretKey: secretOf(40),
    createdAt: blurredTime(now, 0.5),
    nonce32: random(32),
    auxiliaryRandom: random(32),
  })
  const plain = thread(wall.node.wall, 'plain', now, 41)
  let added = 0
  const rig: TransportRig = {
    open: async () => relayTransport(named(wall.node.url), options),
    posts: {
      log: wall.log,
      good: [stringifyEvent(sealed), stringifyEvent(plain)],
      bad: JSON.stringify({ ...plain, content: 'altered' }),
    },
    follows: {
      wall: wall.node.wall,
      events: wall.events,
      add: () => wall.add(`said live ${++added}`),
    },
    bad: {
      silent: to(() => undefined),
      cutting: to((socket) => socket.terminate()),
      endless: to((socket) => socket.send(`["NOTICE","${'x'.repeat(1_200_000)}"]`)),
      babbling: to((socket) => socket.send('<!doctype html>')),
      absent: async () => relayTransport(named((await absentPeer()).url), options),
    },
  }
  return {
    rig,
    async close() {
      for (const close of closing.reverse()) await close()
    },
  }
}

/** A WebSocket server that does one thing on every message. */
export async function badRelay(
  onMessage: (socket: WebSocket, text: string) => void,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    socket.on('message', (data) => onMessage(socket, String(data)))
  })
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate()
        server.close(() => resolve())
      }),
  }
}
