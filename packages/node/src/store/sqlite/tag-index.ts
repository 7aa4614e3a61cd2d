// The tag index: what filters ask by `#x`, one row a tag of each current event.
//
// A post carries some seven tags, and most of them are those of many others: its wall, its thread, its author. So
// each is written once, with a number, and the rows hold the number. A tag that no event has any more goes with its
// last row: it may be a word of somebody who withdrew it.

import type { NostrEvent } from '@commonwall/wall'
import { indexedTags } from '../precedence.ts'
import { bytes, tagKey } from './rows.ts'
import type { Statements } from './statements.ts'

/** Numbers kept in memory: the tags of the threads in which people write now. */
const KEPT = 8_192
/** Rows that one statement writes. */
const TOGETHER = 16
const INSERTS = Array.from(
  { length: TOGETHER + 1 },
  // Never ignores anything: a tag stands once in an event. It spares SQLite a journal of the statement.
  (_, rows) =>
    `INSERT OR IGNORE INTO tags VALUES ${Array.from({ length: rows }, (_, n) => `(?${n + 6}, ?1, ?2, ?3, ?4, ?5)`).join()}`,
)

export class TagIndex {
  readonly #sql: Statements
  /** In order of coming. */
  readonly #numbers = new Map<string, number>()

  constructor(sql: Statements) {
    this.#sql = sql
  }

  /** In the caller's transaction. */
  add(event: NostrEvent, seq: number, inDefault: 0 | 1): void {
    const tags = [...indexedTags(event)].map((tag) => this.#number(tag))
    const id = bytes(event.id)
    for (let from = 0; from < tags.length; from += TOGETHER) {
      const some = tags.slice(from, from + TOGETHER)
      this.#sql.run(INSERTS[some.length] ?? '', event.created_at, id, event.kind, seq, inDefault, ...some)
    }
  }

  /** In the caller's transaction. */
  remove(event: NostrEvent): void {
    const id = bytes(event.id)
    for (const tag of indexedTags(event)) {
      const number = this.#number(tag)
      this.#sql.run(
        'DELETE FROM tags WHERE tag = ? AND created_at = ? AND id = ?',
        number,
        event.created_at,
        id,
      )
      const unused = 'NOT EXISTS (SELECT 1 FROM tags WHERE tag = ?1)'
      if (this.#sql.changes(`DELETE FROM tag_names WHERE n = ?1 AND ${unused}`, number) > 0)
        this.#numbers.delete(tag)
    }
  }

  /** Marks an event's rows as of the default log, in the caller's transaction. */
  markDefault(event: NostrEvent): void {
    const id = bytes(event.id)
    for (const tag of indexedTags(event))
      this.#sql.run(
        'UPDATE tags SET in_default = 1 WHERE tag = ? AND created_at = ? AND id = ?',
        this.#number(tag),
        event.created_at,
        id,
      )
  }

  /** A transaction was undone: numbers that it gave may never have been written. */
  forget(): void {
    this.#numbers.clear()
  }

  #number(tag: string): number {
    const known = this.#numbers.get(tag)
    if (known !== undefined) return known
    const key = tagKey(tag)
    const number =
      this.#sql.row('SELECT n FROM tag_names WHERE tag = ?', key)?.[0] ??
      this.#sql.row('INSERT INTO tag_names (tag) VALUES (?) RETURNING n', key)?.[0]
    const [oldest] = this.#numbers.keys()
    if (this.#numbers.size >= KEPT && oldest !== undefined) this.#numbers.delete(oldest)
    this.#numbers.set(tag, number as number)
    return number as number
  }
}
