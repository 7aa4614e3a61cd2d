// One WebSocket: what its client has open, and how much waits for it.
//
// Memory is bounded here. A client that sends faster than the disk takes is not read for a while; one that
// reads slower than it asks gets the rest of its answer by and by; one that does not read at all is cut. What it holds
// beyond that it answers for beside all others (`http/held-together.ts`).

import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { Holder } from '../http/held-together.ts'
import {
  MAX_CARRIED_BYTES,
  MAX_IN_FLIGHT,
  MAX_WAITING_BYTES,
  PAUSE_SENDING_BYTES,
  PAUSE_SENDING_TOGETHER,
  SLOW_READER,
} from './limits.ts'
import type { Reconciliation } from './negotiate.ts'
import type { Source } from './rates.ts'
import type { ServerFrame } from './server-frame.ts'
import type { Subscription } from './subscription.ts'

/** What goes out together at most, in bytes. */
const TOGETHER_BYTES = 65_536
/** What an id costs that is still to be sent. */
const OWED_BYTES = 100
/** Of a ping or a pong from a client, beside what it says (RFC 6455 §5.2). */
const CONTROL_BYTES = 6

/** What all connections of a relay share. */
export interface Shared {
  /** How many there are. */
  readonly count: number
  /** Bytes of events on their way to the disk. */
  carried: number
}

export class Connection implements Holder {
  readonly source: Source
  readonly subscriptions = new Map<string, Subscription>()
  readonly reconciliations = new Map<string, Reconciliation>()
  /** Keys that answered the challenge (NIP-42). */
  readonly authenticated = new Set<string>()
  /** The challenge offered, if one was. */
  challenge: string | undefined
  /** Ids of answers that are still to be sent. */
  owed = 0
  /** False until a ping goes out, true when its answer is back. */
  alive = true
  readonly #socket: WebSocket
  readonly #stream: Socket
  readonly #shared: Shared
  /** Of the bytes that came, those whose message has ended. */
  #heard: number
  #corked = false
  readonly #waiters = new Set<(room: boolean) => void>()
  #inFlight = 0
  #carried = 0

  /** @param stream what the socket reads from and writes to */
  constructor(socket: WebSocket, source: Source, stream: Socket, shared: Shared) {
    this.#socket = socket
    this.#stream = stream
    this.#shared = shared
    this.#heard = stream.bytesRead
    this.source = source
    socket.on('close', () => this.#wake(false))
    socket.on('message', () => {
      this.#heard = stream.bytesRead
    })
    // They may come within a message, and end nothing.
    const passed = (said: Buffer): void => {
      this.#heard += CONTROL_BYTES + said.length
    }
    socket.on('ping', passed)
    socket.on('pong', passed)
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  /** True while little enough waits for the reader that more may be sent. */
  get hasRoom(): boolean {
    const most = Math.min(PAUSE_SENDING_BYTES, PAUSE_SENDING_TOGETHER / this.#shared.count)
    return this.isOpen && this.#socket.bufferedAmount < most
  }

  /** Bytes in memory; what came behind the end of a message, in one piece with it, is not seen: some 64 KB at most. */
  get held(): number {
    const unfinished = Math.max(0, this.#stream.bytesRead - this.#heard)
    return unfinished + this.#carried + this.#socket.bufferedAmount + this.owed * OWED_BYTES
  }

  /** At once, without a goodbye. */
  end(): void {
    this.#socket.terminate()
  }

  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame))
  }

  /** Sends a frame's text, or cuts a reader for whom too much waits already. */
  sendText(text: string): void {
    if (!this.isOpen) return
    this.#cork()
    this.#socket.send(text, this.#onSent)
    if (this.#socket.bufferedAmount > TOGETHER_BYTES) this.#uncork()
    if (this.#socket.bufferedAmount > MAX_WAITING_BYTES) this.end()
  }

  /** Resolves to true when there is room, to false when the connection ended first; a reader gets `SLOW_READER` seconds. */
  room(): Promise<boolean> {
    if (this.hasRoom) return Promise.resolve(true)
    if (!this.isOpen) return Promise.resolve(false)
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end(), SLOW_READER * 1000)
      this.#waiters.add((room) => {
        clearTimeout(timer)
        resolve(room)
      })
    })
  }

  /** Runs the way of one event to the disk; while too many are on it, the socket is not read. */
  async carrying<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    this.#carry(1, bytes)
    if (this.#inFlight >= MAX_IN_FLIGHT || this.#shared.carried >= MAX_CARRIED_BYTES) this.#socket.pause()
    try {
      return await work()
    } finally {
      this.#carry(-1, -bytes)
      // Whatever others carry, each may send one more when nothing of its own is on the way.
      const may = this.#inFlight <= MAX_IN_FLIGHT / 2 && this.#shared.carried < MAX_CARRIED_BYTES
      if (this.#socket.isPaused && (may || this.#inFlight === 0)) this.#socket.resume()
    }
  }

  /** Pings, or ends a connection that did not answer the ping before. */
  ping(): void {
    if (!this.alive) this.end()
    else if (this.isOpen) this.#socket.ping()
    this.alive = false
  }

  /** @param code a WebSocket close code (RFC 6455 §7.4) */
  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  #carry(events: number, bytes: number): void {
    this.#inFlight += events
    this.#carried += bytes
    this.#shared.carried += bytes
  }

  /** Frames of one turn of the event loop go out together: a system call each costs more than making them. */
  #cork(): void {
    if (this.#corked) return
    this.#corked = true
    this.#stream.cork()
    process.nextTick(this.#uncork)
  }

  readonly #uncork = (): void => {
    if (!this.#corked) return
    this.#corked = false
    this.#stream.uncork()
  }

  readonly #onSent = (): void => {
    if (this.#waiters.size > 0 && this.hasRoom) this.#wake(true)
  }

  #wake(room: boolean): void {
    const waiters = [...this.#waiters]
    this.#waiters.clear()
    for (const waiter of waiters) waiter(room)
  }
}
