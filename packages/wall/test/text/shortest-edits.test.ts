// Against the plain dynamic program: the edits make one list of the other, and no shorter ones do.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortestEdits } from '../../src/text/shortest-edits.ts'

const parts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })

/** The fewest removals and additions (Levenshtein without substitution). */
function fewest(before: readonly string[], after: readonly string[]): number {
  let row = after.map((_, i) => i + 1)
  row.unshift(0)
  for (const [i, one] of before.entries()) {
    const next = [i + 1]
    for (const [j, other] of after.entries())
      next.push(one === other ? (row[j] ?? 0) : 1 + Math.min(row[j + 1] ?? 0, next[j] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

it('is a shortest way, and its pieces are the two lists', () => {
  fc.assert(
    fc.property(parts, parts, (before, after) => {
      const edits = shortestEdits(before, after, 24) ?? []
      expect(edits.flatMap(({ same, removed }) => [...same, ...removed])).toEqual(before)
      expect(edits.flatMap(({ same, added }) => [...same, ...added])).toEqual(after)
      const made = edits.reduce((sum, { removed, added }) => sum + removed.length + added.length, 0)
      expect(made).toBe(fewest(before, after))
    }),
    { seed: 227, numRuns: 300 },
  )
})

it('gives up where more edits would be needed than it may make', () => {
  expect(shortestEdits(['a', 'b'], ['c'], 2)).toBeUndefined()
  expect(shortestEdits(['a', 'b'], ['c'], 3)).toEqual([{ same: [], removed: ['a', 'b'], added: ['c'] }])
})
