// Wiping a browser's database without opening what is in it: needs neither key nor cipher, nor a table that works.

import { KEY_ROW } from '../vault/key-row.ts'
import { deleteDatabase, emptyRows, openDatabase } from './indexed-db.ts'

/**
 * Forgets the wrapped key, then the rows, then the database; waits for as long as another tab keeps it from that.
 * @param onKey told once the key is gone
 * @throws DOMException if some of it cannot be removed
 */
export async function wipeDatabase(name: string, onKey: () => void): Promise<void> {
  try {
    const database = await openDatabase(name)
    await emptyRows(database, KEY_ROW)
    onKey()
    await emptyRows(database)
    database.close()
  } catch {
    // No room to write, or damaged: what cannot be emptied can perhaps be deleted.
  }
  await deleteDatabase(name)
  onKey()
}
