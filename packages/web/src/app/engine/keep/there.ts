// Where things are saved on this device, and whether any are.

import type { Table } from '@commonwall/sync'
import { openIndexedDb } from '@commonwall/sync/browser'

/** What the database is called: it can be read on the device, so it says nothing. */
export const SAVED = 'n'

/** Looks without making anything: to open a database that is not there would leave one. */
export async function isThere(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === SAVED)
  } catch {
    return false
  }
}

/** @throws StoreError store/refused */
export function openTable(): Promise<Table> {
  return openIndexedDb(SAVED)
}
