// One TCP connection in virtual time: a handshake, segments in order, what is lost sent again, forged resets.
//
// As much of TCP as the boxes and the clock can tell: segments of 1,400 bytes, windows that double, no acknowledgements
// on the wire. What travels encrypted in the real world travels here as filler of the same length, with its meaning
// beside it; only what is really in clear on a wire (DNS, greetings, HTTP without TLS) is there as bytes.

import type { Packet } from '../../packet.ts'
import type { Wire } from './wire.ts'

export type LineErrorCode = 'reset' | 'timeout' | 'refused'

/** Why a connection failed, as a client sees it. `code` is what Node calls it. */
export class LineError extends Error {
  override readonly name = 'LineError'
  readonly code: string

  constructor(kind: LineErrorCode, what: string) {
    super(`${what}: ${kind}`)
    this.code = { reset: 'ECONNRESET', timeout: 'ETIMEDOUT', refused: 'ECONNREFUSED' }[kind]
  }
}

export interface Message<Meaning> {
  readonly bytes: Uint8Array
  readonly meaning: Meaning
}

const SEGMENT = 1400
const FIRST_WINDOW = 10
const LARGEST_WINDOW = 80
/** A loss is noticed after about a round trip and a half; silence only by a timer that doubles. */
const NOTICE_LOSS = 1.5
const FIRST_TIMER = 1000
const MOST_TRIES = 6

type Side = 'client' | 'server'

/** @template Meaning what a message means to its ends */
export class Connection<Meaning> {
  readonly #wire: Wire
  readonly #flow: Pick<Packet, 'client' | 'server'>
  readonly #listeners: Record<Side, (message: Message<Meaning>) => void>
  readonly #queues: Record<Side, Promise<void>> = { client: Promise.resolve(), server: Promise.resolve() }
  readonly #dead = new Set<Side>()
  readonly #ends: ((error: LineError) => void)[] = []
  #window: Record<Side, number> = { client: FIRST_WINDOW, server: FIRST_WINDOW }
  #rtt = 200
  error: LineError | undefined

  constructor(
    wire: Wire,
    flow: Pick<Packet, 'client' | 'server'>,
    server: (message: Message<Meaning>) => void,
  ) {
    this.#wire = wire
    this.#flow = flow
    this.#listeners = { client: () => {}, server }
  }

  /** Opens it. @throws LineError */
  async open(timeout: number): Promise<void> {
    const began = this.#wire.clock.now()
    await this.#within<void>(timeout, 'connect', (done) => {
      const knock = (attempt: number) => {
        if (this.error !== undefined) return
        this.#packet('client', 'syn', new Uint8Array(), attempt, () =>
          this.#packet('server', 'syn-ack', new Uint8Array(), 0, () => done()),
        )
      }
      knock(0)
    })
    this.#rtt = Math.max(20, this.#wire.clock.now() - began)
  }

  /** Sends from a side; the other hears it when all of it is there. */
  send(from: Side, bytes: Uint8Array, meaning: Meaning): void {
    const to = from === 'client' ? 'server' : 'client'
    this.#queues[from] = this.#queues[from].then(async () => {
      if (!(await this.#transfer(from, bytes))) return
      if (to === 'client') this.#wire.journal.bytesIn += bytes.length
      if (!this.#dead.has(to)) this.#listeners[to]({ bytes, meaning })
    })
  }

  /** Sends a message of the client and waits for the next one of the server. @throws LineError */
  ask(bytes: Uint8Array, meaning: Meaning, timeout: number): Promise<Message<Meaning>> {
    return this.#within(timeout, 'answer', (done) => {
      this.#listeners.client = done
      this.send('client', bytes, meaning)
    })
  }

  /** Hears every message of the server from now on, and the end. */
  listen(onMessage: (message: Message<Meaning>) => void, onEnd: (error: LineError) => void): void {
    this.#listeners.client = onMessage
    if (this.error) onEnd(this.error)
    else this.#ends.push(onEnd)
  }

  /** Ends it as the client. */
  close(): void {
    if (this.error !== undefined) return
    this.#wire.send(
      { ...this.#flow, protocol: 'tcp', kind: 'fin', from: 'client', bytes: new Uint8Array() },
      this,
    )
    this.#dead.add('client').add('server')
  }

  /** What a forged reset does. */
  reset(side: Side): void {
    if (this.#dead.has(side)) return
    this.#dead.add(side)
    if (side === 'client') this.#fail(new LineError('reset', this.#name()))
  }

  /** Whether a side still lives. */
  lives(side: Side): boolean {
    return !this.#dead.has(side)
  }

  #fail(error: LineError): void {
    this.error ??= error
    for (const end of this.#ends.splice(0)) end(error)
  }

  #name(): string {
    return `${this.#flow.server.ip}:${this.#flow.server.port}`
  }

  /** Waits for something; ends early with the connection's error, or at the time. */
  #within<T>(timeout: number, what: string, begin: (done: (value: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.error !== undefined) return reject(this.error)
      const timer = this.#wire.clock.after(timeout, () => {
        const error = new LineError('timeout', `${this.#name()} ${what}`)
        this.#dead.add('client')
        this.#fail(error)
      })
      const end = (error: LineError) => {
        this.#wire.clock.cancel(timer)
        reject(error)
      }
      this.#ends.push(end)
      begin((value) => {
        this.#wire.clock.cancel(timer)
        const at = this.#ends.indexOf(end)
        if (at >= 0) this.#ends.splice(at, 1)
        resolve(value)
      })
    })
  }

  /** All segments of a message, window by window; false if they will never all arrive. */
  async #transfer(from: Side, bytes: Uint8Array): Promise<boolean> {
    const segments = Array.from({ length: Math.max(1, Math.ceil(bytes.length / SEGMENT)) }, (_, at) =>
      bytes.subarray(at * SEGMENT, (at + 1) * SEGMENT),
    )
    while (segments.length > 0) {
      if (this.#dead.has(from)) return false
      const burst = segments.splice(0, this.#window[from])
      const began = this.#wire.clock.now()
      const arrived = await Promise.all(
        burst.map((segment) => new Promise<boolean>((done) => this.#segment(from, segment, 0, done))),
      )
      if (arrived.includes(false)) return false
      const clean = this.#wire.clock.now() - began < this.#rtt * NOTICE_LOSS
      this.#window[from] = clean
        ? Math.min(LARGEST_WINDOW, this.#window[from] * 2)
        : Math.max(FIRST_WINDOW, Math.ceil(this.#window[from] / 2))
      // Acknowledgements travel back before the next window goes out.
      if (segments.length > 0) await this.#wire.clock.sleep(this.#rtt / 2)
    }
    return true
  }

  #segment(from: Side, bytes: Uint8Array, attempt: number, done: (arrived: boolean) => void): void {
    if (this.#dead.has(from)) {
      done(false)
      return
    }
    const crossing = this.#wire.send({ ...this.#flow, protocol: 'tcp', kind: 'data', from, bytes }, this)
    if (crossing.gone === undefined) {
      this.#wire.clock.after(crossing.delay, () => done(true))
      return
    }
    if (attempt >= MOST_TRIES) {
      done(false)
      return
    }
    const wait = crossing.gone === 'lost' ? this.#rtt * NOTICE_LOSS : FIRST_TIMER * 2 ** attempt
    this.#wire.clock.after(wait, () => this.#segment(from, bytes, attempt + 1, done))
  }

  #packet(
    from: Side,
    kind: 'syn' | 'syn-ack',
    bytes: Uint8Array,
    attempt: number,
    arrived: () => void,
  ): void {
    if (this.#dead.has(from) || this.error !== undefined) return
    const crossing = this.#wire.send({ ...this.#flow, protocol: 'tcp', kind, from, bytes }, this)
    const again = () => this.#packet(from, kind, bytes, attempt + 1, arrived)
    if (crossing.gone !== undefined) {
      if (attempt < MOST_TRIES) this.#wire.clock.after(FIRST_TIMER * 2 ** attempt, again)
      return
    }
    this.#wire.clock.after(crossing.delay, () => {
      if (kind === 'syn' && !this.#wire.listens(this.#flow.server)) return
      if (!this.#dead.has(from === 'client' ? 'server' : 'client')) arrived()
    })
  }
}
