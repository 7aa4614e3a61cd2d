// A relay client that hides nothing: every frame that came, in order. For trials only.

import { WebSocket } from 'ws'

export interface SignedEvent {
  readonly id: string
  readonly pubkey: string
  readonly created_at: number
  readonly kind: number
  readonly tags: readonly (readonly string[])[]
  readonly content: string
  readonly sig: string
}

export interface Fetched {
  readonly events: readonly SignedEvent[]
  readonly eose: boolean
  /** Reason of CLOSED, if it came. */
  readonly closed: string | undefined
}

type Frame = readonly unknown[]

/** Milliseconds that a relay gets to answer. */
export const WAIT = 2_000

export class Client {
  readonly frames: Frame[] = []
  /** Resolves when the connection has ended. */
  readonly ended: Promise<number>
  readonly #socket: WebSocket
  readonly #listeners = new Set<(frame: Frame) => void>()
  #subscriptions = 0

  constructor(socket: WebSocket) {
    this.#socket = socket
    this.ended = new Promise((resolve) => socket.on('close', resolve))
    socket.on('error', () => {})
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame
      this.frames.push(frame)
      for (const listener of [...this.#listeners]) listener(frame)
    })
  }

  /** Opens a connection; rejects if there is none within five seconds. */
  static async connect(url: string): Promise<Client> {
    const socket = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: 5_000 })
    const client = new Client(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve())
      socket.once('error', reject)
    })
    return client
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  send(frame: Frame): void {
    this.sendText(JSON.stringify(frame))
  }

  sendText(text: string): void {
    this.#socket.send(text)
  }

  sendBytes(bytes: Uint8Array): void {
    this.#socket.send(bytes, { binary: true })
  }

  /** The first frame from now on that fits, or undefined if none comes in time. */
  next(fits: (frame: Frame) => boolean, wait = WAIT): Promise<Frame | undefined> {
    return new Promise((resolve) => {
      const done = (frame: Frame | undefined): void => {
        clearTimeout(timer)
        this.#listeners.delete(listener)
        resolve(frame)
      }
      const listener = (frame: Frame): void => {
        if (fits(frame)) done(frame)
      }
      const timer = setTimeout(done, wait, undefined)
      this.#listeners.add(listener)
      void this.ended.then(() => done(undefined))
    })
  }

  /** Publishes an event, or the text of one, and waits for its OK. */
  async publish(event: SignedEvent): Promise<{ readonly ok: boolean; readonly message: string }> {
    return this.publishText(event.id, JSON.stringify(event))
  }

  async publishText(id: string, event: string): Promise<{ readonly ok: boolean; readonly message: string }> {
    const answer = this.next((frame) => frame[0] === 'OK' && frame[1] === id)
    this.sendText(`["EVENT",${event}]`)
    const ok = await answer
    return ok
      ? { ok: ok[2] === true, message: String(ok[3]) }
      : { ok: false, message: `no OK within ${WAIT} ms` }
  }

  /** What is stored: everything up to EOSE or CLOSED. */
  async fetch(...filters: readonly object[]): Promise<Fetched> {
    const id = this.open(...filters)
    const end = await this.next((frame) => isEnd(frame, id))
    const events = this.eventsOf(id)
    this.send(['CLOSE', id])
    return {
      events,
      eose: end?.[0] === 'EOSE',
      closed: end?.[0] === 'CLOSED' ? String(end[2]) : undefined,
    }
  }

  /** Opens a subscription and returns its id. */
  open(...filters: readonly object[]): string {
    this.#subscriptions += 1
    const id = `s${this.#subscriptions}`
    this.send(['REQ', id, ...filters])
    return id
  }

  /** The events that a subscription has got so far. */
  eventsOf(id: string): readonly SignedEvent[] {
    return this.frames.flatMap((frame) =>
      frame[0] === 'EVENT' && frame[1] === id ? [frame[2] as SignedEvent] : [],
    )
  }

  close(): void {
    this.#socket.terminate()
  }
}

function isEnd(frame: Frame, id: string): boolean {
  return (frame[0] === 'EOSE' || frame[0] === 'CLOSED') && frame[1] === id
}
