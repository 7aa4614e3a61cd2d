import { hash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  leafHash,
  MemoryTree,
  ProofError,
  useSha256,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts'
import { consistencyClaim, flipAll, inclusionClaim, refusesFlip } from './flips.ts'
import { seeded } from './vectors.ts'

const MOST = 600
/** Milliseconds; alone each test takes a tenth. */
const PATIENCE = 60_000
const tree = new MemoryTree(Array.from({ length: MOST }, (_, i) => leafHash(new Uint8Array([i, i >> 8]))))

const native = (data: Uint8Array) => new Uint8Array(hash('sha256', data, 'buffer'))

/** Honest proofs meet the same few thousand nodes again and again; only their first meeting is worth a hash. */
function remembering(): (data: Uint8Array) => Uint8Array {
  const known = new Map<string, Uint8Array>()
  return (data) => {
    const key = Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1')
    const result = known.get(key) ?? native(data)
    known.set(key, result)
    return result
  }
}

const { stackTraceLimit } = Error
afterAll(() => {
  useSha256()
  Error.stackTraceLimit = stackTraceLimit
})

describe(`trees to ${MOST} leaves`, { timeout: PATIENCE }, () => {
  beforeAll(() => useSha256(remembering()))

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

// The slow run `merkle` takes every bit to 40 leaves: three million proofs, minutes.
describe('flipped bits', { timeout: PATIENCE }, () => {
  beforeAll(() => {
    useSha256(native)
    Error.stackTraceLimit = 0 // hundreds of thousands of refusals
  })

  it('are all refused to 12 leaves', () => {
    const { tried, missed } = flipAll(tree, 1, 12)
    expect(missed).toBe(0)
    expect(tried).toBeGreaterThan(140_000)
  })

  it('are refused in every hash to 40 leaves, one bit in 53', () => {
    const { tried, missed } = flipAll(tree, 13, 40, 53)
    expect(missed).toBe(0)
    expect(tried).toBeGreaterThan(40_000)
  })

  it('say nothing where the proof is refused without a flip', () => {
    const other = new MemoryTree([0, 1, 2].map((leaf) => leafHash(new Uint8Array([leaf]))))
    let calls = 0
    // It is tried once before it is taken.
    useSha256((data) => (calls++ === 0 ? native(data) : new Uint8Array(32).fill(calls)))
    expect(() => flipAll(other, 1, 3)).toThrow(ProofError)
  })
})
