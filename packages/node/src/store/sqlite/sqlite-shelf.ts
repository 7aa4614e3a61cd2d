// A shelf as rows of the store's database, written in its transactions.

import { randomBytes } from 'node:crypto'
import type { Shelf } from '../store.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Statements } from './statements.ts'

/** Entries that are mixed at a time: more would keep everybody waiting. */
const AT_A_TIME = 500

export class SqliteShelf implements Shelf {
  readonly #sql: Statements
  readonly #commits: GroupCommit
  readonly #name: string

  constructor(sql: Statements, commits: GroupCommit, name: string) {
    this.#sql = sql
    this.#commits = commits
    this.#name = name
  }

  get(key: string): string | undefined {
    return this.#sql.row('SELECT value FROM shelves WHERE shelf = ? AND key = ?', this.#name, key)?.[0] as
      | string
      | undefined
  }

  all(): readonly (readonly [string, string])[] {
    return this.#sql.rows(
      'SELECT key, value FROM shelves WHERE shelf = ? ORDER BY key',
      this.#name,
    ) as unknown as readonly (readonly [string, string])[]
  }

  keys(): readonly string[] {
    const rows = this.#sql.rows('SELECT key FROM shelves WHERE shelf = ? ORDER BY key', this.#name)
    return rows.map(([key]) => key as string)
  }

  count(): number {
    return this.#sql.number('SELECT count(*) FROM shelves WHERE shelf = ?', this.#name)
  }

  put(entries: readonly (readonly [string, string])[]): Promise<void> {
    return this.#commits.run(entries.length, () => this.#putNow(entries))
  }

  remove(keys: readonly string[]): Promise<void> {
    return this.#commits.run(keys.length, () => this.removeNow(keys))
  }

  async mix(keys: readonly string[]): Promise<void> {
    const all = shuffled(keys)
    for (let at = 0; at < all.length; at += AT_A_TIME) {
      const some = all.slice(at, at + AT_A_TIME)
      await this.#commits.run(2 * some.length, () => {
        const entries = some.flatMap((key) => {
          const value = this.get(key)
          return value === undefined ? [] : [[key, value] as const]
        })
        // All are taken out before the first is put: each would else find its own place empty.
        this.removeNow(some)
        this.#putNow(shuffled(entries))
      })
    }
  }

  #putNow(entries: readonly (readonly [string, string])[]): void {
    for (const [key, value] of entries)
      this.#sql.run('INSERT OR REPLACE INTO shelves VALUES (?, ?, ?)', this.#name, key, value)
  }

  /** Removes entries in the caller's transaction. */
  removeNow(keys: readonly string[]): void {
    for (const key of keys) this.#sql.run('DELETE FROM shelves WHERE shelf = ? AND key = ?', this.#name, key)
  }
}

/** In an order that nobody can draw again. */
function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, by: randomBytes(16) }))
    .sort((a, b) => Buffer.compare(a.by, b.by))
    .map(({ one }) => one)
}
