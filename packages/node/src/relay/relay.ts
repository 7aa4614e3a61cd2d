// The relay: WebSockets in, frames to their verbs, new events out (DESIGN §3.8).
//
// permessage-deflate is off: it costs some 65 ms for a page of 500 events, more than everything else together.
// Of a request's headers it reads none; of its address only a salted hash is kept (`rates.ts`).

import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { NostrEvent, VerifiedEvent } from '@commonwall/wall'
import { WebSocketServer } from 'ws'
import { isExpired } from '../admission/expiration.ts'
import type { HeldTogether } from '../http/held-together.ts'
import type { Intake } from '../intake/intake.ts'
import type { EventStore } from '../store/store.ts'
import { offerAuth } from './auth.ts'
import { Broadcast } from './broadcast.ts'
import { closeSubscription } from './close.ts'
import { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'
import {
  MAX_CONNECTIONS,
  MAX_CONNECTIONS_OF_SOURCE,
  MAX_READ_BYTES,
  PING_EVERY,
  REQUEST_BURST,
  REQUESTS_PER_SECOND,
} from './limits.ts'
import { listen } from './listen.ts'
import { closeReconciliation } from './negotiate.ts'
import { Rates, type Source } from './rates.ts'
import { type Clock, SYSTEM_CLOCK, Turns } from './turns.ts'

export interface RelayOptions {
  readonly store: EventStore
  readonly intake: Intake
  readonly verify: (event: NostrEvent) => Promise<VerifiedEvent | undefined>
  /** Who may authenticate; nobody if absent. */
  readonly isModerator?: (pubkey: string) => boolean
  /** True for bodies that segments do not carry either: folds that stay, and personal data (DESIGN §3.7). */
  readonly isWithheld?: (id: string) => boolean
  /** Takes AUTH from anybody and offers it at once; for conformance runs. */
  readonly open?: boolean
  /** The URLs under which the relay is reached. */
  readonly addresses?: () => readonly string[]
  /** The one path that is upgraded; default `/`. */
  readonly path?: string
  /** Unix seconds; default the system's clock. */
  readonly now?: () => number
  /** In which row requests are answered, if it is not the relay's alone. */
  readonly turns?: Turns
  /** Where it is counted what connections hold. */
  readonly held: HeldTogether
  /** By which the time is measured that requests take, in a row of its own; default the system's. */
  readonly clock?: Clock
  readonly random?: (length: number) => Uint8Array
  readonly onFault?: (error: unknown) => void
}

export interface Relay {
  readonly connections: number
  readonly subscriptions: number
  /** Says goodbye to everybody (1001) and takes nobody new. */
  close(): Promise<void>
}

/**
 * Serves the relay on an HTTP server's upgrades.
 * @example
 * const relay = attachRelay(server, { store, intake, verify })
 */
export function attachRelay(server: Server, options: RelayOptions): Relay {
  const now = options.now ?? (() => Date.now() / 1000)
  const random = options.random ?? randomBytes
  const context: RelayContext = {
    store: options.store,
    intake: options.intake,
    broadcast: new Broadcast(),
    rates: new Rates({ burst: REQUEST_BURST, perSecond: REQUESTS_PER_SECOND, salt: () => random(16), now }),
    turns: options.turns ?? new Turns(options.clock ?? SYSTEM_CLOCK),
    verify: options.verify,
    isModerator: options.isModerator ?? (() => false),
    isHidden: (event) => isExpired(event, now()) || (options.isWithheld?.(event.id) ?? false),
    open: options.open ?? false,
    addresses: options.addresses ?? (() => []),
    now,
    random,
    reconciled: { items: 0 },
    live: { bytes: 0 },
    onFault: options.onFault ?? (() => {}),
  }
  const { held, path = '/' } = options
  const connections = new Set<Connection>()
  const shared = {
    get count() {
      return connections.size
    },
    carried: 0,
  }
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_READ_BYTES,
    clientTracking: false,
  })

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const source = context.rates.sourceOf(request.socket.remoteAddress)
    const refusal = refusalOf(request.url, path, source, connections)
    if (refusal !== undefined) turnAway(socket, refusal)
    else
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = new Connection(webSocket, source, request.socket, shared)
        connections.add(connection)
        const letGo = held.add(connection)
        request.socket.on('data', (chunk: Buffer) => held.came(chunk.length))
        webSocket.on('close', () => {
          letGo()
          connections.delete(connection)
          end(connection, context)
        })
        listen(connection, webSocket, context)
        if (context.open) offerAuth(connection, context)
      })
  }
  const stopReleases = options.intake.onReleased((events) => context.broadcast.release(events))
  const pings = setInterval(() => {
    for (const connection of connections) connection.ping()
  }, PING_EVERY * 1000)
  pings.unref()
  server.on('upgrade', onUpgrade)

  return {
    get connections() {
      return connections.size
    },
    get subscriptions() {
      return context.broadcast.size
    },
    async close() {
      server.off('upgrade', onUpgrade)
      stopReleases()
      clearInterval(pings)
      context.turns.close()
      for (const connection of connections) connection.close(1001, 'the relay is going down')
      for (let waited = 0; connections.size > 0 && waited < 10; waited += 1)
        await new Promise((resolve) => setTimeout(resolve, 50))
      for (const connection of connections) connection.end()
    },
  }
}

function end(connection: Connection, context: RelayContext): void {
  context.turns.leave(connection)
  for (const id of [...connection.subscriptions.keys()]) closeSubscription(connection, id, context)
  for (const id of [...connection.reconciliations.keys()]) closeReconciliation(connection, id, context)
}

/** The HTTP status line for a connection that is not taken, or undefined. */
function refusalOf(
  url: string | undefined,
  path: string,
  source: Source,
  connections: ReadonlySet<Connection>,
): string | undefined {
  if (url?.split('?')[0] !== path) return '404 Not Found'
  if (connections.size >= MAX_CONNECTIONS) return '503 Service Unavailable'
  if (source === undefined) return undefined
  let ofSource = 0
  for (const connection of connections) if (connection.source === source) ofSource += 1
  return ofSource < MAX_CONNECTIONS_OF_SOURCE ? undefined : '429 Too Many Requests'
}

function turnAway(socket: Duplex, status: string): void {
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
