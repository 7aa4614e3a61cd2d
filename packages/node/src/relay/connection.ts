// One WebSocket: what its client has open, and how much waits for it.
//
// Memory is bounded here. A client that sends faster than the disk takes is not read for a while; one that
// reads slower than it asks gets the rest of its answer by and by; one that does not read at all is cut.

import type { Writable } from 'node:stream'
import { WebSocket } from 'ws'
import { MAX_IN_FLIGHT, MAX_WAITING_BYTES, PAUSE_SENDING_BYTES, SLOW_READER } from './limits.ts'
import type { Reconciliation } from './negotiate.ts'
import type { Source } from './rates.ts'
import type { ServerFrame } from './server-frame.ts'
import type { Subscription } from './subscription.ts'

/** What goes out together at most, in bytes. */
const TOGETHER_BYTES = 65_536

export class Connection {
  readonly source: Source
  readonly subscriptions = new Map<string, Subscription>()
  readonly reconciliations = new Map<string, Reconciliation>()
  /** Keys that answered the challenge (NIP-42). */
  readonly authenticated = new Set<string>()
  /** The challenge offered, if one was. */
  challenge: string | undefined
  /** False until a ping goes out, true when its answer is back. */
  alive = true
  readonly #socket: WebSocket
  readonly #stream: Writable
  #corked = false
  readonly #waiters = new Set<(room: boolean) => void>()
  #inFlight = 0

  /** @param stream what the socket writes to */
  constructor(socket: WebSocket, source: Source, stream: Writable) {
    this.#socket = socket
    this.#stream = stream
    this.source = source
    socket.on('close', () => this.#wake(false))
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  /** True while little enough waits for the reader that more may be sent. */
  get hasRoom(): boolean {
    return this.isOpen && this.#socket.bufferedAmount < PAUSE_SENDING_BYTES
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
    if (this.#socket.bufferedAmount > MAX_WAITING_BYTES) this.#socket.terminate()
  }

  /** Resolves to true when there is room, to false when the connection ended first; a reader gets `SLOW_READER` seconds. */
  room(): Promise<boolean> {
    if (this.hasRoom) return Promise.resolve(true)
    if (!this.isOpen) return Promise.resolve(false)
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#socket.terminate(), SLOW_READER * 1000)
      this.#waiters.add((room) => {
        clearTimeout(timer)
        resolve(room)
      })
    })
  }

  /** Runs the way of one event to the disk; while too many are on it, the socket is not read. */
  async carrying<T>(work: () => Promise<T>): Promise<T> {
    this.#inFlight += 1
    if (this.#inFlight === MAX_IN_FLIGHT) this.#socket.pause()
    try {
      return await work()
    } finally {
      this.#inFlight -= 1
      if (this.#inFlight === MAX_IN_FLIGHT / 2 && this.#socket.isPaused) this.#socket.resume()
    }
  }

  /** Pings, or ends a connection that did not answer the ping before. */
  ping(): void {
    if (!this.alive) this.#socket.terminate()
    else if (this.isOpen) this.#socket.ping()
    this.alive = false
  }

  /** @param code a WebSocket close code (RFC 6455 §7.4) */
  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  terminate(): void {
    this.#socket.terminate()
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
