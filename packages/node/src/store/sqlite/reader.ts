// Questions: filters, counts, dates, and events by id and address.

import type { Filter, VerifiedEvent } from '@commonwall/wall'
import { newestFirst } from '../precedence.ts'
import type { Dated, Hole, QueryResult } from '../store.ts'
import { planFilter, span } from './planner.ts'
import { bytes, EVENT_COLUMNS, hex, readEvent } from './rows.ts'
import type { SearchIndex } from './search-index.ts'
import type { Row, Statements } from './statements.ts'

/** Enough of an event to order it and find it. */
interface Key {
  readonly seq: number
  readonly created_at: number
  readonly id: string
}

export class Reader {
  readonly #sql: Statements
  readonly #search: SearchIndex

  constructor(sql: Statements, search: SearchIndex) {
    this.#sql = sql
    this.#search = search
  }

  get(id: string): VerifiedEvent | undefined {
    const row = this.#sql.row(`SELECT ${EVENT_COLUMNS} FROM events WHERE id = ?`, bytes(id))
    return row && readEvent(row)
  }

  hole(id: string): Hole | undefined {
    const row = this.#sql.row('SELECT pubkey, kind, withdrawn_by FROM holes WHERE id = ?', bytes(id))
    return row && { id, pubkey: hex(row[0]), kind: row[1] as number, by: hex(row[2]) }
  }

  versions(address: string): readonly VerifiedEvent[] {
    const from = 'FROM events WHERE address = ? ORDER BY created_at DESC, id'
    return this.#sql.rows(`SELECT ${EVENT_COLUMNS} ${from}`, address).map(readEvent)
  }

  query(filters: readonly Filter[], cap: number): QueryResult {
    const found = new Map<number, Key>()
    let complete = true
    for (const filter of filters) {
      const limit = Math.min(filter.limit ?? cap, cap)
      const keys = this.#newest(filter, limit + 1)
      if (keys.length > limit) complete = false
      for (const key of keys.slice(0, limit)) found.set(key.seq, key)
    }
    const keys = [...found.values()]
    if (filters.length > 1) keys.sort(newestFirst)
    return {
      events: keys.slice(0, cap).map((key) => this.#load(key)),
      complete: complete && keys.length <= cap,
    }
  }

  count(filters: readonly Filter[]): number {
    const [filter] = filters
    if (filter !== undefined && filters.length === 1) {
      const counted = this.#countOne(filter)
      if (counted !== undefined) return counted
    }
    return new Set(
      filters.flatMap((each) => this.#newest(each, Number.MAX_SAFE_INTEGER).map(({ seq }) => seq)),
    ).size
  }

  dated(filter: Filter, cap: number): readonly Dated[] | undefined {
    const limit = filter.limit ?? cap + 1
    const keys = this.#newest(filter, Math.min(limit, cap + 1))
    if (keys.length > cap) return undefined
    return keys
      .map(({ id, created_at }) => ({ id, created_at }))
      .sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
  }

  /** A count by the index alone, or undefined if several values could meet the same event. */
  #countOne(filter: Filter): number | undefined {
    this.#catchUp(filter)
    const plan = planFilter(this.#sql, filter)
    if (plan === undefined) return 0
    if (plan.overlaps) return undefined
    let count = 0
    const statement = `SELECT count(*) ${plan.from} WHERE ${plan.where}`
    for (const value of plan.values)
      count += this.#sql.number(statement, ...value, ...span(filter), ...plan.conditions)
    return count
  }

  /** The newest matches of one filter. Each value only has to beat what the values before it found. */
  #newest(filter: Filter, limit: number): readonly Key[] {
    if (limit === 0) return []
    this.#catchUp(filter)
    const plan = planFilter(this.#sql, filter)
    if (plan === undefined) return []
    const statement = `SELECT k.seq, k.created_at, k.id ${plan.from} WHERE ${plan.where}
      ORDER BY k.created_at DESC, k.id LIMIT ?`
    let [since, until] = span(filter)
    let best: readonly Key[] = []
    for (const value of plan.values) {
      const rows = this.#sql.rows(statement, ...value, since, until, ...plan.conditions, limit)
      if (rows.length === 0) continue
      best = best.length === 0 ? rows.map(readKey) : merge(best, rows.map(readKey), limit)
      if (best.length === limit) since = Math.max(since, best.at(-1)?.created_at ?? since)
    }
    return best
  }

  #catchUp(filter: Filter): void {
    if (filter.search !== undefined) this.#search.catchUp()
  }

  #load({ seq }: Key): VerifiedEvent {
    const row = this.#sql.row(`SELECT ${EVENT_COLUMNS} FROM events WHERE seq = ?`, seq)
    if (row === undefined) throw new Error(`events: expected row ${seq} of an index, got none`)
    return readEvent(row)
  }
}

function readKey([seq, created_at, id]: Row): Key {
  return { seq: seq as number, created_at: created_at as number, id: hex(id) }
}

function merge(a: readonly Key[], b: readonly Key[], limit: number): readonly Key[] {
  const bySeq = new Map([...a, ...b].map((key) => [key.seq, key]))
  return [...bySeq.values()].sort(newestFirst).slice(0, limit)
}
