// Putting one event, inside the transaction of its group.

import { isComputedFrom } from '@commonwall/wall'
import { versionedAddress } from '../precedence.ts'
import type { PutItem, PutResult } from '../store.ts'
import { yieldTo } from './current.ts'
import type { LogPlaces } from './log-places.ts'
import { bytes, writeBody } from './rows.ts'
import type { Tables } from './tables.ts'
import { applyWithdrawal } from './withdraw.ts'

/** What is known of an event that comes: held; emptied, or withdrawn in advance; placed before its text came. */
const KNOWN = `SELECT
  EXISTS (SELECT 1 FROM events WHERE id = ?1),
  EXISTS (SELECT 1 FROM holes WHERE id = ?1)
    OR EXISTS (SELECT 1 FROM gone_ids WHERE id = ?1 AND pubkey = ?2)
    OR EXISTS (SELECT 1 FROM gone_authors WHERE pubkey = ?2 AND until >= ?3)
    OR EXISTS (SELECT 1 FROM gone_addresses WHERE address = ?4 AND until >= ?3),
  EXISTS (SELECT 1 FROM places WHERE id = ?1 AND (log = 'default' OR log GLOB 'held/*'))`

export class Writer {
  readonly #tables: Tables
  readonly #places: LogPlaces
  /** Rises forever: a seq that was given back would be taken for indexed. */
  #seq: number

  constructor(tables: Tables, places: LogPlaces, lastSeq: number) {
    this.#tables = tables
    this.#places = places
    this.#seq = Math.max(lastSeq, tables.search.upto)
  }

  get lastSeq(): number {
    return this.#seq
  }

  put({ event, log, withdraw }: PutItem): PutResult {
    const { sql, tags, recent } = this.#tables
    const { created_at, kind } = event
    const id = bytes(event.id)
    const pubkey = bytes(event.pubkey)
    const address = versionedAddress(event) ?? null
    const known = sql.row(KNOWN, id, pubkey, created_at, address)
    if (known?.[1] === 1 && !isComputedFrom(kind)) return 'withdrawn'
    if (known?.[0] === 1) return 'duplicate'
    const current = address === null || yieldTo(this.#tables, event, address)
    const inDefault = log === 'default' || log === 'awaited' || known?.[2] === 1 ? 1 : 0
    const seq = ++this.#seq
    const body = writeBody(event)
    sql.run(
      `INSERT INTO events (seq, id, pubkey, created_at, kind, current, address, in_default, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      seq,
      id,
      pubkey,
      created_at,
      kind,
      current ? 1 : 0,
      address,
      inDefault,
      body,
    )
    recent.add(event, body.length)
    if (current) tags.add(event, seq, inDefault)
    if (log === 'default' || log === 'optional') this.#places.queue(log, id)
    if (withdraw !== undefined) applyWithdrawal(this.#tables, withdraw)
    return current ? 'stored' : 'superseded'
  }
}
