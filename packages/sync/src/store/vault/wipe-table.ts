// Forgetting what is saved here, open or not. Apart from the vault, so that whoever only wipes needs no cipher.

import type { Table } from '../browser/table.ts'

/** The one row that is not sealed: the wrapped key. */
export const KEY_ROW = 'k'

/** Forgets everything in a table: the wrapped key, then the rows. @throws StoreError */
export async function wipeTable(table: Table): Promise<void> {
  await table.write([[KEY_ROW, undefined]])
  await table.destroy()
}
