// One connection to a relay for everybody here who uses it at once: made when it is first used, closed after the last.

import { type Dialer, directDialer } from '../../dial/dialer.ts'
import { RelaySession } from './relay-session.ts'

export interface RelayOptions {
  readonly dialer?: Dialer
  /** Milliseconds without a frame, while one is due, after which the relay is given up. */
  readonly idle?: number
}

const IDLE = 30_000

export class SharedSession {
  readonly url: URL
  /** Milliseconds without a frame, while one is due. */
  readonly idle: number
  readonly #dialer: Dialer
  #shared: Promise<RelaySession> | undefined
  #users = 0

  /** @param address ws or wss URL; http and https are taken for them @throws TypeError if it is none of these */
  constructor(address: string, { dialer = directDialer, idle = IDLE }: RelayOptions) {
    this.url = parseAddress(address)
    this.idle = idle
    this.#dialer = dialer
  }

  /** @throws TransportError; the signal's reason */
  async using<T>(signal: AbortSignal | undefined, use: (session: RelaySession) => Promise<T>): Promise<T> {
    signal?.throwIfAborted()
    this.#users += 1
    let session: RelaySession | undefined
    try {
      session = await this.#current()
      return await unlessAborted(signal, use(session))
    } finally {
      this.#users -= 1
      if (this.#users === 0) {
        session?.close()
        this.#shared = undefined
      }
    }
  }

  async close(): Promise<void> {
    const session = await this.#shared?.catch(() => undefined)
    session?.close()
  }

  async #current(): Promise<RelaySession> {
    if (this.#shared !== undefined) {
      const session = await this.#shared.catch(() => undefined)
      if (session?.isOpen) return session
    }
    this.#shared = RelaySession.open(this.#dialer, this.url, this.idle)
    return this.#shared
  }
}

/** Given up by whoever asked, it ends at once; what is under way then ends by itself. */
async function unlessAborted<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
  if (!signal) return promise
  promise.catch(() => undefined)
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function parseAddress(address: string): URL {
  const url = new URL(address.replace(/^http/, 'ws'))
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:')
    throw new TypeError(`address: expected ws or wss, got ${url.protocol}`)
  url.hash = ''
  return url
}
