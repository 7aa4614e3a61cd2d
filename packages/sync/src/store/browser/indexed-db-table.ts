// A browser's database as a table of bytes. Where the browser refuses or runs full, a sentence says so, and what was
// kept before is untouched.
//
// Written against the platform alone. Every write is one transaction with strict durability: a tab that is killed has
// all of it or nothing.

import { StoreError } from '../store-error.ts'
import {
  completed,
  DATABASE_VERSION,
  deleteDatabase,
  emptyRows,
  openDatabase,
  ROWS,
  settled,
} from './indexed-db.ts'
import type { Table } from './table.ts'

/** Says of a browser that keeps nothing why it is so, as far as it can be known. */
const REFUSED = 'nothing kept, as in a private window'

const NEWER = 'a newer program saved it'

/**
 * Opens the table of a name; makes it where it is not there.
 * @param name neutral: it can be read on the device
 * @throws StoreError store/refused; store/newer
 */
export async function openIndexedDb(name: string): Promise<Table> {
  let database: IDBDatabase
  try {
    database = await openDatabase(name, DATABASE_VERSION)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError')
      throw new StoreError('store/newer', NEWER, { cause: error })
    throw new StoreError('store/refused', REFUSED, { cause: error })
  }
  return new IndexedDbTable(database)
}

/**
 * A browser closes a database of which it could not write something, as on a full disk. It is not opened again by itself:
 * on a disk that was still full Chromium 153 then threw away all that stood in it.
 */
class IndexedDbTable implements Table {
  readonly #database: IDBDatabase

  constructor(database: IDBDatabase) {
    this.#database = database
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    return saying(async () => {
      const value: unknown = await settled(this.#database.transaction(ROWS).objectStore(ROWS).get(key))
      if (value === undefined) return undefined
      if (value instanceof Uint8Array) return value
      throw new StoreError('store/damaged', 'row: expected bytes, got another')
    })
  }

  async write(rows: Iterable<readonly [string, Uint8Array | undefined]>): Promise<void> {
    await saying(async () => {
      const transaction = this.#database.transaction(ROWS, 'readwrite', { durability: 'strict' })
      const store = transaction.objectStore(ROWS)
      const done = completed(transaction)
      done.catch(() => undefined) // also thrown below
      for (const [key, bytes] of rows)
        if (bytes === undefined) store.delete(key)
        else store.put(bytes.slice(), key)
      await done
    })
  }

  async keys(prefix: string): Promise<readonly string[]> {
    return saying(async () => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      const keys = await settled(this.#database.transaction(ROWS).objectStore(ROWS).getAllKeys(range))
      return keys.map(String).sort()
    })
  }

  async destroy(): Promise<void> {
    await saying(() => emptyRows(this.#database))
    const { name } = this.#database
    this.#database.close()
    await deleteDatabase(name)
  }

  async close(): Promise<void> {
    this.#database.close()
  }
}

async function saying<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof StoreError) throw error
    if (error instanceof DOMException && error.name === 'QuotaExceededError')
      throw new StoreError('store/full', 'no room left', {
        cause: error,
      })
    if (error instanceof DOMException && error.name === 'InvalidStateError')
      throw new StoreError('store/closed', 'database: closed', {
        cause: error,
      })
    throw new StoreError('store/refused', REFUSED, { cause: error })
  }
}
