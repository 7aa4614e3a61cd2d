// Whether something is saved on this device, and forgetting it. Both stand in the first part of the engine: a wipe waits for
// nobody, least of all for a host.

import { type Table, wipeTable } from '@commonwall/sync'
import { openIndexedDb } from '@commonwall/sync/browser'

/** What the database is called: it can be read on the device, so it says nothing. */
const NAME = 'n'

/** Looks without making anything: to open a database that is not there would leave one. */
export async function isThere(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === NAME)
  } catch {
    return false
  }
}

/** @throws StoreError store/refused */
export function openTable(): Promise<Table> {
  return openIndexedDb(NAME)
}

/** Forgets what is saved here, where it is not open: the key first, then the rest. @throws StoreError */
export async function forgetSaved(): Promise<void> {
  if (await isThere()) await wipeTable(await openTable())
}
