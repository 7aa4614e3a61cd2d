// What a witness remembers: per log the one tree it cosigned last. A few hundred bytes a log.
//
// The step from one tree to the next is a compare-and-swap on disk, done before any signature, so that two
// requests at once, or a crash, never make the witness sign two histories. Held by one process at a time.
// Refuses to open a file that another process holds.

import type { DatabaseSync } from 'node:sqlite'
import { openExclusively } from '../data/exclusive-database.ts'

/** A tree that was cosigned: leaves, and root hash in 64 hex digits. */
export interface WitnessedTree {
  readonly size: number
  readonly root: string
}

/** Another process serves this witness. */
export class WitnessDatabaseError extends Error {
  override readonly name = 'WitnessDatabaseError'
  readonly code = 'witness/in-use'
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tree (
    origin TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, root TEXT NOT NULL, note TEXT
  ) STRICT`

export class WitnessDatabase {
  readonly #database: DatabaseSync

  /** @throws WitnessDatabaseError */
  constructor(path: string) {
    const database = openExclusively(path, SCHEMA)
    if (database === undefined)
      throw new WitnessDatabaseError(`another witness is running on this folder (${path})`)
    this.#database = database
  }

  /** The tree of a log that was cosigned last. */
  tree(origin: string): WitnessedTree | undefined {
    const row = this.#database.prepare('SELECT size, root FROM tree WHERE origin = ?').get(origin)
    return row && { size: Number(row.size), root: String(row.root) }
  }

  /**
   * Moves a log from one tree to the next, durably. False, and nothing changed, if it does not stand at `from`.
   * @param hash SHA-256 of the origin in hex, under which monitors ask
   */
  swap(origin: string, hash: string, from: WitnessedTree | undefined, to: WitnessedTree): boolean {
    const { changes } =
      from === undefined
        ? this.#database
            .prepare('INSERT OR IGNORE INTO tree (origin, hash, size, root) VALUES (?, ?, ?, ?)')
            .run(origin, hash, to.size, to.root)
        : this.#database
            .prepare('UPDATE tree SET size = ?, root = ? WHERE origin = ? AND size = ? AND root = ?')
            .run(to.size, to.root, origin, from.size, from.root)
    return changes === 1
  }

  /** Keeps the cosigned note for monitors, unless the log moved on meanwhile. */
  keepNote(origin: string, tree: WitnessedTree, note: string): void {
    this.#database
      .prepare('UPDATE tree SET note = ? WHERE origin = ? AND size = ? AND root = ?')
      .run(note, origin, tree.size, tree.root)
  }

  /** The note cosigned last of the log with this origin hash. */
  note(hash: string): string | undefined {
    const note = this.#database.prepare('SELECT note FROM tree WHERE hash = ?').get(hash)?.note
    return typeof note === 'string' ? note : undefined
  }

  close(): void {
    this.#database.close()
  }
}
