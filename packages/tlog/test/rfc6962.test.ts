import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  CompactRange,
  consistencyProof,
  consistencyRanges,
  emptyRoot,
  inclusionProof,
  inclusionRanges,
  leafHash,
  nodeHash,
  sha256,
  toHex,
  treeRoot,
  useSha256,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts'
import { codeOf, fromHex, vectors } from './vectors.ts'

interface Tree {
  emptyRoot: string
  leaves: string[]
  roots: string[]
  inclusion: { index: number; size: number; proof: string[] }[]
  consistency: { oldSize: number; newSize: number; proof: string[] }[]
}

const tree = vectors<Tree>('valid/rfc6962-eight-leaves.json')
const leaves = tree.leaves.map((leaf) => leafHash(fromHex(leaf)))
const rootAt = (size: number) => treeRoot(leaves, size)

describe('the eight-leaf tree of Certificate Transparency', () => {
  it('has the known roots at every size', () => {
    expect(toHex(emptyRoot())).toBe(tree.emptyRoot)
    expect(toHex(rootAt(0))).toBe(tree.emptyRoot)
    expect(leaves.map((_, i) => toHex(rootAt(i + 1)))).toEqual(tree.roots)
  })

  it('has the same roots as a compact range that is put away and taken out again', () => {
    let range = new CompactRange()
    expect(toHex(range.root())).toBe(tree.emptyRoot)
    for (const [i, leaf] of leaves.entries()) {
      range = new CompactRange(range.size, range.hashes)
      range.append(leaf)
      expect(toHex(range.root())).toBe(tree.roots[i])
    }
  })

  it.each(tree.inclusion)('has the known inclusion proof of $index in $size', ({ index, size, proof }) => {
    expect(inclusionProof(leaves, index, size).map(toHex)).toEqual(proof)
    const leaf = leaves[index] as Uint8Array
    verifyInclusion({ index, size, leafHash: leaf, proof: proof.map(fromHex), root: rootAt(size) })
  })

  it.each(tree.consistency)('has the known consistency proof $oldSize to $newSize', (claim) => {
    const { oldSize, newSize, proof } = claim
    expect(consistencyProof(leaves, oldSize, newSize).map(toHex)).toEqual(proof)
    const [oldRoot, newRoot] = [rootAt(oldSize), rootAt(newSize)]
    verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof: proof.map(fromHex) })
  })
})

describe('the seven-leaf example of RFC 9162 §2.1.5', () => {
  // a..f, j are leaves 0..6; g = ab, h = cd, i = ef, k = abcd, l = efj, in the figure's letters.
  const [a, b, c, d, e, f, j] = [0, 1, 2, 3, 4, 5, 6].map((i) => [i, i + 1])
  const [g, h, i, k, l] = [
    [0, 2],
    [2, 4],
    [4, 6],
    [0, 4],
    [4, 7],
  ]

  it('splits inclusion proofs as printed', () => {
    expect(inclusionRanges(0, 7)).toEqual([b, h, l])
    expect(inclusionRanges(3, 7)).toEqual([c, g, l])
    expect(inclusionRanges(4, 7)).toEqual([f, j, k])
    expect(inclusionRanges(6, 7)).toEqual([i, k])
    expect([a, e]).toEqual([
      [0, 1],
      [4, 5],
    ])
  })

  it('splits consistency proofs as printed', () => {
    expect(consistencyRanges(3, 7)).toEqual([c, d, g, l])
    expect(consistencyRanges(4, 7)).toEqual([l])
    expect(consistencyRanges(6, 7)).toEqual([i, j, k])
  })
})

describe('claims that cannot be', () => {
  const root = rootAt(8)
  const leaf = leaves[0] as Uint8Array
  const proof = inclusionProof(leaves, 0)

  it.each([
    [{ index: 8, size: 8 }, 'bad-range'],
    [{ index: -1 }, 'bad-range'],
    [{ index: 0.5 }, 'bad-range'],
    [{ index: Number.NaN }, 'bad-range'],
    [{ size: 0 }, 'bad-range'],
    [{ size: 2 ** 53 }, 'bad-range'],
    [{ size: 1 }, 'proof-length'],
    [{ size: 2 ** 40 }, 'proof-length'],
    [{ proof: [] }, 'proof-length'],
    [{ proof: proof.slice(1) }, 'proof-length'],
    [{ proof: [...proof, root] }, 'proof-length'],
    [{ proof: [leaf.subarray(1)] }, 'bad-hash'],
    [{ root: new Uint8Array(0) }, 'bad-hash'],
    [{ leafHash: new Uint8Array(33) }, 'bad-hash'],
    [{ index: 1 }, 'root-mismatch'],
    [{ leafHash: leaves[1] as Uint8Array }, 'root-mismatch'],
  ])('refuses inclusion with %o', (change, code) => {
    expect(codeOf(() => verifyInclusion({ index: 0, size: 8, leafHash: leaf, proof, root, ...change }))).toBe(
      code,
    )
  })

  const old = {
    oldSize: 3,
    newSize: 8,
    oldRoot: rootAt(3),
    newRoot: root,
    proof: consistencyProof(leaves, 3),
  }
  it.each([
    [{ oldSize: 9 }, 'bad-range'],
    [{ oldSize: -1 }, 'bad-range'],
    [{ newSize: 2 ** 53 }, 'bad-range'],
    [{ proof: [] }, 'proof-length'],
    [{ proof: old.proof.slice(1) }, 'proof-length'],
    [{ proof: [...old.proof, root] }, 'proof-length'],
    [{ proof: [new Uint8Array(31), ...old.proof.slice(1)] }, 'bad-hash'],
    [{ oldSize: 0, oldRoot: emptyRoot() }, 'proof-length'],
    [{ oldSize: 0, oldRoot: rootAt(1), proof: [] }, 'root-mismatch'],
    [{ oldSize: 8, proof: [] }, 'root-mismatch'],
    [{ oldSize: 8, oldRoot: root }, 'proof-length'],
    [{ oldSize: 0, newSize: 0, oldRoot: emptyRoot(), proof: [] }, 'root-mismatch'],
    [{ oldRoot: rootAt(4) }, 'root-mismatch'],
    [{ newRoot: rootAt(7) }, 'root-mismatch'],
  ])('refuses consistency with %o', (change, code) => {
    expect(codeOf(() => verifyConsistency({ ...old, ...change }))).toBe(code)
  })

  it('knows no tree that cannot be asked for', () => {
    expect(() => inclusionProof(leaves, 8)).toThrow(RangeError)
    expect(() => consistencyProof(leaves, 9)).toThrow(RangeError)
    expect(() => treeRoot(leaves, 9)).toThrow(RangeError)
    expect(() => new CompactRange(3, [leaf])).toThrow(RangeError)
    expect(() => new CompactRange(1, [leaf.subarray(1)])).toThrow(RangeError)
    expect(() => new CompactRange(-1, [])).toThrow(RangeError)
  })
})

describe('the hash under it', () => {
  it('can be replaced by the platform’s, with the same results', () => {
    const before = nodeHash(leaves[0] as Uint8Array, leaves[1] as Uint8Array)
    let calls = 0
    try {
      useSha256((data) => {
        calls++
        return new Uint8Array(createHash('sha256').update(data).digest())
      })
      expect(nodeHash(leaves[0] as Uint8Array, leaves[1] as Uint8Array)).toEqual(before)
      expect(calls).toBe(2)
    } finally {
      useSha256()
    }
    expect(toHex(sha256(new Uint8Array(0)))).toBe(tree.emptyRoot)
  })

  it('cannot be replaced by another one', () => {
    expect(() => useSha256(() => new Uint8Array(32))).toThrow(TypeError)
    expect(() => useSha256((data) => data)).toThrow(TypeError)
    const whole = (data: Uint8Array) =>
      new Uint8Array(createHash('sha256').update(new Uint8Array(data.buffer)).digest())
    expect(() => useSha256(whole)).toThrow(TypeError)
  })
})
