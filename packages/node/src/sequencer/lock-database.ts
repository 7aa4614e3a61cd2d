// The lock database: what each log last promised to sign, and the lock on the whole data folder.
//
// One row a log, moved only by compare-and-swap, before a signature is made. The file is held exclusively from
// opening to closing, so that two nodes never serve one folder. Kept apart from the store, so that a restored store meets a row that is ahead of it.
// Refuses to open a file that another process holds.

import type { DatabaseSync } from 'node:sqlite'
import { openExclusively } from '../data/exclusive-database.ts'
import { SequencerError } from './sequencer-error.ts'

/** A tree of a log: its leaves and its root hash (64 hex digits). */
export interface TreeHead {
  readonly size: number
  readonly root: string
}

/** What was promised: the tree, and the latest own date (unix seconds) under which it was signed. */
export interface Promised extends TreeHead {
  readonly time: number
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS head (
    log TEXT PRIMARY KEY, size INTEGER NOT NULL, root TEXT NOT NULL, time INTEGER NOT NULL
  ) STRICT`

export class LockDatabase {
  readonly #database: DatabaseSync

  /** @throws SequencerError `sequencer/in-use` */
  constructor(path: string) {
    const database = openExclusively(path, SCHEMA)
    if (database === undefined)
      throw new SequencerError('sequencer/in-use', `another node is running on this data folder (${path})`)
    this.#database = database
  }

  /** What a log (raw key hex) last promised, or undefined if it is not known here. */
  promised(log: string): Promised | undefined {
    const row = this.#database.prepare('SELECT size, root, time FROM head WHERE log = ?').get(log)
    return row && { size: Number(row.size), root: String(row.root), time: Number(row.time) }
  }

  /** Enters a new log. @throws SequencerError `sequencer/swap-lost` if it is known */
  found(log: string, head: Promised): void {
    const { changes } = this.#database
      .prepare('INSERT OR IGNORE INTO head (log, size, root, time) VALUES (?, ?, ?, ?)')
      .run(log, head.size, head.root, head.time)
    if (changes !== 1) throw lost(log)
  }

  /** Moves a log from one head to the next, durably, or not at all. @throws SequencerError `sequencer/swap-lost` */
  swap(log: string, from: TreeHead, to: Promised): void {
    const { changes } = this.#database
      .prepare('UPDATE head SET size = ?, root = ?, time = ? WHERE log = ? AND size = ? AND root = ?')
      .run(to.size, to.root, to.time, log, from.size, from.root)
    if (changes !== 1) throw lost(log)
  }

  close(): void {
    this.#database.close()
  }
}

function lost(log: string): SequencerError {
  return new SequencerError(
    'sequencer/swap-lost',
    `lock database: log ${log} moved without us; nothing was signed`,
  )
}
