import fc from 'fast-check'
import { expect, it } from 'vitest'
import { heldBy, hold, NOTHING_HELD } from '../src/residual.ts'

const LENGTH = 180_000

it('ends exactly so long after it began, whatever retries come between', () => {
  const retries = fc.array(fc.integer({ min: 0, max: LENGTH - 1 }), { maxLength: 20 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), retries, (began, offsets) => {
      let residual = hold(NOTHING_HELD, 'a', began, LENGTH)
      for (const offset of offsets.sort((one, other) => one - other))
        residual = hold(residual, 'a', began + offset, LENGTH)
      expect(heldBy(residual, 'a', began + LENGTH - 1)).toBeDefined()
      expect(heldBy(residual, 'a', began + LENGTH)).toBeUndefined()
    }),
    { seed: 20250101, numRuns: 100 },
  )
})

it('keeps each tuple to itself', () => {
  const residual = hold(hold(NOTHING_HELD, 'a', 0, LENGTH), 'b', 100_000, LENGTH)
  expect(heldBy(residual, 'a', LENGTH)).toBeUndefined()
  expect(heldBy(residual, 'b', LENGTH)).toBeDefined()
  expect(heldBy(residual, 'c', 1)).toBeUndefined()
})
