// A WebSocket in virtual time, with the part of its interface that browsers, Node and `ws` have in common.

import { concat, uint } from '../../wire/bytes.ts'
import type { Connection } from './connection.ts'
import type { Meaning } from './net.ts'

type Listener = (event: { readonly data?: unknown; readonly error?: unknown }) => void

export class VirtualSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readyState = 0
  onopen: Listener | undefined
  onmessage: Listener | undefined
  onerror: Listener | undefined
  onclose: Listener | undefined
  readonly #listeners = new Map<string, Set<Listener>>()
  #connection: Connection<Meaning> | undefined

  constructor(open: () => Promise<Connection<Meaning>>) {
    open().then(
      (connection) => {
        if (this.readyState !== 0) return connection.close()
        this.#connection = connection
        connection.listen(
          ({ meaning }) => meaning.kind === 'text' && this.#tell('message', { data: meaning.text }),
          (error) => this.#end(error),
        )
        this.readyState = 1
        this.#tell('open', {})
      },
      (error: unknown) => this.#end(error),
    )
  }

  send(text: string): void {
    const frame = concat(
      uint(0x17, 1),
      uint(0x0303, 2),
      uint(text.length, 2),
      new Uint8Array(text.length + 14),
    )
    this.#connection?.send('client', frame, { kind: 'text', text })
  }

  close(): void {
    if (this.readyState >= 2) return
    this.readyState = 3
    this.#connection?.close()
    queueMicrotask(() => this.#tell('close', {}))
  }

  addEventListener(type: string, listener: Listener): void {
    const all = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, all.add(listener))
  }

  removeEventListener(type: string, listener: Listener): void {
    this.#listeners.get(type)?.delete(listener)
  }

  #end(error: unknown): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.#tell('error', { error })
    this.#tell('close', {})
  }

  #tell(type: 'open' | 'message' | 'error' | 'close', event: { data?: unknown; error?: unknown }): void {
    this[`on${type}`]?.(event)
    for (const listener of [...(this.#listeners.get(type) ?? [])]) listener(event)
  }
}
