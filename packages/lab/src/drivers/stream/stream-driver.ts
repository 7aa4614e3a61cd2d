// The stream driver: a proxy on loopback behind which any program can be put without being changed and without root.
// SOCKS5 (names are resolved behind the wall's line, as a browser with remote DNS does), HTTP CONNECT on the same port,
// and a DNS server whose answers race with forged ones.
//
// It sees streams, not packets: what needs TCP options, source ports, other UDP or the cutting of segments is *not
// exercised* here. It refuses every address that is not this machine's, on both sides.

import { createSocket } from 'node:dgram'
import { createServer, isIP, type Server, type Socket } from 'node:net'
import type { Need } from '../../box.ts'
import { Journal } from '../../journal.ts'
import type { Path } from '../../path.ts'
import { LoopbackError, refuseUnlessLoopback } from '../loopback.ts'
import { answerDns, lookUp } from './dns-race.ts'
import { readEntry } from './entry.ts'
import { carry, type Line } from './flow.ts'

/** What boxes need to see that streams show. */
export const STREAM_SHOWS: ReadonlySet<Need> = new Set(['dns', 'loss', 'probes'])

export interface Exit {
  /** The address that boxes are told. */
  readonly ip: string
  /** Inside the country: what goes there never meets the border, nor does the question where it is. */
  readonly inside?: boolean
  /** Where it really goes: loopback. */
  readonly to: { readonly host: string; readonly port: number }
}

export interface StreamOptions {
  readonly path: Pick<Path, 'cross' | 'learn'>
  /** Where a name or address leads; undefined: nowhere, and the client is told so. */
  readonly exit: (host: string, port: number) => Exit | undefined
  /** What an honest resolver knows: for the DNS server, and for names that clients leave to the proxy. */
  readonly addressOf?: (name: string) => string | undefined
  /** Milliseconds of the boxes' clock. Default: real time since the start, times `factor`. */
  readonly now?: () => number
  /** The boxes' clock runs so much faster; what waits on the line does not. */
  readonly factor?: number
  /** Default 127.0.0.1. @throws LoopbackError for any other */
  readonly host?: string
}

export interface StreamDriver {
  readonly host: string
  /** SOCKS5 and HTTP CONNECT. */
  readonly port: number
  readonly dnsPort: number
  readonly journal: Journal
  /** Host and port of everything that was asked for and leads nowhere: a browser's own calls home. */
  readonly refused: readonly string[]
  /** Ends every connection, as a night between two visits does. */
  disconnect(): void
  close(): Promise<void>
}

/** @throws LoopbackError if it is to listen anywhere but on this machine */
export async function startStream(options: StreamOptions): Promise<StreamDriver> {
  const { path, exit, addressOf = () => undefined, factor = 1, host = '127.0.0.1' } = options
  refuseUnlessLoopback(host)
  const began = performance.now()
  const now = options.now ?? (() => (performance.now() - began) * factor)
  const journal = new Journal()
  const refused: string[] = []
  const sockets = new Set<Socket>()
  const line: Line = { path, journal, now, port: 49_152 }
  const guarded = (name: string, port: number): Exit | undefined => {
    const found = exit(name, port)
    if (found === undefined) refused.push(`${name}:${port}`)
    else refuseUnlessLoopback(found.to.host)
    return found
  }
  const turnAway = (socket: Socket, error: unknown) => {
    socket.destroy()
    if (error instanceof LoopbackError) process.emitWarning(error)
  }
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    readEntry(socket)
      .then((entry) => {
        const found = guarded(entry.host, entry.port)
        if (found === undefined) return entry.refuse()
        const arrive = (ip: string | undefined) => {
          // Whoever believed a forged answer knocks where nobody is.
          if (ip === found.ip || ip === undefined)
            carry(line, { client: socket, entry, exit: found, clientIp: clientIp(socket.remoteAddress) })
          else journal.note(now(), 'world', `${entry.host} is looked for at ${ip}, where nobody answers`)
        }
        if (options.addressOf === undefined || isIP(entry.host) !== 0 || found.inside)
          return arrive(undefined)
        return lookUp(line, entry.host, options.addressOf).then(arrive)
      })
      .catch((error: unknown) => turnAway(socket, error))
  })
  const disconnect = () => {
    for (const socket of sockets) socket.destroy()
  }
  let isOpen = true
  const dns = createSocket('udp4')
  dns.on('message', (query, { port, address }) =>
    // An answer on its way when the driver closes comes to nobody.
    answerDns(line, query, addressOf, (answer) => isOpen && dns.send(answer, port, address, () => {})),
  )
  await listening(server, host)
  await new Promise<void>((resolve) => dns.bind(0, host.includes(':') ? '127.0.0.1' : host, resolve))
  return {
    host,
    port: portOf(server),
    dnsPort: dns.address().port,
    journal,
    refused,
    disconnect,
    async close() {
      isOpen = false
      dns.close()
      disconnect()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Clients on different loopback addresses are different people: 127.9.1.3 stands for 10.9.1.3. */
function clientIp(address = ''): string {
  const [, rest] = /127\.(\d+\.\d+\.\d+)$/.exec(address) ?? []
  return rest === undefined || rest === '0.0.1' ? '10.9.1.2' : `10.${rest}`
}

function listening(server: Server, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, resolve)
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('server: expected an address')
  return address.port
}
