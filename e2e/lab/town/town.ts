// The town outside: one real server for HTTPS, HTTP and WebSocket that is every host of the lab, by name. The wall's own
// hosts lead to a real node; one host has a copy of its files and takes nothing, one is a relay of others.

import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import {
  request as ask,
  createServer as createHttp,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttps } from 'node:https'
import { createRequire } from 'node:module'
import { type AddressInfo, connect, createServer, type Server as NetServer } from 'node:net'
import { dirname, join, normalize } from 'node:path'
import type { Event, Filter } from 'nostr-tools'
import { finalizeEvent } from 'nostr-tools/pure'
import { WebSocketServer } from 'ws'
import { type Certificate, makeCertificate } from './certificate.ts'

/** Every name, and the address under which boxes know it. */
export const TOWN: Readonly<Record<string, string>> = {
  'benign.test': '203.0.113.20',
  'forum.blocked.test': '203.0.113.10',
  'news.blocked.test': '203.0.113.40',
  'client.test': '203.0.113.21',
  'cloudflare-dns.com': '1.1.1.1',
  'wall.vercel.app': '203.0.113.60',
  'library.com.au': '203.0.113.61',
  'home.inside.test': '10.9.1.9',
  'relay.damus.io': '203.0.113.31',
  'nos.lol': '203.0.113.32',
  'relay.nostr.band': '203.0.113.33',
  'nostr.wine': '203.0.113.34',
  'wall.blocked.test': '203.0.113.50',
  'blue-kiln.test': '203.0.113.51',
  'tin-harbour.test': '203.0.113.52',
  'seed-shop.test': '203.0.113.53',
  'paper-boat.test': '203.0.113.55',
  'evening-owl.test': '203.0.113.56',
}
const RELAYS = ['relay.damus.io', 'nos.lol', 'relay.nostr.band', 'nostr.wine']
/** A static host: files and nothing else. */
const COPY = 'paper-boat.test'
const RELAY_OF_OTHERS = 'evening-owl.test'
const OURS = ['wall.blocked.test', 'blue-kiln.test', 'tin-harbour.test', 'seed-shop.test']

export interface Town {
  readonly certificate: Certificate
  readonly httpsPort: number
  readonly httpPort: number
  close(): Promise<void>
}

export interface TownOptions {
  readonly host?: string
  readonly ports?: { readonly https: number; readonly http: number; readonly further?: number }
  /** The folder that the node publishes: what the static host has. */
  readonly published?: string
  /** `host:port` of a relay that knows nothing of walls. */
  readonly relay?: string
}

/** @param node `host:port` of a running wall node */
export async function openTown(
  node: string,
  { host = '127.0.0.1', ports = { https: 0, http: 0 }, published, relay: others }: TownOptions = {},
): Promise<Town> {
  const certificate = await makeCertificate(Object.keys(TOWN))
  const said = new Map<string, string>()
  const events = [
    finalizeEvent(
      { kind: 1, created_at: Math.floor(Date.now() / 1000), tags: [], content: 'a note' },
      new Uint8Array(32).fill(5),
    ),
  ]
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '')
    if (OURS.includes(name)) return forward(node, request, response)
    if (name === COPY && published !== undefined) return void giveFile(published, request, response)
    void answer(name, request, response, said)
  }
  const https = createHttps({ key: certificate.key, cert: certificate.cert }, serve)
  const http = createHttp(serve)
  const relays = new WebSocketServer({ noServer: true })
  https.on('upgrade', (request, socket, head) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '')
    const to = OURS.includes(name) ? node : name === RELAY_OF_OTHERS ? others : undefined
    if (to !== undefined) {
      const [address = '', port] = to.split(':')
      const other = connect(Number(port), address, () => {
        other.write(
          `${request.method} ${request.url} HTTP/1.1\r\n${request.rawHeaders.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('')}\r\n`,
        )
        other.write(head)
        socket.pipe(other).pipe(socket)
      })
      for (const end of [socket, other]) end.on('error', () => [socket, other].map((one) => one.destroy()))
    } else if (RELAYS.includes(name))
      relays.handleUpgrade(request, socket, head, (open) =>
        open.on('message', (data) => relay(String(data), events, (text) => open.send(text))),
      )
    else socket.destroy()
  })
  const further = createServer((socket) => https.emit('connection', socket))
  await Promise.all([
    listen(https, ports.https, host),
    listen(http, ports.http, host),
    ...(ports.further === undefined ? [] : [listen(further, ports.further, host)]),
  ])
  return {
    certificate,
    httpsPort: (https.address() as AddressInfo).port,
    httpPort: (http.address() as AddressInfo).port,
    async close() {
      for (const server of [https, http]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
      further.close()
      relays.close()
    },
  }
}

function listen(server: NetServer, port: number, host: string): Promise<void> {
  return new Promise((resolve) => server.listen(port, host, resolve))
}

function forward(node: string, request: IncomingMessage, response: ServerResponse): void {
  const onward = ask(
    `http://${node}${request.url}`,
    { method: request.method ?? 'GET', headers: request.headers },
    (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(response)
    },
  )
  onward.on('error', () => response.destroy())
  request.pipe(onward)
}

/** As a web server without a program gives a folder. */
async function giveFile(
  folder: string,
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('access-control-allow-origin', '*')
  if (method !== 'GET') return void response.writeHead(405).end()
  const { pathname } = new URL(url, 'https://copy/')
  const path = normalize(join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname))
  const bytes = path.startsWith(folder) ? await readFile(path).catch(() => undefined) : undefined
  if (bytes === undefined) return void response.writeHead(404).end()
  if (path.endsWith('.html')) response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(bytes)
}

const bundle = join(dirname(createRequire(import.meta.url).resolve('nostr-tools')), '../nostr.bundle.js')

async function answer(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  said: Map<string, string>,
): Promise<void> {
  let body = ''
  for await (const chunk of request) body += chunk
  if (request.method === 'POST') said.set(name, (said.get(name) ?? '') + body)
  const give = (type: string, text: string) => {
    response.setHeader('content-type', type)
    response.end(text)
  }
  if (name === 'client.test' && request.url === '/nostr.js')
    return give('text/javascript', readFileSync(bundle, 'utf8'))
  if (name === 'client.test')
    return give('text/html', `<title>notes</title><script src="/nostr.js"></script><p>a client`)
  if (name === 'news.blocked.test' && request.url === '/sw.js') return give('text/javascript', SERVICE_WORKER)
  if (name === 'news.blocked.test' && request.url === '/')
    return give(
      'text/html',
      `<title>news</title><p>the shell</p><script>navigator.serviceWorker.register('/sw.js')</script>`,
    )
  give(
    'text/html',
    `<title>${name}</title><p>a page of ${name} ${said.get(name) ?? ''}</p>${'<!-- as long as pages are -->'.repeat(request.url === '/large' ? 8000 : 300)}`,
  )
}

const SERVICE_WORKER = `
addEventListener('install', (event) => event.waitUntil(caches.open('shell').then((cache) => cache.add('/')).then(() => skipWaiting())))
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(caches.match('/').then((held) => held ?? fetch(event.request)))
})
`

/** As much of a relay as a client needs (NIP-01). */
function relay(text: string, events: Event[], say: (text: string) => void): void {
  const [verb, first, filter] = JSON.parse(text) as [string, never, Filter]
  if (verb === 'REQ') {
    for (const event of events
      .filter(({ id }) => filter.ids?.includes(id) ?? true)
      .slice(0, filter.limit ?? 500))
      say(JSON.stringify(['EVENT', first, event]))
    say(JSON.stringify(['EOSE', first]))
  } else if (verb === 'EVENT') {
    const event: Event = first
    events.push(event)
    say(JSON.stringify(['OK', event.id, true, '']))
  }
}
