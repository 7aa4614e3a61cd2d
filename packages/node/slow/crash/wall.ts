// The wall that the crash runs write on: one keeper, one log, no witnesses, everything on SQLite. What waits for a release,
// and ballots for their day, wait as on a node; a day passes in seconds.

import { join } from 'node:path'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import { definitionTemplate, publicKeyOf, signEvent } from '@commonwall/wall'
import { BallotBatch } from '../../src/batch/ballots.ts'
import { WaitingBatch } from '../../src/batch/batch.ts'
import type { LogKey, OpenLogs } from '../../src/sequencer/index.ts'
import { lockDataFolder, logKey, openLogs } from '../../src/sequencer/index.ts'
import { SqliteStore } from '../../src/store/index.ts'
import { START } from '../../test/sequencer/rig.ts'

const KEEPER = new Uint8Array(32).fill(9)
const SIGNER = signerFromSeed(new Uint8Array(32).fill(7))

export const FOUNDING = signEvent(
  definitionTemplate(
    {
      wall: undefined,
      prev: undefined,
      voids: [],
      version: 1,
      titles: [{ lang: 'en', text: 'Crash' }],
      keepers: [publicKeyOf(KEEPER)],
      threshold: 1,
      logs: [{ key: toHex(SIGNER.publicKey), url: 'https://log.example/', admission: 'default', open: true }],
      continues: [],
      witnesses: [],
      groups: [],
      moderators: [],
      boards: [],
      langs: ['en'],
      pow: 0,
      batch: 15,
      addresses: [],
      validUntil: START + 300 * 86_400,
    },
    { createdAt: START },
  ),
  KEEPER,
  new Uint8Array(32),
)

export const KEY: LogKey = logKey(FOUNDING.id, SIGNER)

/** Days in a second: ballots must have been mixed often, and some of them released, when the node dies. */
const DAYS = 0.5
/** Seconds of such days between two releases of posts: an hour, some 80 ms. */
const TICK = 3_600

export interface CrashWall {
  readonly store: SqliteStore
  readonly batch: WaitingBatch
  readonly ballots: BallotBatch
  readonly logs: OpenLogs
  close(): Promise<void>
}

/** Opens the wall in a folder as a node does: lock, store, logs. @throws SequencerError */
export async function openCrashWall(
  data: string,
  options: { readonly mirrors?: readonly string[]; readonly interval?: number } = {},
): Promise<CrashWall> {
  const lock = lockDataFolder(data)
  let store: SqliteStore | undefined
  try {
    const opened = new SqliteStore(join(data, 'store.db'))
    store = opened
    const now = () => Math.floor(Date.now() / 1000)
    const waits = {
      store,
      onReleased() {},
      now: () => Math.floor(Date.now() * 86.4 * DAYS),
      onFault(error: unknown) {
        throw error
      },
    }
    const ballots = new BallotBatch({ ...waits, constitution: () => undefined })
    const batch = new WaitingBatch({
      ...{ ...waits, minutes: () => 15, tick: TICK, floor: () => 0 },
      mix: () => ballots.rows.mix(),
    })
    const logs = await openLogs({
      ...options,
      data,
      lock,
      store,
      founding: FOUNDING,
      logs: { default: { signer: SIGNER } },
      now,
    })
    return {
      ...{ store, batch, ballots, logs },
      async close() {
        await batch.close()
        await ballots.close()
        await logs.close()
        await opened.close()
        lock.close()
      },
    }
  } catch (error) {
    await store?.close()
    lock.close()
    throw error
  }
}
