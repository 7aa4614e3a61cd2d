// A device with an outbox, a copy and a pool, before a real node: what is killed, and started again on what its disk
// holds.

import { type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import { seededBytes } from '../../../wall/test/seeded.ts'
import { Copy } from '../../src/copy/copy.ts'
import type { CatchUpOptions } from '../../src/copy/options.ts'
import { AddressPool } from '../../src/dial/address-pool.ts'
import { knownOf, settle } from '../../src/outbox/of-copy.ts'
import { Outbox } from '../../src/outbox/outbox.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import type { Rows } from '../../src/rows/rows.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { httpTransport } from '../../src/transports/http.ts'
import type { Transport } from '../../src/transports/transport.ts'
import type { SmallWall } from '../small-wall.ts'

export interface DeviceOptions {
  readonly wall: SmallWall
  readonly rows?: Rows
  /** The true time, unix seconds. */
  readonly clock: () => number
  /** What the device takes for it. */
  readonly now?: () => number
  /** How posts leave; the node's inbox by default. */
  readonly post?: readonly Transport[]
  readonly seed?: number
  readonly tellsBridge?: (event: VerifiedEvent) => boolean
}

export async function openDevice({
  wall,
  clock,
  now = clock,
  rows = memoryRows(),
  post,
  seed = 5,
  tellsBridge,
}: DeviceOptions) {
  const reading = httpTransport(wall.node.url, { inbox: false })
  const copy = await Copy.open({
    store: new MemoryPathStore(),
    verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
    now: clock,
    wall: wall.node.wall,
  })
  const pool = await AddressPool.open()
  for (const transport of post ?? [httpTransport(wall.node.url)]) pool.add(transport, 'other')
  const outbox = await Outbox.open({
    wall: wall.node.wall,
    rows,
    pool,
    known: knownOf(copy),
    now,
    random: seededBytes(seed),
    ...(tellsBridge && { tellsBridge }),
  })
  return {
    outbox,
    copy,
    pool,
    catchUp: () => copy.catchUp([reading]),
    /** Catches up, and learns what has come onto the wall. */
    async look(options: CatchUpOptions = {}) {
      await copy.catchUp([reading], options)
      await settle(outbox, copy)
    },
    async close() {
      await outbox.close()
      await pool.close()
      await copy.close()
    },
  }
}

/** Rows of a device that is killed at the n-th write: nothing later is kept, or heard of. */
export function dyingRows(rows: Rows, writes: number): Rows & { readonly isDead: () => boolean } {
  let left = writes
  let dead = false
  const die = (): never => {
    dead = true
    throw new Error('killed')
  }
  const write = async (run: () => Promise<void>, after: boolean) => {
    if (dead) die()
    left -= 1
    // By turns the last write was not on the disk yet, or just was.
    if (left < 0 && !after) die()
    await run()
    if (left < 0) die()
  }
  return {
    get: async (name) => (dead ? die() : rows.get(name)),
    put: (name, bytes) => write(() => rows.put(name, bytes), writes % 2 === 0),
    delete: (name) => write(() => rows.delete(name), writes % 2 === 0),
    names: async () => (dead ? die() : rows.names()),
    close: async () => undefined,
    isDead: () => dead,
  }
}
