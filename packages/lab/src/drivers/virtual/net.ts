// What a client inside the country has of the network, in virtual time: names are looked up in clear, connections
// open, greet, ask and are answered. `fetch` and `socket` have the shape of sync's dialer.

import type { Rng } from '../../rng.ts'
import { concat, fromLatin1, uint } from '../../wire/bytes.ts'
import { A, readAddresses, writeQuery } from '../../wire/dns.ts'
import { browserHello, type HelloShape, helloMessage, helloRecords } from '../../wire/write-hello.ts'
import { Connection, LineError } from './connection.ts'
import type { HostAnswer } from './host.ts'
import { VirtualSocket } from './socket.ts'
import type { Wire } from './wire.ts'

/** The reader's device. */
export const CLIENT_IP = '10.9.1.2'
/** The resolver that the line's owner announces. */
export const RESOLVER = '8.8.8.8'

const CONNECT_WITHIN = 20_000
const ANSWER_WITHIN = 30_000
/** What a browser and a server of today greet each other with. */
const SERVER_FLIGHT = 2900
const REQUEST_HEADERS = 420
const ANSWER_HEADERS = 260

/** What a message means to its ends; on the wire it is bytes. */
export type Meaning =
  | { readonly kind: 'hello' }
  /** The client's last word of a handshake. */
  | { readonly kind: 'finished' }
  | {
      readonly kind: 'request'
      readonly method: string
      readonly host: string
      readonly path: string
      readonly body: Uint8Array
    }
  | { readonly kind: 'answer'; readonly answer: HostAnswer }
  | { readonly kind: 'upgrade' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'raw' }

export interface VirtualRequest {
  readonly method?: string
  readonly body?: Uint8Array
  readonly signal?: AbortSignal
  /** Greets with another hello than a browser's. */
  readonly hello?: HelloShape
}

export interface VirtualAnswer {
  readonly status: number
  readonly body: ReadableStream<Uint8Array>
  readonly bytes: Uint8Array
}

export class VirtualNet {
  readonly wire: Wire
  readonly #rng: Rng
  #port = 49_151

  constructor(wire: Wire, rng: Rng) {
    this.wire = wire
    this.#rng = rng
  }

  /** The address that the first answer gives, as a plain resolver takes it. @throws LineError */
  async lookup(name: string): Promise<string> {
    const { clock, journal } = this.wire
    journal.note(clock.now(), 'reader', `asks where ${name} is`)
    const query = writeQuery(name, A, this.#rng.below(65_536))
    for (let tries = 0; tries < 3; tries++) {
      const answer = await new Promise<Uint8Array | undefined>((done) => {
        clock.after(5000, () => done(undefined))
        this.datagrams({ ip: RESOLVER, port: 53 }, done).send(query)
      })
      const [address] = answer === undefined ? [] : readAddresses(answer)
      if (address !== undefined) return address
      if (answer !== undefined) throw new LineError('refused', `${name}: no such name`)
    }
    throw new LineError('timeout', `${name}: no resolver answered`)
  }

  /** A UDP socket. @param port the client's; a new one if not given */
  datagrams(
    server: { readonly ip: string; readonly port: number },
    onMessage: (bytes: Uint8Array) => void,
    port = this.#newPort(),
  ): { send(bytes: Uint8Array): void } {
    const { wire } = this
    const flow = { protocol: 'udp', kind: 'data', client: { ip: CLIENT_IP, port }, server } as const
    const ends = { reset: () => {}, inject: onMessage }
    const hear = (bytes: Uint8Array) => {
      wire.journal.bytesIn += bytes.length
      onMessage(bytes)
    }
    return {
      send(bytes) {
        const out = wire.send({ ...flow, from: 'client', bytes }, ends)
        if (out.gone !== undefined) return
        wire.clock.after(out.delay, () => {
          for (const answer of wire.hostAt(server.ip)?.datagram?.(bytes, server.port) ?? []) {
            const back = wire.send({ ...flow, from: 'server', bytes: answer }, ends)
            if (back.gone === undefined) wire.clock.after(back.delay, () => hear(answer))
          }
        })
      },
    }
  }

  /** An open TCP connection to a name or address. @throws LineError */
  async connect(host: string, port: number): Promise<Connection<Meaning>> {
    const ip = /^[0-9.]+$/.test(host) ? host : await this.#find(host)
    const { clock, journal } = this.wire
    journal.note(clock.now(), 'reader', `connects to ${host}:${port}`)
    const flow = { client: { ip: CLIENT_IP, port: this.#newPort() }, server: { ip, port } }
    const connection: Connection<Meaning> = new Connection(this.wire, flow, (message) => {
      void this.#serve(connection, ip, message.meaning, message.bytes)
    })
    await connection.open(CONNECT_WITHIN)
    return connection
  }

  /** Greets as a TLS client. @throws LineError */
  async greet(connection: Connection<Meaning>, shape: HelloShape): Promise<void> {
    const hello = helloRecords(helloMessage({ ...shape, random: this.#rng.bytes(32) }))
    await connection.ask(hello, { kind: 'hello' }, ANSWER_WITHIN)
    connection.send('client', filler(74), { kind: 'finished' })
  }

  /** One request on a connection of its own. @throws LineError; the signal's reason */
  async fetch(url: URL, request: VirtualRequest = {}): Promise<VirtualAnswer> {
    const { clock, journal } = this.wire
    const { method = 'GET', body = new Uint8Array(), signal } = request
    signal?.throwIfAborted()
    journal.requests += 1
    const connection = await this.#connectFor(url, request.hello)
    const abort = () => connection.close()
    signal?.addEventListener('abort', abort, { once: true })
    try {
      signal?.throwIfAborted()
      const path = url.pathname + url.search
      const head = `${method} ${path} HTTP/1.1\r\nHost: ${url.host}\r\n${body.length > 0 ? `Content-Length: ${body.length}\r\n` : ''}\r\n`
      const bytes =
        url.protocol === 'https:' ? filler(REQUEST_HEADERS + body.length) : concat(fromLatin1(head), body)
      const meaning = { kind: 'request', method, host: url.hostname, path, body } as const
      const asked = connection.ask(bytes, meaning, ANSWER_WITHIN)
      const message = await (signal === undefined ? asked : Promise.race([asked, aborted(signal)]))
      asked.catch(() => undefined)
      if (message.meaning.kind !== 'answer') throw new LineError('reset', url.host)
      const { answer } = message.meaning
      journal.note(
        clock.now(),
        'reader',
        answer.status === 200
          ? `gets ${answer.body.length.toLocaleString('en')} bytes from ${url.hostname}`
          : `is told ${answer.status} by ${url.hostname}: it has not got that`,
      )
      return { status: answer.status, bytes: answer.body, body: streamOf(answer.body) }
    } catch (error) {
      if (error instanceof LineError)
        journal.note(clock.now(), 'reader', `gives up on ${url.host}: ${wordsFor(error)}`)
      throw error
    } finally {
      signal?.removeEventListener('abort', abort)
      connection.close()
    }
  }

  /** A WebSocket, as sync's dialer and Nostr clients use them. */
  socket(url: URL): VirtualSocket {
    this.wire.journal.requests += 1
    return new VirtualSocket(async () => {
      const connection = await this.#connectFor(new URL(url.href.replace(/^ws/, 'http')))
      const { meaning } = await connection.ask(filler(REQUEST_HEADERS), { kind: 'upgrade' }, ANSWER_WITHIN)
      if (meaning.kind !== 'upgrade') throw new LineError('refused', url.host)
      return connection
    })
  }

  async #connectFor(url: URL, hello?: HelloShape): Promise<Connection<Meaning>> {
    const secure = url.protocol === 'https:'
    const port = Number(url.port === '' ? (secure ? 443 : 80) : url.port)
    try {
      const connection = await this.connect(url.hostname, port)
      if (secure) {
        const named = /^[0-9.]+$/.test(url.hostname) ? undefined : url.hostname
        await this.greet(connection, hello ?? browserHello(named))
      }
      return connection
    } catch (error) {
      if (error instanceof LineError)
        this.wire.journal.note(this.wire.clock.now(), 'reader', `gives up on ${url.host}: ${wordsFor(error)}`)
      throw error
    }
  }

  async #find(name: string): Promise<string> {
    const inside = this.wire.hosts.find((host) => host.inside && host.names.includes(name))
    return inside?.ip ?? this.lookup(name)
  }

  async #serve(
    connection: Connection<Meaning>,
    ip: string,
    meaning: Meaning,
    bytes: Uint8Array,
  ): Promise<void> {
    const host = this.wire.hostAt(ip)
    if (host === undefined || !connection.lives('server')) return
    const say = (answer: Uint8Array, means: Meaning) => connection.send('server', answer, means)
    if (meaning.kind === 'hello') return say(filler(SERVER_FLIGHT), { kind: 'hello' })
    if (meaning.kind === 'raw') {
      const answer = host.raw?.(bytes)
      if (answer !== undefined) say(answer, { kind: 'raw' })
    }
    if (meaning.kind === 'request') {
      const { method, path, body } = meaning
      const named = host.names.includes(meaning.host) || meaning.host === host.ip
      const request = { method, path, body, host: meaning.host, now: this.wire.clock.now() }
      const answer =
        named && host.serve !== undefined
          ? await host.serve(request)
          : { status: 421, body: new Uint8Array() }
      say(filler(ANSWER_HEADERS + answer.body.length), { kind: 'answer', answer })
    }
    if (meaning.kind === 'upgrade') {
      const hear = host.socket?.((text) => say(filler(12 + text.length), { kind: 'text', text }))
      if (hear === undefined)
        return say(filler(ANSWER_HEADERS), {
          kind: 'answer',
          answer: { status: 426, body: new Uint8Array() },
        })
      sockets.set(connection, hear)
      say(filler(160), { kind: 'upgrade' })
    }
    if (meaning.kind === 'text') sockets.get(connection)?.(meaning.text)
  }

  #newPort(): number {
    this.#port = this.#port >= 65_535 ? 49_152 : this.#port + 1
    return this.#port
  }
}

const sockets = new WeakMap<Connection<Meaning>, (text: string) => void>()

/** TLS application data, as far as anybody on the line can tell. */
function filler(length: number): Uint8Array {
  return concat(uint(0x17, 1), uint(0x0303, 2), uint(length, 2), new Uint8Array(length))
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes)
      controller.close()
    },
  })
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
}

function wordsFor({ code }: LineError): string {
  if (code === 'ECONNRESET') return 'the connection was cut'
  return code === 'ETIMEDOUT' ? 'nothing came' : 'refused'
}
