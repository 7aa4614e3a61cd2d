// The engine's end of the line to the worker that speaks with relays. What it brings is heard, not believed.

import { type FollowOptions, type Transport, TransportError } from '@commonwall/sync'
import type { InboxResult } from '@commonwall/wall'
import type { Asked, Told } from '../../relays/line.ts'

interface Question {
  readonly told: (told: Told) => void
  readonly signal: AbortSignal | undefined
}

export class RelayLine {
  readonly #onNeeded: () => void
  readonly #asked = new Map<number, (told: Told) => void>()
  #line: Promise<MessagePort> | undefined
  #opened:
    | { readonly resolve: (port: MessagePort) => void; readonly reject: (error: Error) => void }
    | undefined
  #last = 0

  /** @param onNeeded told when a relay is to be asked for the first time: the shell starts the worker */
  constructor(onNeeded: () => void) {
    this.#onNeeded = onNeeded
  }

  /** Takes the line that was asked for; undefined if the worker could not be had: it is asked for again the next time. */
  connect(port: MessagePort | undefined): void {
    if (port === undefined) {
      this.#line = undefined
      this.#opened?.reject(
        new TransportError('transport/unreachable', 'relay: expected its program, got none'),
      )
      return
    }
    port.onmessage = ({ data }: MessageEvent<Told & { readonly id: number }>) =>
      this.#asked.get(data.id)?.(data)
    this.#opened?.resolve(port)
  }

  /** A relay as a transport. @param address ws or wss URL; http and https are taken for them @throws TypeError */
  transport(address: string): Transport {
    const { href: url, protocol } = new URL(address.replace(/^http/, 'ws'))
    if (!/^wss?:$/.test(protocol)) throw new TypeError(`address: expected ws or wss, got ${protocol}`)
    return {
      kind: 'relay',
      address: url,
      post: (_, lines, signal) =>
        this.#ask({ verb: 'post', url, lines }, { signal, told: () => {} }) as Promise<
          readonly InboxResult[]
        >,
      follow: async ({ wall, known, onEvent, onCaughtUp, signal }: FollowOptions) => {
        const told = (one: Told) => {
          if ('event' in one) onEvent(one.event)
          else if ('caughtUp' in one) onCaughtUp?.()
        }
        await this.#ask({ verb: 'follow', url, wall, known: [...known] }, { signal, told })
      },
      async close() {},
    }
  }

  async #ask(asked: Asked, { told, signal }: Question): Promise<unknown> {
    signal?.throwIfAborted()
    if (this.#line === undefined) {
      this.#line = new Promise((resolve, reject) => {
        this.#opened = { resolve, reject }
      })
      this.#onNeeded()
    }
    const port = await this.#line
    this.#last += 1
    const id = this.#last
    let stop = () => {}
    try {
      return await new Promise((resolve, reject) => {
        stop = () => {
          port.postMessage({ id, verb: 'stop' } satisfies Asked & { readonly id: number })
          reject(signal?.reason)
        }
        if (signal?.aborted) return stop()
        signal?.addEventListener('abort', stop)
        this.#asked.set(id, (one) => {
          if ('output' in one) resolve(one.output)
          else if ('error' in one) reject(new TransportError(one.error.code as never, one.error.message))
          else told(one)
        })
        port.postMessage({ id, ...asked })
      })
    } finally {
      signal?.removeEventListener('abort', stop)
      this.#asked.delete(id)
    }
  }
}
