import { hash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leafHash, MemoryTree, useSha256, verifyConsistency, verifyInclusion } from '../src/index.ts'
import { consistencyClaim, flipAll, inclusionClaim, refusesFlip } from './flips.ts'
import { seeded } from './vectors.ts'

const MOST = 600
/** Milliseconds; alone each test takes a tenth. */
const PATIENCE = 60_000
const tree = new MemoryTree(Array.from({ length: MOST }, (_, i) => leafHash(new Uint8Array([i, i >> 8]))))

const { stackTraceLimit } = Error
beforeAll(() => {
  useSha256((data) => hash('sha256', data, 'buffer'))
  Error.stackTraceLimit = 0 // half a million refusals
})
afterAll(() => {
  useSha256()
  Error.stackTraceLimit = stackTraceLimit
})

describe(`trees to ${MOST} leaves`, { timeout: PATIENCE }, () => {
  it('verify every inclusion proof', () => {
    for (let size = 1; size <= MOST; size++)
      for (let index = 0; index < size; index++) verifyInclusion(inclusionClaim(tree, index, size))
  })

  it('verify every consistency proof', () => {
    for (let newSize = 0; newSize <= MOST; newSize++)
      for (let oldSize = 0; oldSize <= newSize; oldSize++)
        verifyConsistency(consistencyClaim(tree, oldSize, newSize))
  })

  it('refuse one random flipped bit in a proof of each size above 40', () => {
    const random = seeded(6962)
    let missed = 0
    for (let size = 41; size <= MOST; size++) {
      const inclusion = inclusionClaim(tree, random(size), size)
      const places = [inclusion.leafHash, inclusion.root, ...inclusion.proof]
      const place = places[random(places.length)] as Uint8Array
      if (!refusesFlip(place, random(256), () => verifyInclusion(inclusion))) missed++
      const consistency = consistencyClaim(tree, 1 + random(size - 1), size)
      const others = [consistency.oldRoot, consistency.newRoot, ...consistency.proof]
      const other = others[random(others.length)] as Uint8Array
      if (!refusesFlip(other, random(256), () => verifyConsistency(consistency))) missed++
    }
    expect(missed).toBe(0)
  })
})

// The slow run `flips` takes every bit to 40 leaves: three million proofs, a minute.
describe('flipped bits', { timeout: PATIENCE }, () => {
  it('are all refused to 12 leaves', () => {
    const { tried, missed } = flipAll(tree, 1, 12)
    expect(missed).toBe(0)
    expect(tried).toBeGreaterThan(150_000)
  })

  it('are refused in every hash to 40 leaves, one bit in 53', () => {
    const { tried, missed } = flipAll(tree, 13, 40, 53)
    expect(missed).toBe(0)
    expect(tried).toBeGreaterThan(50_000)
  })
})
