// What an issuer remembers: for which entries of the roll it signed, and what, so that it can say it again.
//
// No time, no address, no order of arrival: entries are kept by their place alone. The file is held by one
// process, and a row is on the disk before a signature leaves.

import { DataError } from '../data/data-error.ts'
import { openExclusively } from '../data/exclusive-database.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS bound (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS issued (entry INTEGER PRIMARY KEY, blinded BLOB NOT NULL) STRICT;
`

export class Ledger {
  readonly #database: NonNullable<ReturnType<typeof openExclusively>>

  /**
   * Opens the file, or makes it for this purpose.
   * @param purpose constitution, group and modulus, each forever: one key serves one group of one assembly
   * @throws DataError where another process holds it, or it was made for another purpose
   */
  constructor(path: string, purpose: Readonly<Record<string, string>>) {
    const database = openExclusively(path, SCHEMA)
    if (!database) throw new DataError('data/unsafe', `${path}: another process issues from this ledger`)
    this.#database = database
    const bind = database.prepare('INSERT INTO bound VALUES (?, ?) ON CONFLICT DO NOTHING')
    const read = database.prepare('SELECT value FROM bound WHERE name = ?')
    for (const [name, value] of Object.entries(purpose)) {
      bind.run(name, value)
      if (read.get(name)?.value !== value) {
        database.close()
        throw new DataError('data/invalid', `${path}: expected a ledger of this ${name}, got another's`)
      }
    }
  }

  /** The blinded message signed for an entry, or undefined. */
  signedFor(entry: number): Uint8Array | undefined {
    const row = this.#database.prepare('SELECT blinded FROM issued WHERE entry = ?').get(entry)
    return row?.blinded instanceof Uint8Array ? new Uint8Array(row.blinded) : undefined
  }

  /** Keeps what is about to be signed. The first for an entry stays; says whether this was it. */
  keep(entry: number, blinded: Uint8Array): boolean {
    const statement = this.#database.prepare('INSERT INTO issued VALUES (?, ?) ON CONFLICT DO NOTHING')
    return statement.run(entry, blinded).changes === 1
  }

  /** Entries signed for, ascending. */
  entries(): number[] {
    const rows = this.#database.prepare('SELECT entry FROM issued ORDER BY entry').all()
    return rows.map(({ entry }) => Number(entry))
  }

  /** Closes the file, rewritten in the order of entries: pages would else lie in the order of arrival. */
  close(): void {
    this.#database.exec('VACUUM')
    this.#database.close()
  }
}
