// Prepared statements by their text. Filters come in endless shapes, so only the last used are kept.

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

const KEPT = 256

/** A row as an array of its columns. */
export type Row = readonly (string | number | Uint8Array | null | undefined)[]

export class Statements {
  readonly #db: DatabaseSync
  /** In order of last use. */
  readonly #prepared = new Map<string, StatementSync>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  run(sql: string, ...values: readonly SQLInputValue[]): void {
    this.#prepare(sql).run(...values)
  }

  /** Like `run`; how many rows it changed. */
  changes(sql: string, ...values: readonly SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes)
  }

  row(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as unknown as Row | undefined
  }

  rows(sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return this.#prepare(sql).all(...values) as unknown as readonly Row[]
  }

  /** The single number that a statement yields. */
  number(sql: string, ...values: readonly SQLInputValue[]): number {
    return Number(this.row(sql, ...values)?.[0])
  }

  exec(sql: string): void {
    this.#db.exec(sql)
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql)
    if (statement === undefined) {
      statement = this.#db.prepare(sql)
      statement.setReturnArrays(true)
      const [oldest] = this.#prepared.keys()
      if (this.#prepared.size >= KEPT && oldest !== undefined) this.#prepared.delete(oldest)
    } else this.#prepared.delete(sql)
    this.#prepared.set(sql, statement)
    return statement
  }
}
