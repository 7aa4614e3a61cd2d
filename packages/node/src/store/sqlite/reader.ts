// Questions: filters, counts, dates, and events by id and address.

import type { Filter, VerifiedEvent } from '@commonwall/wall'
import { newestFirst } from '../precedence.ts'
import type { Dated, Hole, QueryResult } from '../store.ts'
import { type Plan, planFilter, span } from './planner.ts'
import type { RecentEvents } from './recent-events.ts'
import { bytes, EVENT_COLUMNS, hex, readEvent } from './rows.ts'
import type { SearchIndex } from './search-index.ts'
import type { Row, Statements } from './statements.ts'
import type { Tables } from './tables.ts'

const VERSIONS = 'FROM events WHERE address = ? ORDER BY created_at DESC, id'

/** Enough of an event to order it and find it. */
interface Key {
  readonly seq: number
  readonly created_at: number
  readonly id: string
}

export class Reader {
  readonly #sql: Statements
  readonly #search: SearchIndex
  readonly #recent: RecentEvents

  constructor({ sql, search, recent }: Tables) {
    this.#sql = sql
    this.#search = search
    this.#recent = recent
  }

  get(id: string): VerifiedEvent | undefined {
    const recent = this.#recent.get(id)
    if (recent !== undefined) return recent
    const row = this.#sql.row(`SELECT ${EVENT_COLUMNS} FROM events WHERE id = ?`, bytes(id))
    return row && readEvent(row)
  }

  hole(id: string): Hole | undefined {
    const row = this.#sql.row('SELECT pubkey, kind, withdrawn_by FROM holes WHERE id = ?', bytes(id))
    return row && { id, pubkey: hex(row[0]), kind: row[1] as number, by: hex(row[2]) }
  }

  versions(address: string): readonly VerifiedEvent[] {
    return this.#sql.rows(`SELECT ${EVENT_COLUMNS} ${VERSIONS}`, address).map(readEvent)
  }

  versionIds(address: string): readonly string[] {
    return this.#sql.rows(`SELECT id ${VERSIONS}`, address).map(([id]) => hex(id))
  }

  query(filters: readonly Filter[], cap: number, log?: 'default'): QueryResult {
    const found = new Map<number, Key>()
    let complete = true
    for (const filter of filters) {
      const limit = Math.min(filter.limit ?? cap, cap)
      const keys = this.#newest(filter, limit + 1, log)
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

  count(filters: readonly Filter[], log?: 'default'): number {
    const [filter] = filters
    const plan = filter === undefined ? undefined : this.#plan(filter, log)
    if (filters.length > 1 || plan?.overlaps) return this.#countDistinct(filters, log)
    if (filter === undefined || plan === undefined) return 0
    let count = 0
    for (const row of this.#walk('SELECT count(*)', filter, plan)) count += row[0] as number
    return count
  }

  dated(filter: Filter, cap: number, log?: 'default'): readonly Dated[] | undefined {
    const limit = filter.limit ?? cap + 1
    const keys = this.#newest(filter, Math.min(limit, cap + 1), log)
    if (keys.length > cap) return undefined
    return keys
      .map(({ id, created_at }) => ({ id, created_at }))
      .sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
  }

  #countDistinct(filters: readonly Filter[], log: 'default' | undefined): number {
    const found = new Set<number>()
    for (const filter of filters) {
      const plan = this.#plan(filter, log)
      if (plan === undefined) continue
      for (const row of this.#walk('SELECT k.seq', filter, plan)) found.add(row[0] as number)
    }
    return found.size
  }

  /** The newest matches of one filter. Once enough are found, the values that follow have to beat them. */
  #newest(filter: Filter, limit: number, log?: 'default'): readonly Key[] {
    const plan = limit === 0 ? undefined : this.#plan(filter, log)
    if (plan === undefined) return []
    const statement = `SELECT k.seq, k.created_at, k.id ${plan.from} WHERE ${plan.where}
      ORDER BY k.created_at DESC, k.id LIMIT ?`
    let [since, until] = span(filter)
    const rows = (value: Plan['values'][number]) =>
      this.#sql.rows(statement, ...value, since, until, ...plan.conditions, limit)
    const [only] = plan.values
    if (only !== undefined && plan.values.length === 1) return rows(only).map(readKey)
    let found = new Map<number, Key>()
    const best = () => [...found.values()].sort(newestFirst).slice(0, limit)
    for (const value of plan.values) {
      for (const row of rows(value)) found.set(row[0] as number, readKey(row))
      if (found.size < 2 * limit) continue
      const kept = best()
      found = new Map(kept.map((key) => [key.seq, key]))
      since = Math.max(since, kept.at(-1)?.created_at ?? since)
    }
    return best()
  }

  *#walk(select: string, filter: Filter, plan: Plan): Generator<Row> {
    const statement = `${select} ${plan.from} WHERE ${plan.where}`
    for (const value of plan.values)
      yield* this.#sql.rows(statement, ...value, ...span(filter), ...plan.conditions)
  }

  #plan(filter: Filter, log: 'default' | undefined): Plan | undefined {
    if (filter.search !== undefined) this.#search.catchUp()
    return planFilter(this.#sql, filter, log)
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
