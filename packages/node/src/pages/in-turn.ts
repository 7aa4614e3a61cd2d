// Pages are made in the same row as what the relay is asked: a search may take a second of the one thread that everybody
// shares (`relay/turns.ts`).
//
// Who asks is a connection, as there; nothing about it is kept once it is closed. Who hangs up while waiting is
// forgotten. Where too many wait, the page is not made.

import type { Socket } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { SYSTEM_CLOCK, Turns } from '../relay/turns.ts'

/** What a page that waits holds in memory, in bytes: its request. */
const WAITING_BYTES = 8_192

export class PageTurns {
  readonly #turns: Turns
  #count = 0

  /** @param turns those of the relay; of its own where there is none */
  constructor(turns = new Turns(SYSTEM_CLOCK)) {
    this.#turns = turns
  }

  /** What `make` yields, when it is this connection's turn; undefined if too many wait, or nobody waits any more. */
  async take<T>(c: Context, make: () => T): Promise<T | undefined> {
    const who = socketOf(c) ?? this
    const key = `page ${this.#count++}`
    const { promise, resolve, reject } = Promise.withResolvers<T | undefined>()
    let isDone = false
    const run = () => {
      isDone = true
      try {
        resolve(make())
      } catch (error) {
        reject(error)
      }
    }
    if (!this.#turns.take(who, { key, bytes: WAITING_BYTES, run })) return undefined
    if (!isDone)
      c.req.raw.signal.addEventListener('abort', () => {
        this.#turns.drop(who, key)
        resolve(undefined)
      })
    return promise
  }
}

/** Undefined where no network is involved. */
function socketOf(c: Context): Socket | undefined {
  return (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket
}
