// The queue of each log and the places it has given.

import type { LogName } from '../store.ts'
import { StoreError } from '../store-error.ts'
import { markDefault } from './current.ts'
import { bytes, hex } from './rows.ts'
import type { Statements } from './statements.ts'

export class LogPlaces {
  readonly #sql: Statements
  /** The last number given in a queue; among rows that wait, a higher one was committed later. */
  #last: number

  constructor(sql: Statements) {
    this.#sql = sql
    this.#last = Math.max(
      ...(['default', 'optional'] as const).map((log) =>
        sql.number('SELECT ifnull(max(n), 0) FROM queue WHERE log = ?', log),
      ),
    )
  }

  /** In the caller's transaction. */
  queue(log: LogName, id: Uint8Array): void {
    this.#sql.run('INSERT INTO queue VALUES (?, ?, ?)', log, ++this.#last, id)
  }

  waiting(log: LogName, cap: number): readonly string[] {
    return this.#front(log, cap).map(([, id]) => hex(id))
  }

  /** In the caller's transaction. @throws StoreError `store/place`, before anything is changed */
  place(log: LogName, first: number, ids: readonly string[]): void {
    const count = this.count(log)
    if (first > count) throw new StoreError('store/place', `first: expected at most ${count}, got ${first}`)
    const again = this.placed(log, first, first + ids.length)
    for (const [offset, held] of again.entries())
      if (ids[offset] !== held)
        throw new StoreError('store/place', `place ${first + offset}: expected ${held}, got ${ids[offset]}`)
    const fresh = ids.slice(again.length)
    const twice = fresh.find((id) => this.position(log, id) !== undefined)
    if (twice !== undefined || new Set(fresh).size < fresh.length)
      throw new StoreError(
        'store/place',
        `ids: expected each once and without a place, got ${twice ?? 'one twice'}`,
      )
    for (const [offset, id] of fresh.entries()) {
      this.#sql.run('INSERT INTO places VALUES (?, ?, ?)', log, count + offset, bytes(id))
      if (log === 'default') markDefault(this.#sql, bytes(id))
    }
    this.#unqueue(log, ids)
  }

  placed(log: LogName, from: number, to: number): readonly string[] {
    const rows = 'SELECT id FROM places WHERE log = ? AND position >= ? AND position < ? ORDER BY position'
    return this.#sql.rows(rows, log, from, to).map(([id]) => hex(id))
  }

  position(log: LogName, id: string): number | undefined {
    const row = this.#sql.row('SELECT position FROM places WHERE id = ? AND log = ?', bytes(id), log)
    return row?.[0] as number | undefined
  }

  count(log: LogName): number {
    return this.#sql.number('SELECT ifnull(max(position) + 1, 0) FROM places WHERE log = ?', log)
  }

  /** What is placed is nearly always the front of the queue; only what is not there is searched for. */
  #unqueue(log: LogName, ids: readonly string[]): void {
    const left = new Set(ids)
    for (const [n, id] of this.#front(log, ids.length))
      if (left.delete(hex(id))) this.#sql.run('DELETE FROM queue WHERE log = ? AND n = ?', log, n as number)
    for (const id of left) this.#sql.run('DELETE FROM queue WHERE log = ? AND id = ?', log, bytes(id))
  }

  #front(log: LogName, cap: number) {
    return this.#sql.rows('SELECT n, id FROM queue WHERE log = ? ORDER BY n LIMIT ?', log, cap)
  }
}
