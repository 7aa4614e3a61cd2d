// The queue of each log and the places it has given.

import type { LogName, OwnLog } from '../store.ts'
import { StoreError } from '../store-error.ts'
import { markDefault } from './current.ts'
import { bytes, hex } from './rows.ts'
import type { Statements } from './statements.ts'
import type { Tables } from './tables.ts'

export class LogPlaces {
  readonly #tables: Tables
  readonly #sql: Statements
  /** The last number given in a queue; among rows that wait, a higher one was committed later. */
  #last: number

  constructor(tables: Tables) {
    this.#tables = tables
    this.#sql = tables.sql
    this.#last = Math.max(
      ...(['default', 'optional'] as const).map((log) =>
        this.#sql.number('SELECT ifnull(max(n), 0) FROM queue WHERE log = ?', log),
      ),
    )
  }

  /** In the caller's transaction. */
  queue(log: OwnLog, id: Uint8Array): void {
    this.#sql.run('INSERT INTO queue VALUES (?, ?, ?)', log, ++this.#last, id)
  }

  waiting(log: OwnLog, cap: number): readonly string[] {
    return this.#front(log, cap).map(([, id]) => hex(id))
  }

  /** In the caller's transaction. @throws StoreError `store/place`, before anything is changed */
  place(log: LogName, first: number, ids: readonly string[]): void {
    const count = this.count(log)
    if (first > count) throw new StoreError('store/place', `first: expected at most ${count}, got ${first}`)
    const again = first < count ? this.placed(log, first, first + ids.length) : []
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
    for (const [offset, id] of fresh.entries())
      this.#sql.run('INSERT INTO places VALUES (?, ?, ?)', log, count + offset, bytes(id))
    // What waited for a place in the default log was marked when it came.
    const unqueued = this.#unqueue(log, ids)
    if (countsAsDefault(log))
      for (const id of fresh) if (!unqueued.has(id)) markDefault(this.#tables, bytes(id))
  }

  placed(log: LogName, from: number, to: number): readonly string[] {
    const rows = 'SELECT id FROM places WHERE log = ? AND position >= ? AND position < ? ORDER BY position'
    return this.#sql.rows(rows, log, from, to).map(([id]) => hex(id))
  }

  emptied(log: LogName, from: number, to: number): readonly string[] {
    const rows = `SELECT h.id FROM places p CROSS JOIN holes h INDEXED BY holes_by ON h.withdrawn_by = p.id
      WHERE p.log = ? AND p.position >= ? AND p.position < ? ORDER BY h.id`
    return this.#sql.rows(rows, log, from, to).map(([id]) => hex(id))
  }

  position(log: LogName, id: string): number | undefined {
    const row = this.#sql.row('SELECT position FROM places WHERE id = ? AND log = ?', bytes(id), log)
    return row?.[0] as number | undefined
  }

  count(log: LogName): number {
    return this.#sql.number('SELECT ifnull(max(position) + 1, 0) FROM places WHERE log = ?', log)
  }

  /**
   * What is placed is nearly always the front of the queue; only what is not there is searched for.
   * @returns those that waited at its front
   */
  #unqueue(log: LogName, ids: readonly string[]): ReadonlySet<string> {
    const asked = new Set(ids)
    const front = this.#front(log, ids.length).map(([n, id]) => ({ n: n as number, id: hex(id) }))
    const strange = front.findIndex(({ id }) => !asked.has(id))
    const found = strange < 0 ? front : front.slice(0, strange)
    this.#sql.run('DELETE FROM queue WHERE log = ? AND n <= ?', log, found.at(-1)?.n ?? -1)
    const unqueued = new Set(found.map(({ id }) => id))
    for (const id of ids)
      if (!unqueued.has(id)) this.#sql.run('DELETE FROM queue WHERE log = ? AND id = ?', log, bytes(id))
    return unqueued
  }

  #front(log: LogName, cap: number) {
    return this.#sql.rows('SELECT n, id FROM queue WHERE log = ? ORDER BY n LIMIT ?', log, cap)
  }
}

function countsAsDefault(log: LogName): boolean {
  return log === 'default' || log.startsWith('held/')
}
