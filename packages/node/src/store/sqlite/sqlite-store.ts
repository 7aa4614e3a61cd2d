// The store of a real node: one SQLite file, by the SQLite that Node carries.
//
// One process owns the file and writes to it on its main thread: every write goes through the group
// commit, every question is answered at once from the same connection, so what was acknowledged is seen.

import type { Filter, VerifiedEvent } from '@commonwall/wall'
import { Emptied } from '../emptied.ts'
import { refuseEphemeral } from '../precedence.ts'
import type {
  Dated,
  EventStore,
  Hole,
  LogName,
  OwnLog,
  PutItem,
  PutResult,
  QueryResult,
  Withdrawal,
} from '../store.ts'
import { GroupCommit } from './group-commit.ts'
import { LogPlaces } from './log-places.ts'
import { Reader } from './reader.ts'
import { RecentEvents } from './recent-events.ts'
import { openDatabase } from './schema.ts'
import { SearchIndex } from './search-index.ts'
import { SqliteShelf } from './sqlite-shelf.ts'
import { Statements } from './statements.ts'
import type { Tables } from './tables.ts'
import { TagIndex } from './tag-index.ts'
import { applyWithdrawal } from './withdraw.ts'
import { Writer } from './writer.ts'

export class SqliteStore implements EventStore {
  readonly #closeDatabase: () => void
  readonly #tables: Tables
  readonly #places: LogPlaces
  readonly #reader: Reader
  readonly #writer: Writer
  readonly #commits: GroupCommit
  #closed = false

  /**
   * Opens the file at a path, or makes it.
   * @throws StoreError `store/schema` if a newer program, or another one, made it
   */
  constructor(path: string) {
    const db = openDatabase(path)
    this.#closeDatabase = () => db.close()
    const sql = new Statements(db)
    const lastSeq = sql.number('SELECT ifnull(max(seq), 0) FROM events')
    const tables = {
      sql,
      tags: new TagIndex(sql),
      search: new SearchIndex(sql, lastSeq),
      recent: new RecentEvents(),
      emptied: new Emptied(),
    }
    this.#tables = tables
    this.#places = new LogPlaces(tables)
    this.#reader = new Reader(tables)
    this.#writer = new Writer(tables, this.#places, lastSeq)
    this.#commits = new GroupCommit(sql, {
      afterCommit: () => tables.search.extend(this.#writer.lastSeq),
      onUndone() {
        tables.tags.forget()
        tables.recent.forget()
      },
    })
  }

  async put(items: readonly PutItem[]): Promise<readonly PutResult[]> {
    refuseEphemeral(items)
    return this.#commits.run(items.length, () => items.map((item) => this.#writer.put(item)))
  }

  async release(shelf: string, keys: readonly string[], items: readonly PutItem[]) {
    refuseEphemeral(items)
    const results = await this.#commits.run(items.length + keys.length, () => {
      this.shelf(shelf).removeNow(keys)
      return items.map((item) => this.#writer.put(item))
    })
    // The journal holds pages in the order in which they were written: the order of arrival of what waited.
    try {
      this.#tables.sql.rows('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // A full disk. What was released is durable, and has to be told; the journal goes with the next release.
    }
    return results
  }

  withdraw(withdrawal: Withdrawal): Promise<readonly string[]> {
    return this.#commits.run(1, () => applyWithdrawal(this.#tables, withdrawal))
  }

  get(id: string): VerifiedEvent | undefined {
    return this.#reader.get(id)
  }

  hole(id: string): Hole | undefined {
    return this.#reader.hole(id)
  }

  onEmptied(listener: (id: string) => void): () => void {
    return this.#tables.emptied.on(listener)
  }

  emptied(log: LogName, from: number, to: number): readonly string[] {
    return this.#places.emptied(log, from, to)
  }

  query(filters: readonly Filter[], cap: number, log?: 'default'): QueryResult {
    return this.#reader.query(filters, cap, log)
  }

  count(filters: readonly Filter[], log?: 'default'): number {
    return this.#reader.count(filters, log)
  }

  dated(filter: Filter, cap: number, log?: 'default'): readonly Dated[] | undefined {
    return this.#reader.dated(filter, cap, log)
  }

  versions(address: string): readonly VerifiedEvent[] {
    return this.#reader.versions(address)
  }

  versionIds(address: string): readonly string[] {
    return this.#reader.versionIds(address)
  }

  unlogged(log: OwnLog, cap: number): readonly string[] {
    return this.#places.waiting(log, cap)
  }

  place(log: LogName, first: number, ids: readonly string[]): Promise<void> {
    return this.#commits.run(ids.length, () => this.#places.place(log, first, ids))
  }

  placed(log: LogName, from: number, to: number): readonly string[] {
    return this.#places.placed(log, from, to)
  }

  position(log: LogName, id: string): number | undefined {
    return this.#places.position(log, id)
  }

  placedCount(log: LogName): number {
    return this.#places.count(log)
  }

  shelf(name: string): SqliteShelf {
    return new SqliteShelf(this.#tables.sql, this.#commits, name)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#commits.close()
    this.#tables.search.close()
    this.#closeDatabase()
  }
}
