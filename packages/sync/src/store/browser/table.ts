// One table of bytes by name: what a browser's database is used as, and nothing more of it.
//
// Stores and outbox are written against this, so that they can be tried without a browser; the browser's own is tried in
// one.

export interface Table {
  get(key: string): Promise<Uint8Array | undefined>
  /** All rows or none, durable when it resolves; undefined deletes a row. @throws StoreError store/full, store/refused */
  write(rows: Iterable<readonly [key: string, bytes: Uint8Array | undefined]>): Promise<void>
  /** Keys that begin so, sorted. */
  keys(prefix: string): Promise<readonly string[]>
  /** Removes everything, and the table itself where that is possible. */
  destroy(): Promise<void>
  close(): Promise<void>
}

/** A table that dies with the tab. */
export class MemoryTable implements Table {
  readonly rows = new Map<string, Uint8Array>()

  async get(key: string): Promise<Uint8Array | undefined> {
    return this.rows.get(key)?.slice()
  }

  async write(rows: Iterable<readonly [string, Uint8Array | undefined]>): Promise<void> {
    for (const [key, bytes] of rows)
      if (bytes === undefined) this.rows.delete(key)
      else this.rows.set(key, bytes.slice())
  }

  async keys(prefix: string): Promise<readonly string[]> {
    return [...this.rows.keys()].filter((key) => key.startsWith(prefix)).sort()
  }

  async destroy(): Promise<void> {
    this.rows.clear()
  }

  async close(): Promise<void> {}
}
