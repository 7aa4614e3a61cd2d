// What a peer may send at once: against a relay that would pack a message a thousandfold, and one that sends a long one.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { type DialedSocket, directDialer } from '../../src/dial/dialer.ts'
import { nodeDialer } from '../../src/dial/node-dialer.ts'
import { transportAcceptance } from '../../src/transports/acceptance/transport-acceptance.ts'
import { relayRig } from '../transports/relay-rig.ts'

const MB = 1024 * 1024
const relay = await relayRig({ dialer: nodeDialer, host: '127.0.0.1' })

describe('relay over connections of Node', () => {
  afterAll(() => relay.close())
  for (const { name, run } of transportAcceptance(relay.rig)) it(name, run)
})

describe('a connection of Node', () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: true })
  const listening = once(server, 'listening')
  /** What was agreed on with whoever came last. */
  let agreed: string | undefined
  let url: URL

  beforeAll(async () => {
    await listening
    url = new URL(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.on('connection', (socket) => {
      agreed = socket.extensions
      socket.on('error', () => {})
      socket.on('message', (megabytes) => socket.send('x'.repeat(MB * Number(megabytes))))
    })
  })
  afterAll(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })

  /** Asks for a message. @returns its length; undefined where the connection ended instead */
  const asked = (socket: DialedSocket, megabytes: number) =>
    new Promise<number | undefined>((resolve) => {
      socket.addEventListener('open', () => socket.send(String(megabytes)))
      socket.addEventListener('message', ({ data }) => resolve(String(data).length))
      socket.addEventListener('error', () => {})
      socket.addEventListener('close', () => resolve(undefined))
    })

  it('offers no compression and hears what is long, but not what is too long', async () => {
    expect(await asked(nodeDialer.socket(url), 1)).toBe(MB)
    expect(agreed).toBe('')
    expect(await asked(nodeDialer.socket(url), 5)).toBeUndefined()
  })

  it('is needed: the platform’s own takes a packed message of any length here', async () => {
    const socket = directDialer.socket(url)
    expect(await asked(socket, 64)).toBe(64 * MB)
    expect(agreed).toMatch(/^permessage-deflate/)
    socket.close()
  })
})
