// Readers and writers of the long runs: a copy of the wall in memory, an outbox, and what both come to.

import { randomBytes } from 'node:crypto'
import type { VerifierPool } from '@commonwall/node'
import {
  AddressPool,
  type CaughtUp,
  Copy,
  httpTransport,
  knownOf,
  MemoryPathStore,
  memoryRows,
  Outbox,
  settle,
  sourcesOf,
  type Transport,
} from '@commonwall/sync'

export interface Reader {
  readonly copy: Copy
  readonly outbox: Outbox
  /** Asks everything in the pool; never throws for a source that is gone. */
  catchUp(): Promise<CaughtUp>
  /** Sends what waits, catches up, and looks which posts are proven to be on the wall. */
  send(): Promise<void>
  /** What a reader sees, in one text: the same for everybody who holds the same. */
  view(): string
  close(): Promise<void>
}

export interface ReaderOptions {
  readonly wall: string
  /** Addresses, or transports. */
  readonly from: readonly (string | Transport)[]
  readonly verifiers: VerifierPool
  /** Unix seconds; the system's clock by default. */
  readonly now?: () => number
}

export async function openReader({ wall, from, verifiers, ...options }: ReaderOptions): Promise<Reader> {
  const now = options.now ?? (() => Math.floor(Date.now() / 1000))
  const pool = await AddressPool.open()
  for (const one of from)
    pool.add(typeof one === 'string' ? httpTransport(one, { idle: 5_000 }) : one, 'other')
  const verify = (events: Parameters<VerifierPool['verify']>[0][]) =>
    Promise.all(events.map((event) => verifiers.verify(event)))
  const copy = await Copy.open({
    store: new MemoryPathStore(),
    verify: (events) => verify([...events]),
    now,
    wall,
  })
  const outbox = await Outbox.open({
    wall,
    rows: memoryRows(),
    pool,
    known: knownOf(copy),
    now,
    random: (length) => Uint8Array.from(randomBytes(length)),
  })
  const catchUp = () => copy.catchUp(sourcesOf(pool))
  return {
    copy,
    outbox,
    catchUp,
    async send() {
      await outbox.send()
      await catchUp()
      await settle(outbox, copy)
    },
    view() {
      const view = copy.view()
      return JSON.stringify([
        view?.boards,
        [...(view?.threads ?? [])].map(([id, { thread }]) => [
          id,
          thread.posts.map((post) => [post.id, post.floor]),
        ]),
      ])
    },
    async close() {
      await outbox.close()
      await copy.close()
      await pool.close()
    },
  }
}
