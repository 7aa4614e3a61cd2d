// RFC 6962 §2.1 trees: roots and proofs, made from the hashes of complete subtrees.
//
// Every root and every line of a proof is the root of some range of leaves, and every range is a few
// complete subtrees side by side. So this file says which ranges, and a `HashReader` (a tree in memory,
// a set of tiles) gives their hashes. Checking a proof needs none of this: see verify-merkle.ts.

import { isCount } from './decimal.ts'
import { emptyRoot, nodeHash } from './hash.ts'
import { MemoryTree } from './memory-tree.ts'

/** Gives the hashes of complete subtrees. */
export interface HashReader {
  /** How many leaves there are. */
  readonly size: number
  /** The hash over leaves [index·2^level, (index+1)·2^level), all of which exist; level 0 is leaf hashes. */
  hash(level: number, index: number): Uint8Array
}

/** Leaves [start, end). */
export type Range = readonly [start: number, end: number]

/** A complete subtree: leaves [index·2^level, (index+1)·2^level). */
export interface Subtree {
  readonly level: number
  readonly index: number
}

/** The largest power of two strictly below n, for n ≥ 2: where RFC 6962 splits a tree. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The complete subtrees that make up a range which a tree or a proof can contain, left to right. */
export function subtreesOf([start, end]: Range): Subtree[] {
  const subtrees: Subtree[] = []
  for (let at = start; at < end; ) {
    let level = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2
      level++
    }
    subtrees.push({ level, index: at / width })
    at += width
  }
  return subtrees
}

/** The root over a range of leaves. */
export function rangeRoot(reader: Pick<HashReader, 'hash'>, range: Range): Uint8Array {
  const hashes = subtreesOf(range).map(({ level, index }) => reader.hash(level, index))
  return hashes.length === 0 ? emptyRoot() : hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** The ranges whose roots are the inclusion proof of a leaf, from its sibling up (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + split(end - start)
    if (index < middle) {
      ranges.push([middle, end])
      end = middle
    } else {
      ranges.push([start, middle])
      start = middle
    }
  }
  return ranges.reverse()
}

/** The ranges whose roots are the consistency proof between two sizes, 0 < oldSize ≤ newSize (§2.1.2). */
export function consistencyRanges(oldSize: number, newSize: number): Range[] {
  const ranges: Range[] = []
  let [start, end] = [0, newSize]
  while (end !== oldSize) {
    const middle = start + split(end - start)
    if (oldSize <= middle) {
      ranges.push([middle, end])
      end = middle
    } else {
      ranges.push([start, middle])
      start = middle
    }
  }
  if (start > 0) ranges.push([start, end])
  return ranges.reverse()
}

/** The root of the first `size` leaves, all by default. */
export function treeRoot(leaves: HashReader | readonly Uint8Array[], size?: number): Uint8Array {
  const reader = asReader(leaves)
  return rangeRoot(reader, [0, within(reader, size ?? reader.size)])
}

/**
 * The inclusion proof of leaf `index` in the tree of the first `size` leaves, sibling first.
 * @throws RangeError where there is no such leaf
 */
export function inclusionProof(
  leaves: HashReader | readonly Uint8Array[],
  index: number,
  size?: number,
): Uint8Array[] {
  const reader = asReader(leaves)
  const end = within(reader, size ?? reader.size)
  if (!isCount(index) || index >= end) throw new RangeError(`index: expected 0 to ${end - 1}, got ${index}`)
  return inclusionRanges(index, end).map((range) => rangeRoot(reader, range))
}

/**
 * The proof that the tree of `oldSize` leaves is a beginning of the tree of `newSize`; empty from size 0.
 * @throws RangeError where the sizes are not 0 ≤ oldSize ≤ newSize ≤ leaves
 */
export function consistencyProof(
  leaves: HashReader | readonly Uint8Array[],
  oldSize: number,
  newSize?: number,
): Uint8Array[] {
  const reader = asReader(leaves)
  const end = within(reader, newSize ?? reader.size)
  if (!isCount(oldSize) || oldSize > end)
    throw new RangeError(`oldSize: expected 0 to ${end}, got ${oldSize}`)
  return oldSize === 0 ? [] : consistencyRanges(oldSize, end).map((range) => rangeRoot(reader, range))
}

function asReader(leaves: HashReader | readonly Uint8Array[]): HashReader {
  return 'hash' in leaves ? leaves : new MemoryTree(leaves)
}

function within(reader: HashReader, size: number): number {
  if (!isCount(size) || size > reader.size)
    throw new RangeError(`size: expected 0 to ${reader.size}, got ${size}`)
  return size
}
