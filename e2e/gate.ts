// The gate that every journey of the app runs behind: a proxy on loopback through which the browser's every request
// goes. It lets through the hosts that the journey names; whatever else is asked for is refused and listed.

import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface Gate {
  /** For Playwright's `proxy`; loopback goes through it too. */
  readonly proxy: { readonly server: string; readonly bypass: string }
  /** `host:port` of everything that was asked for and refused. */
  readonly refused: readonly string[]
  /** Method and path of everything that was let through. */
  readonly passed: readonly string[]
  /** Waits until nothing is asked for any more, as a page that was just opened reads on. @returns how much was let through by then */
  quiet(): Promise<number>
  /** Lets a further `host:port` through. */
  allow(host: string): void
  /** Lets a `host:port` through no more, and does not count that as wrong: it is cut off. */
  cutOff(host: string): void
  /** Lets nothing through any more: the line is cut. */
  cut(): void
  /** Stands in for everybody, as a portal of a hotel does: whatever is asked for, it answers itself. */
  standIn(portal: Portal): void
  /** Takes a header from every answer from now on, as hosts that serve nothing but files send few. */
  withhold(header: string): void
  /** Lets through again what it did before. */
  mend(): void
  close(): Promise<void>
}

/** What a portal answers, whatever it is asked. */
export interface Portal {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Milliseconds in which a page that reads on asks for the next. */
const QUIET = 500

/** @param hosts `host:port` of whoever may be asked */
export async function openGate(hosts: readonly string[]): Promise<Gate> {
  const allowed = new Set(hosts)
  const refused: string[] = []
  const passed: string[] = []
  const cutOff = new Set<string>()
  const withheld = new Set<string>()
  let isCut = false
  let portal: Portal | undefined
  const answerAsPortal = (outgoing: ServerResponse, { status, headers, body }: Portal) => {
    outgoing.writeHead(status, headers)
    outgoing.end(body)
  }
  const mayPass = (host: string, what: string): boolean => {
    if (!isCut && !cutOff.has(host) && allowed.has(host)) {
      passed.push(what)
      return true
    }
    if (!allowed.has(host)) refused.push(host)
    return false
  }
  const server = createServer((incoming, outgoing) => {
    if (portal !== undefined) {
      incoming.resume()
      return answerAsPortal(outgoing, portal)
    }
    const url = URL.parse(incoming.url ?? '')
    if (url === null || !mayPass(url.host, `${incoming.method} ${url.pathname}`)) {
      outgoing.destroy()
      return
    }
    forward(incoming, url).then(
      (answer) => {
        for (const header of withheld) delete answer.headers[header]
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
        // What is cut there is cut here.
        answer.on('close', () => answer.complete || outgoing.destroy())
      },
      () => outgoing.destroy(),
    )
  })
  server.on('connect', (incoming, socket) => {
    // What comes through such a line is answered like the rest.
    if (portal !== undefined) {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      server.emit('connection', socket)
      return
    }
    const host = incoming.url ?? ''
    if (!mayPass(host, `CONNECT ${host}`)) return socket.destroy()
    const [name = '', port] = host.split(':')
    const other = connect(Number(port), name, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(other)
      other.pipe(socket)
    })
    for (const end of [socket, other]) end.on('error', () => [socket, other].map((one) => one.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bypass: '<-loopback>' },
    refused,
    passed,
    async quiet() {
      for (let many = -1; many !== passed.length; ) {
        many = passed.length
        await wait(QUIET)
      }
      return passed.length
    },
    allow: (host) => allowed.add(host),
    cutOff: (host) => cutOff.add(host),
    cut() {
      isCut = true
    },
    standIn(as) {
      portal = as
    },
    withhold: (header) => withheld.add(header),
    mend() {
      isCut = false
      portal = undefined
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function forward(incoming: IncomingMessage, url: URL): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      url,
      { method: incoming.method ?? 'GET', headers: incoming.headers },
      resolve,
    )
    outgoing.on('error', reject)
    incoming.pipe(outgoing)
  })
}
