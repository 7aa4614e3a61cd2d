// A path store over a table, in plain bytes: for pages on a device that its reader trusts.

import { checkPath, closedError } from '../check-path.ts'
import type { PathStore } from '../path-store.ts'
import type { Table } from './table.ts'

/** Before every path, so that other rows may stand in the same table. */
const PREFIX = 'p/'

export class TablePathStore implements PathStore {
  readonly #table: Table
  #closed = false

  /** The table is closed with the store. */
  constructor(table: Table) {
    this.#table = table
  }

  async get(path: string): Promise<Uint8Array | undefined> {
    this.#check(path)
    return this.#table.get(PREFIX + path)
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.#check(path)
    await this.#table.write([[PREFIX + path, bytes]])
  }

  async delete(path: string): Promise<void> {
    this.#check(path)
    await this.#table.write([[PREFIX + path, undefined]])
  }

  async list(): Promise<readonly string[]> {
    if (this.#closed) throw closedError()
    return (await this.#table.keys(PREFIX)).map((key) => key.slice(PREFIX.length))
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#table.close()
  }

  #check(path: string): void {
    if (this.#closed) throw closedError()
    checkPath(path)
  }
}
