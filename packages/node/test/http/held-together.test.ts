// Bodies for the inbox that do not end, of more people than can be told apart.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { encodeInboxBody } from '@commonwall/wall'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { HeldTogether } from '../../src/http/held-together.ts'
import { wallApp } from '../../src/http/wall-app.ts'

const HASH = '0123456789abcdef'
const LENGTH = 90_000
const refuse = async () => ({ ok: false, message: 'blocked: nothing is taken here' })

it('bodies that do not end: the longest go first, and whole ones are answered', async () => {
  const held = new HeldTogether(10 * LENGTH)
  const app = wallApp({
    held,
    ...{ prefix: '', published: '/nowhere', pages: new Hono(), originHashes: () => [HASH] },
    intake: { take: refuse, announce: () => {}, onReleased: () => () => {}, close: async () => {} },
    openSealed: refuse,
    now: () => 0,
    random: (length) => new Uint8Array(length),
    onFault: (error) => {
      throw error
    },
  })
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    held.close()
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const ended: number[] = []
  const begun = (n: number) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.on('close', () => ended.push(n))
    socket.write(`POST /log/${HASH}/inbox HTTP/1.1\r\nHost: a\r\nContent-Length: ${LENGTH + 1}\r\n\r\n`)
    socket.write(Buffer.alloc(LENGTH, 0x20))
  }
  begun(0)
  // Looked at once alone: it has held something before the others came.
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  for (let n = 1; n <= 30; n += 1) begun(n)
  await expect.poll(() => ended.length).toBeGreaterThanOrEqual(21)
  expect(ended[0]).toBe(0)
  expect(ended.length).toBeLessThan(31)
  const answer = await fetch(`http://127.0.0.1:${port}/log/${HASH}/inbox`, {
    method: 'POST',
    body: encodeInboxBody(['{}']) as Uint8Array<ArrayBuffer>,
  })
  expect(answer.status).toBe(200)
})
