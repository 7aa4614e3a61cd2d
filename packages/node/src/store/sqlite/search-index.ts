// The search index (FTS5), filled behind the events so that an OK never waits for it.
//
// How far it got is a row of the database, changed in the transaction that indexes, so a crash loses
// nothing. A search first brings the index up to date: its answer is never older than the last OK.
// Every version is indexed, also superseded ones; the join with `events` leaves out what is not current.

import { termsOf } from '../search-text.ts'
import { EVENT_COLUMNS, readEvent } from './rows.ts'
import type { Statements } from './statements.ts'

/** Events per background step: a few milliseconds, between which the node answers others. */
const STEP = 64

export class SearchIndex {
  readonly #sql: Statements
  /** The last seq that is indexed, and the last that exists. */
  #upto: number
  #last: number
  #timer: NodeJS.Timeout | undefined

  constructor(sql: Statements, last: number) {
    this.#sql = sql
    this.#upto = sql.number('SELECT upto FROM search_progress')
    this.#last = last
    this.#schedule()
  }

  /** How far the index got: no seq up to here may be given again. */
  get upto(): number {
    return this.#upto
  }

  /** Says that events up to `seq` are durable and want to be indexed. */
  extend(seq: number): void {
    this.#last = Math.max(this.#last, seq)
    this.#schedule()
  }

  /** Takes an event out, in the caller's transaction. */
  remove(seq: number): void {
    if (seq <= this.#upto) this.#sql.run('DELETE FROM search WHERE rowid = ?', seq)
  }

  /** Indexes everything that is durable. */
  catchUp(): void {
    while (this.#upto < this.#last) this.#step(20 * STEP)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#upto >= this.#last) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#step(STEP)
      this.#schedule()
    }, 10)
    this.#timer.unref()
  }

  #step(most: number): void {
    const rows = this.#sql.rows(
      `SELECT ${EVENT_COLUMNS}, seq FROM events WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
      this.#upto,
      this.#last,
      most,
    )
    const upto = rows.length < most ? this.#last : (rows.at(-1)?.[5] as number)
    this.#sql.exec('BEGIN IMMEDIATE')
    try {
      for (const row of rows)
        this.#sql.run(
          'INSERT INTO search (rowid, terms) VALUES (?, ?)',
          row[5] as number,
          termsOf(readEvent(row)).join(' '),
        )
      this.#sql.run('UPDATE search_progress SET upto = ?', upto)
      this.#sql.exec('COMMIT')
    } catch (error) {
      this.#sql.exec('ROLLBACK')
      throw error
    }
    this.#upto = upto
  }
}
