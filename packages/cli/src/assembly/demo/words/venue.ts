// Where an assembly of the demonstration is said, and which logs date it: two in memory, or the log of a running node.

import type { LogRead, NamedLog, Random } from '@commonwall/assembly'
import {
  formatCheckpoint,
  fromHex,
  leafHash,
  MemoryTree,
  noteSigner,
  type Signer,
  signerFromSeed,
  signNote,
  toHex,
  treeRoot,
} from '@commonwall/tlog'
import { KIND, LogDates, logOrigin, type VerifiedEvent } from '@commonwall/wall'

export interface Venue {
  /** Id of the wall. */
  readonly wall: string
  /** Raw keys of the logs that the constitution names. */
  readonly logs: readonly string[]
  say(event: VerifiedEvent): void
  /** Time goes on: what was said so far is dated before. @param time unix seconds */
  becomes(time: number): Promise<void>
  /** How far each log is read when all of it up to a time is, with the checkpoint of that size. */
  read(until: number): Promise<readonly LogRead[]>
  /** What the fold is given of the logs. */
  named(): readonly NamedLog[]
}

interface KeptLog {
  readonly signer: Signer
  readonly ids: string[]
  readonly dated: { size: number; date: number }[]
}

/** Two logs in memory: ballots stand in both, the rest in the first. @param start unix seconds */
export function memoryVenue(random: Random, start: number): Venue {
  const wall = toHex(random(32))
  const logs = [0, 1].map((): KeptLog => ({ signer: signerFromSeed(random(32)), ids: [], dated: [] }))
  let now = start
  return {
    wall,
    logs: logs.map(({ signer }) => toHex(signer.publicKey)),
    say({ id, kind }) {
      for (const log of kind === KIND.ballot ? logs : logs.slice(0, 1)) {
        log.ids.push(id)
        log.dated.push({ size: log.ids.length, date: now })
      }
    },
    async becomes(time) {
      now = time
    },
    read: (until) => Promise.all(logs.map((log) => readUntil(wall, log, until))),
    named: () =>
      logs.map(({ signer, ids, dated }) => ({
        key: toHex(signer.publicKey),
        length: ids.length,
        positions: new Map(ids.map((id, index) => [id, index])),
        dates: new LogDates(dated),
      })),
  }
}

async function readUntil(wall: string, { signer, ids, dated }: KeptLog, until: number): Promise<LogRead> {
  const size = new LogDates(dated).sizeBy(until)
  const log = toHex(signer.publicKey)
  const tree = new MemoryTree(ids.slice(0, size).map((id) => leafHash(fromHex(id) ?? new Uint8Array())))
  const origin = logOrigin(wall, log)
  const text = formatCheckpoint({ origin, size, root: treeRoot(tree) })
  return { log, size, note: await signNote(text, noteSigner(origin, signer)) }
}
