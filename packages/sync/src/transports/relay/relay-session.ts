// One connection to a relay: frames out, frames in to whoever waits for them, and one end for all.
//
// Everything that waits is told when the connection ends, so nothing waits for a dead peer.

import type { DialedSocket, Dialer } from '../../dial/dialer.ts'
import { transportFailure } from '../failure.ts'
import { TransportError } from '../transport-error.ts'
import { parseServerFrame, type ServerFrame } from './server-frame.ts'

type Listener = (frame: ServerFrame) => void

export class RelaySession {
  readonly #socket: DialedSocket
  readonly #listeners = new Set<Listener>()
  readonly #ended = new AbortController()
  #opened = false
  #said = false

  private constructor(socket: DialedSocket) {
    this.#socket = socket
    let cause: unknown
    socket.addEventListener('error', ({ error }) => {
      cause = error
    })
    socket.addEventListener('close', () => {
      const gone = cause ?? new Error(this.#opened ? 'the connection ended' : 'no connection')
      this.#end(transportFailure(gone, 'relay', this.#opened && this.#said))
    })
    socket.addEventListener('message', ({ data }) => {
      this.#said = true
      try {
        const frame = parseServerFrame(data)
        if (frame) for (const listener of [...this.#listeners]) listener(frame)
      } catch (error) {
        this.#end(transportFailure(error, 'relay', true))
      }
    })
  }

  /** Connects. @throws TransportError `unreachable`, `reset`, `timeout` */
  static async open(dialer: Dialer, url: URL, idle: number): Promise<RelaySession> {
    const session = new RelaySession(dialer.socket(url))
    const opening = new Promise<void>((resolve) => {
      session.#socket.addEventListener('open', () => {
        session.#opened = true
        resolve()
      })
    })
    try {
      await session.during(idle, opening)
    } catch (error) {
      session.close()
      throw error
    }
    return session
  }

  get isOpen(): boolean {
    return !this.#ended.signal.aborted
  }

  /** Why it ended, once it has. */
  get end(): AbortSignal {
    return this.#ended.signal
  }

  send(frame: readonly unknown[]): void {
    if (this.isOpen) this.#socket.send(JSON.stringify(frame))
  }

  /** Hears every frame until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The promise's value, unless the connection ends first or `milliseconds` pass (then: `timeout`). */
  async during<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stop = () => {}
    const ended = new Promise<never>((_, reject) => {
      stop = () => reject(this.#ended.signal.reason)
      if (this.#ended.signal.aborted) stop()
      this.#ended.signal.addEventListener('abort', stop)
      timer = setTimeout(
        () => reject(new TransportError('transport/timeout', 'relay: expected an answer, got none')),
        milliseconds,
      )
    })
    try {
      return await Promise.race([promise, ended])
    } finally {
      clearTimeout(timer)
      this.#ended.signal.removeEventListener('abort', stop)
    }
  }

  close(): void {
    this.#end(new TransportError('transport/cut', 'relay: closed'))
  }

  #end(reason: TransportError): void {
    if (!this.isOpen) return
    this.#ended.abort(reason)
    this.#listeners.clear()
    this.#socket.close()
  }
}
