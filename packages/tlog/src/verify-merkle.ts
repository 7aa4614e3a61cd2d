// Checking inclusion and consistency proofs by the algorithms of RFC 9162 §2.1.3.2 and §2.1.4.2.
//
// Both return nothing and throw a ProofError where the proof does not hold: no forgotten `if` turns a bad
// proof into a good one. Sizes go to 2^53 − 1, so halving is arithmetic and never a 32-bit shift.

import { equalBytes } from './bytes.ts'
import { isCount } from './decimal.ts'
import { ProofError } from './errors.ts'
import { emptyRoot, HASH_BYTES, nodeHash } from './hash.ts'

/** A leaf, the tree it is said to be in, and the proof. */
export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leafHash: Uint8Array
  /** Sibling first. */
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Two trees of which the old is said to be a beginning of the new, and the proof. */
export interface ConsistencyClaim {
  readonly oldSize: number
  readonly newSize: number
  readonly oldRoot: Uint8Array
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Checks that a leaf stands at its index in the tree with this root.
 * @throws ProofError `bad-range`, `bad-hash`, `proof-length`, `root-mismatch`
 */
export function verifyInclusion({ index, size, leafHash, proof, root }: InclusionClaim): void {
  if (!isCount(size) || !isCount(index) || index >= size)
    throw new ProofError('bad-range', `index: expected below the size ${size}, got ${index}`)
  checkHashes([leafHash, root, ...proof])
  let node = index
  let last = size - 1
  let hash = leafHash
  for (const sibling of proof) {
    if (last === 0) throw tooLong(proof)
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  if (last !== 0) throw tooShort(proof)
  checkRoot(hash, root, 'root')
}

/**
 * Checks that the new tree begins with the old one: nothing was removed, changed or put between.
 * From size 0 and between equal sizes the proof must be empty; the root of size 0 must be the empty one.
 * @throws ProofError `bad-range`, `bad-hash`, `proof-length`, `root-mismatch`
 */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }: ConsistencyClaim): void {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize)
    throw new ProofError('bad-range', `oldSize: expected at most the new size ${newSize}, got ${oldSize}`)
  checkHashes([oldRoot, newRoot, ...proof])
  if (oldSize === 0) checkRoot(emptyRoot(), oldRoot, 'oldRoot')
  if (newSize === 0) checkRoot(emptyRoot(), newRoot, 'newRoot')
  if (oldSize === newSize) checkRoot(oldRoot, newRoot, 'newRoot')
  if (oldSize === 0 || oldSize === newSize) {
    if (proof.length > 0) throw tooLong(proof)
    return
  }
  let node = oldSize - 1
  let last = newSize - 1
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  // Where the old tree is one complete subtree its root is known and left out of the proof.
  const [first, ...rest] = node === 0 ? [oldRoot, ...proof] : proof
  if (first === undefined) throw tooShort(proof)
  let oldHash = first
  let newHash = first
  for (const hash of rest) {
    if (last === 0) throw tooLong(proof)
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(hash, oldHash)
      newHash = nodeHash(hash, newHash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newHash = nodeHash(newHash, hash)
    }
    ;[node, last] = [half(node), half(last)]
  }
  if (last !== 0) throw tooShort(proof)
  checkRoot(oldHash, oldRoot, 'oldRoot')
  checkRoot(newHash, newRoot, 'newRoot')
}

function half(n: number): number {
  return Math.floor(n / 2)
}

function checkHashes(hashes: readonly Uint8Array[]): void {
  for (const hash of hashes)
    if (hash.length !== HASH_BYTES)
      throw new ProofError('bad-hash', `hash: expected ${HASH_BYTES} bytes, got ${hash.length}`)
}

function checkRoot(computed: Uint8Array, claimed: Uint8Array, field: string): void {
  if (!equalBytes(computed, claimed))
    throw new ProofError('root-mismatch', `${field}: the proof leads to another root`)
}

function tooLong(proof: readonly Uint8Array[]): ProofError {
  return new ProofError('proof-length', `proof: expected fewer hashes, got ${proof.length}`)
}

function tooShort(proof: readonly Uint8Array[]): ProofError {
  return new ProofError('proof-length', `proof: expected more hashes, got ${proof.length}`)
}
