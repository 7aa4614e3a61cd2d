// A relay that does nothing: answers OK to every EVENT. Against it the load generator shows what it can do.

import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** Starts the sink on a free port of loopback. */
export async function startSink(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await new Promise((resolve) => server.once('listening', resolve))
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const [, event] = JSON.parse(String(data)) as [string, { id: string }]
      socket.send(JSON.stringify(['OK', event.id, true, '']))
    })
  })
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
