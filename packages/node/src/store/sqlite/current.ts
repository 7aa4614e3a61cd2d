// Which version of an address is current: the tag index holds only those.

import type { NostrEvent } from '@commonwall/wall'
import { newestFirst } from '../precedence.ts'
import { EVENT_COLUMNS, hex, readEvent } from './rows.ts'
import type { Tables } from './tables.ts'

const FIRST_VERSION = 'FROM events WHERE address = ? ORDER BY created_at DESC, id LIMIT 1'

/**
 * Clears the way for a new version of an address.
 * @returns false if a version that is held takes precedence; then nothing was changed
 */
export function yieldTo({ sql, tags }: Tables, event: NostrEvent, address: string): boolean {
  const row = sql.row(`SELECT seq, created_at, id ${FIRST_VERSION}`, address)
  if (row === undefined) return true
  const seq = row[0] as number
  if (newestFirst({ created_at: row[1] as number, id: hex(row[2]) }, event) < 0) return false
  const held = sql.row(`SELECT ${EVENT_COLUMNS} FROM events WHERE seq = ?`, seq)
  if (held !== undefined) tags.remove(readEvent(held))
  sql.run('UPDATE events SET current = 0 WHERE seq = ?', seq)
  return true
}

/** Marks an event as one of the default log, where it got a place without having been queued for it. */
export function markDefault({ sql, tags }: Tables, id: Uint8Array): void {
  const from = 'FROM events WHERE id = ? AND NOT in_default'
  const row = sql.row(`SELECT ${EVENT_COLUMNS}, seq, current ${from}`, id)
  if (row === undefined) return
  sql.run('UPDATE events SET in_default = 1 WHERE seq = ?', row[5] as number)
  if (row[6] === 1) tags.markDefault(readEvent(row))
}

/** Makes the first version that is left of an address current, after the one before it went. */
export function promoteFirst({ sql, tags }: Tables, address: string): void {
  const row = sql.row(`SELECT ${EVENT_COLUMNS}, seq, current, in_default ${FIRST_VERSION}`, address)
  if (row === undefined || row[6] === 1) return
  sql.run('UPDATE events SET current = 1 WHERE seq = ?', row[5] as number)
  tags.add(readEvent(row), row[5] as number, row[7] as 0 | 1)
}
