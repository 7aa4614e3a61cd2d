// Which version of an address is current, and the tag index, which holds current events only.

import type { NostrEvent } from '@commonwall/wall'
import { indexedTags, newestFirst } from '../precedence.ts'
import { bytes, EVENT_COLUMNS, hex, readEvent, tagKey } from './rows.ts'
import type { Statements } from './statements.ts'

const FIRST_VERSION = 'FROM events WHERE address = ? ORDER BY created_at DESC, id LIMIT 1'

/**
 * Clears the way for a new version of an address.
 * @returns false if a version that is held takes precedence; then nothing was changed
 */
export function yieldTo(sql: Statements, event: NostrEvent, address: string): boolean {
  const row = sql.row(`SELECT seq, created_at, id ${FIRST_VERSION}`, address)
  if (row === undefined) return true
  const seq = row[0] as number
  if (newestFirst({ created_at: row[1] as number, id: hex(row[2]) }, event) < 0) return false
  const held = sql.row(`SELECT ${EVENT_COLUMNS} FROM events WHERE seq = ?`, seq)
  if (held !== undefined) removeTags(sql, readEvent(held))
  sql.run('UPDATE events SET current = 0 WHERE seq = ?', seq)
  return true
}

/** Marks an event as one of the default log, where it got a place without having been queued for it. */
export function markDefault(sql: Statements, id: Uint8Array): void {
  const from = 'FROM events WHERE id = ? AND NOT in_default'
  const row = sql.row(`SELECT ${EVENT_COLUMNS}, seq, current ${from}`, id)
  if (row === undefined) return
  sql.run('UPDATE events SET in_default = 1 WHERE seq = ?', row[5] as number)
  if (row[6] !== 1) return
  removeTags(sql, readEvent(row))
  addTags(sql, readEvent(row), row[5] as number, 1)
}

/** Makes the first version that is left of an address current, after the one before it went. */
export function promoteFirst(sql: Statements, address: string): void {
  const row = sql.row(`SELECT ${EVENT_COLUMNS}, seq, current, in_default ${FIRST_VERSION}`, address)
  if (row === undefined || row[6] === 1) return
  sql.run('UPDATE events SET current = 1 WHERE seq = ?', row[5] as number)
  addTags(sql, readEvent(row), row[5] as number, row[7] as 0 | 1)
}

export function addTags(sql: Statements, event: NostrEvent, seq: number, inDefault: 0 | 1): void {
  const { created_at, kind } = event
  const id = bytes(event.id)
  for (const tag of indexedTags(event))
    sql.run('INSERT INTO tags VALUES (?, ?, ?, ?, ?, ?)', tagKey(tag), created_at, id, kind, seq, inDefault)
}

export function removeTags(sql: Statements, event: NostrEvent): void {
  const id = bytes(event.id)
  for (const tag of indexedTags(event))
    sql.run('DELETE FROM tags WHERE tag = ? AND created_at = ? AND id = ?', tagKey(tag), event.created_at, id)
}
