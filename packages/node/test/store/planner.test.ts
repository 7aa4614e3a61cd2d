import type { Filter } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, fabricate, plain } from '../../src/store/acceptance/fabricate.ts'
import { planFilter, span } from '../../src/store/sqlite/planner.ts'
import { openDatabase } from '../../src/store/sqlite/schema.ts'
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { Statements } from '../../src/store/sqlite/statements.ts'

const db = openDatabase(':memory:')
const sql = new Statements(db)

afterAll(() => db.close())

/** How SQLite would run the plan of a filter, as it says itself. */
function explain(filter: Filter, log?: 'default'): string {
  const plan = planFilter(sql, filter, log)
  if (plan === undefined) throw new Error('a plan')
  const statement = `EXPLAIN QUERY PLAN SELECT k.seq, k.created_at, k.id ${plan.from} WHERE ${plan.where}
    ORDER BY k.created_at DESC, k.id LIMIT 50`
  const rows = sql.rows(statement, ...(plan.values[0] ?? []), ...span(filter), ...plan.conditions)
  return rows.map((row) => row[3]).join('; ')
}

describe('the planner walks one index, newest first, without sorting', () => {
  const cases: readonly (readonly [string, Filter, RegExp])[] = [
    ['nothing named', { tags: {} }, /USING (COVERING )?INDEX events_time/],
    [
      'since and until',
      { since: 1, until: 2, tags: {} },
      /INDEX events_time \(created_at>\? AND created_at<\?\)/,
    ],
    ['kinds', { kinds: [1, 11], tags: {} }, /INDEX events_kind \(kind=\? AND created_at>/],
    ['authors', { authors: [ALICE], tags: {} }, /COVERING INDEX events_author \(pubkey=\? AND created_at>/],
    ['authors and kinds', { authors: [ALICE], kinds: [1], tags: {} }, /INDEX events_(author|kind)/],
    ['a tag', { tags: { E: [ALICE] } }, /SEARCH k USING PRIMARY KEY \(tag=\? AND created_at>/],
    ['a tag and kinds', { kinds: [1], tags: { t: ['a'] } }, /PRIMARY KEY \(tag=\?|events_kind/],
    [
      'two tags',
      { tags: { h: [ALICE], t: ['a'] } },
      /SEARCH t (EXISTS )?USING PRIMARY KEY \(tag=\? AND created_at=\? AND id=\?\)/,
    ],
  ]
  for (const [name, filter, index] of cases)
    it.each([undefined, 'default'] as const)(`${name}, log %s`, (log) => {
      const plan = explain(filter, log)
      expect(plan).toMatch(index)
      expect(plan).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
      expect(plan).not.toMatch(/SCAN (?!k USING (COVERING )?INDEX events_time)/)
    })

  it('makes no plan for what can match nothing', () => {
    for (const filter of [{ ids: [] }, { tags: { t: [] } }, { search: '?!' }])
      expect(planFilter(sql, { tags: {}, ...filter })).toBeUndefined()
  })
})

describe('the planner starts where the fewest rows are', () => {
  const store = new SqliteStore(':memory:')
  const rare = fabricate({
    kind: 11,
    tags: [
      ['t', 'rare'],
      ['h', ALICE],
    ],
  })

  beforeAll(async () => {
    const many = Array.from({ length: 2_000 }, (_, n) =>
      fabricate({
        kind: 11,
        created_at: n,
        content: `${n}`,
        tags: [
          ['t', 'often'],
          ['h', ALICE],
        ],
      }),
    )
    await store.put(plain(...many, rare))
  })

  afterAll(() => store.close())

  it('whatever the order in which a filter names its tags', () => {
    for (const tags of [
      { h: [ALICE], t: ['rare'] },
      { t: ['rare'], h: [ALICE] },
    ]) {
      expect(store.query([{ kinds: [11], tags }], 10).events).toEqual([rare])
      const started = performance.now()
      for (let n = 0; n < 20; n++) store.query([{ kinds: [11], tags }], 10)
      expect((performance.now() - started) / 20).toBeLessThan(20)
    }
  })
})
