// From a NIP-01 filter to SQL over one index.
//
// A filter is answered by walking one index, its driver, newest first, once per value that the filter
// lists; everything else it names is a condition on the rows met. Which driver: the one with the fewest
// rows, by a probe that gives up early. The index is named in the statement, so that no statistics and
// no version of SQLite can choose a scan instead.

import type { SQLInputValue } from 'node:sqlite'
import { type Filter, queryTerms } from '@commonwall/wall'
import { bytes, tagKey } from './rows.ts'
import type { Statements } from './statements.ts'

/** A statement `SELECT … ${from} WHERE ${where}`, to be run once for each of the values. */
export interface Plan {
  /** Names the row `k`: seq, created_at, id. */
  readonly from: string
  /** Takes a value (if any are listed), since, until, then `conditions`. */
  readonly where: string
  /** One list of parameters per run. */
  readonly values: readonly (readonly SQLInputValue[])[]
  readonly conditions: readonly SQLInputValue[]
  /** True if one event can be met by several values. */
  readonly overlaps: boolean
}

/** Where a plan starts: an index, and the values to look up in it. */
interface Driver {
  readonly member: string
  readonly from: string
  readonly where: string
  readonly values: readonly (readonly SQLInputValue[])[]
}

/** Rows after which a probe stops counting. */
const PROBE = 500
/** A search looks at the matches that came last, so that a word that every post holds stays cheap. */
const MATCHES_LOOKED_AT = 20_000
/** Matches that a search of the default log walks to find so many that belong to it. */
const MATCHES_WALKED = 10 * MATCHES_LOOKED_AT

const WITHIN = 'k.created_at BETWEEN ? AND ?'

/** The plan of a filter, or undefined if it can match nothing. @param log as in `EventStore.query` */
export function planFilter(sql: Statements, filter: Filter, log?: 'default'): Plan | undefined {
  const lists = [filter.ids, filter.authors, filter.kinds, ...Object.values(filter.tags)]
  if (lists.some((list) => list?.length === 0)) return undefined
  const driver = filter.search === undefined ? chooseDriver(sql, filter) : searchDriver(filter.search, log)
  if (driver === undefined) return undefined
  const conditions: SQLInputValue[] = []
  const where = [driver.where, WITHIN]
  if (log !== undefined) where.push('k.in_default')
  for (const [member, clause, values] of residuals(filter, driver)) {
    if (member === driver.member) continue
    where.push(clause)
    conditions.push(...values)
  }
  const { from, values } = driver
  const overlaps = driver.member.startsWith('#') && values.length > 1
  return { from, where: where.join(' AND '), values, conditions, overlaps }
}

function chooseDriver(sql: Statements, filter: Filter): Driver {
  if (filter.ids) return eventsDriver('ids', 'events_id', 'id', filter.ids.map(bytes))
  const candidates: Driver[] = []
  if (filter.authors)
    candidates.push(eventsDriver('authors', 'events_author', 'pubkey', filter.authors.map(bytes)))
  for (const [letter, list] of Object.entries(filter.tags)) candidates.push(tagDriver(letter, list))
  if (filter.kinds) candidates.push(eventsDriver('kinds', 'events_kind', 'kind', filter.kinds))
  const [first, ...others] = candidates
  if (first === undefined)
    return { member: '', from: 'FROM events k INDEXED BY events_time', where: 'k.current', values: [[]] }
  if (others.length === 0) return first
  let best = { driver: first, rows: probe(sql, filter, first) }
  for (const driver of others) {
    const rows = probe(sql, filter, driver)
    if (rows < best.rows) best = { driver, rows }
  }
  return best.driver
}

/** The numbers of tags. */
function named(which: string): string {
  return `SELECT n FROM tag_names WHERE ${which}`
}

function eventsDriver(member: string, index: string, column: string, list: readonly SQLInputValue[]): Driver {
  return {
    member,
    from: `FROM events k INDEXED BY ${index}`,
    where: `k.current AND k.${column} = ?`,
    values: distinct(list),
  }
}

function tagDriver(letter: string, list: readonly string[]): Driver {
  const values = [...new Set(list)].map((value) => [tagKey(letter + value)])
  return { member: `#${letter}`, from: 'FROM tags k', where: `k.tag = (${named('tag = ?')})`, values }
}

function searchDriver(search: string, log: 'default' | undefined): Driver | undefined {
  const phrases = queryTerms(search)
  if (phrases.length === 0) return undefined
  const query = phrases.map(({ terms, prefix }) => `"${terms.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ')
  return {
    member: 'search',
    from: `FROM (${log === undefined ? hits(MATCHES_LOOKED_AT) : hitsOfDefault})
      CROSS JOIN events k ON k.seq = hit`,
    where: 'k.current',
    values: [[query]],
  }
}

/** The matches that came last. */
function hits(most: number): string {
  return `SELECT rowid AS hit FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ${most}`
}

const hitsOfDefault = `SELECT hit FROM (${hits(MATCHES_WALKED)}) CROSS JOIN events d ON d.seq = hit
  WHERE d.in_default ORDER BY hit DESC LIMIT ${MATCHES_LOOKED_AT}`

/** Everything a filter names, as conditions on the row `k`. */
function* residuals(
  { ids, authors, kinds, tags }: Filter,
  { member }: Driver,
): Generator<readonly [member: string, clause: string, values: readonly SQLInputValue[]]> {
  if (ids) yield ['ids', `k.id IN (${marks(ids)})`, ids.map(bytes)]
  if (authors) {
    const clause = `pubkey IN (${marks(authors)})`
    const onTags = `EXISTS (SELECT 1 FROM events e WHERE e.seq = k.seq AND e.${clause})`
    yield ['authors', member.startsWith('#') ? onTags : `k.${clause}`, authors.map(bytes)]
  }
  if (kinds) yield ['kinds', `k.kind IN (${marks(kinds)})`, kinds]
  for (const [letter, list] of Object.entries(tags))
    yield [
      `#${letter}`,
      `EXISTS (SELECT 1 FROM tags t WHERE t.tag IN (${named(`tag IN (${marks(list)})`)}) AND t.created_at = k.created_at AND t.id = k.id)`,
      list.map((value) => tagKey(letter + value)),
    ]
}

function probe(sql: Statements, filter: Filter, { from, where, values }: Driver): number {
  let rows = 0
  for (const value of values) {
    if (rows >= PROBE) break
    const inner = `SELECT 1 ${from} WHERE ${where} AND ${WITHIN} LIMIT ${PROBE}`
    rows += sql.number(`SELECT count(*) FROM (${inner})`, ...value, ...span(filter))
  }
  return Math.min(rows, PROBE)
}

/** The dates that a filter spans, both inclusive. */
export function span({ since, until }: Filter): readonly [since: number, until: number] {
  return [since ?? 0, until ?? Number.MAX_SAFE_INTEGER]
}

function marks(list: readonly unknown[]): string {
  return list.map(() => '?').join(',')
}

function distinct(list: readonly SQLInputValue[]): readonly (readonly SQLInputValue[])[] {
  const seen = new Map(
    list.map((value) => [value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value, [value]]),
  )
  return [...seen.values()]
}
