// How long a connection may take for what it has begun, and how many one source may have open: who sends a byte now and
// then, or reads nothing, must not close the wall to others.
//
// A source is a salted hash (`relay/rates.ts`). Who comes through a proxy or an onion service has none and is not counted: a
// proxy has limits of its own. After an upgrade all but the count ends: the relay has its own limits.

import type { Server, ServerOptions } from 'node:http'
import type { Source } from '../relay/rates.ts'

/** Milliseconds: for the head of a request, for all of it (128 KB at a kilobyte a second), and between two looks at both. */
export const PATIENCE = {
  headersTimeout: 20_000,
  requestTimeout: 130_000,
  connectionsCheckingInterval: 5_000,
} satisfies ServerOptions

/** Milliseconds in which a connection neither takes nor gives a byte; what the system holds for a slow line is taken then. */
const IDLE = 300_000
/** Connections of one source: a city may share an address, and a browser opens six. */
const MAX_OF_SOURCE = 512

/** @param idle milliseconds @param most connections of one source */
export function boundConnections(
  server: Server,
  sourceOf: (address: string | undefined) => Source,
  { idle = IDLE, most = MAX_OF_SOURCE } = {},
): void {
  const open = new Map<string, number>()
  server.setTimeout(idle)
  server.on('connection', (socket) => {
    const source = sourceOf(socket.remoteAddress)
    if (source === undefined) return
    const count = open.get(source) ?? 0
    if (count >= most) {
      socket.destroy()
      return
    }
    open.set(source, count + 1)
    socket.once('close', () => {
      const left = (open.get(source) ?? 1) - 1
      if (left > 0) open.set(source, left)
      else open.delete(source)
    })
  })
}
