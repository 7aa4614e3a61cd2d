// Withdrawals: tombstones for what may still come, and the emptying of what is there.

import { isComputedFrom } from '@commonwall/wall'
import type { Withdrawal } from '../store.ts'
import { promoteFirst } from './current.ts'
import { bytes, EVENT_COLUMNS, readEvent } from './rows.ts'
import type { Row, Statements } from './statements.ts'
import type { Tables } from './tables.ts'

/** Applies a withdrawal in the caller's transaction. @returns the ids it emptied, sorted */
export function applyWithdrawal(tables: Tables, withdrawal: Withdrawal): string[] {
  const { sql } = tables
  remember(sql, withdrawal)
  const by = bytes(withdrawal.by)
  const emptied: string[] = []
  for (const seq of targets(sql, withdrawal)) {
    const row = sql.row(`SELECT ${EVENT_COLUMNS}, address, current FROM events WHERE seq = ?`, seq)
    if (row !== undefined) emptied.push(empty(tables, seq, row, by))
  }
  return emptied.sort()
}

function remember(sql: Statements, { authors, ids, addresses, everything, until }: Withdrawal): void {
  for (const author of authors) {
    const pubkey = bytes(author)
    for (const id of ids) sql.run('INSERT OR IGNORE INTO gone_ids VALUES (?, ?)', bytes(id), pubkey)
    if (everything)
      sql.run(
        `INSERT INTO gone_authors VALUES (?, ?)
          ON CONFLICT DO UPDATE SET until = max(until, excluded.until)`,
        pubkey,
        until,
      )
  }
  for (const address of owned(addresses, authors))
    sql.run(
      `INSERT INTO gone_addresses VALUES (?, ?)
        ON CONFLICT DO UPDATE SET until = max(until, excluded.until)`,
      address,
      until,
    )
}

function targets(sql: Statements, { authors, ids, addresses, everything, until }: Withdrawal): Set<number> {
  const found: Row[] = []
  for (const author of authors) {
    const pubkey = bytes(author)
    for (const id of ids)
      found.push(...sql.rows('SELECT seq, kind FROM events WHERE id = ? AND pubkey = ?', bytes(id), pubkey))
    if (everything)
      found.push(
        ...sql.rows('SELECT seq, kind FROM events WHERE pubkey = ? AND created_at <= ?', pubkey, until),
      )
  }
  for (const address of owned(addresses, authors))
    found.push(
      ...sql.rows('SELECT seq, kind FROM events WHERE address = ? AND created_at <= ?', address, until),
    )
  return new Set(found.filter(([, kind]) => !isComputedFrom(kind as number)).map(([seq]) => seq as number))
}

function empty(tables: Tables, seq: number, row: Row, by: Uint8Array): string {
  const { sql, tags, search, recent, emptied } = tables
  const event = readEvent(row)
  const [id, pubkey, , kind, , address, current] = row
  if (current === 1) tags.remove(event)
  search.remove(seq, event)
  recent.remove(event.id)
  sql.run('DELETE FROM events WHERE seq = ?', seq)
  sql.run('INSERT INTO holes VALUES (?, ?, ?, ?)', id as Uint8Array, pubkey as Uint8Array, kind as number, by)
  if (current === 1 && typeof address === 'string') promoteFirst(tables, address)
  emptied.tell(event.id)
  return event.id
}

/** The addresses that belong to these authors. */
function owned(addresses: readonly string[], authors: readonly string[]): readonly string[] {
  return addresses.filter((address) => authors.includes(address.split(':', 2)[1] ?? ''))
}
