// Flips bits in honest Merkle proofs and counts what gets through: every number here must be zero.
import {
  consistencyProof,
  inclusionProof,
  type MemoryTree,
  ProofError,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts'

/** The first `size` leaves and one of them. */
export function inclusionClaim(tree: MemoryTree, index: number, size: number) {
  const proof = inclusionProof(tree, index, size).map(copy)
  return { index, size, leafHash: copy(tree.hash(0, index)), proof, root: rootOf(tree, size) }
}

/** Two sizes of one tree. */
export function consistencyClaim(tree: MemoryTree, oldSize: number, newSize: number) {
  const proof = consistencyProof(tree, oldSize, newSize).map(copy)
  return { oldSize, newSize, oldRoot: rootOf(tree, oldSize), newRoot: rootOf(tree, newSize), proof }
}

/** True where the proof is refused with this bit (0 to 255) of one of its hashes flipped. */
export function refusesFlip(hash: Uint8Array, bit: number, verify: () => void): boolean {
  const byte = bit >> 3
  const honest = hash[byte] ?? 0
  hash[byte] = honest ^ (1 << (bit % 8))
  try {
    verify()
    return false
  } catch (error) {
    if (error instanceof ProofError) return true
    throw error
  } finally {
    hash[byte] = honest
  }
}

/**
 * Flips every `step`-th bit of every hash of every proof in trees of `from` to `to` leaves.
 * With a step other than 1 the first bit moves on from hash to hash.
 * Throws ProofError where a proof is refused as it is: then no refusal of a flip says anything.
 */
export function flipAll(
  tree: MemoryTree,
  from: number,
  to: number,
  step = 1,
): { tried: number; missed: number } {
  let [tried, missed, first] = [0, 0, 0]
  const flip = (hashes: readonly Uint8Array[], verify: () => void) => {
    verify()
    for (const hash of hashes)
      for (let bit = first++ % step; bit < 256; bit += step, tried++)
        if (!refusesFlip(hash, bit, verify)) missed++
  }
  for (let size = from; size <= to; size++)
    for (let at = 0; at < size; at++) {
      const inclusion = inclusionClaim(tree, at, size)
      flip([inclusion.leafHash, inclusion.root, ...inclusion.proof], () => verifyInclusion(inclusion))
      if (at === 0) continue
      const consistency = consistencyClaim(tree, at, size)
      flip([consistency.oldRoot, consistency.newRoot, ...consistency.proof], () =>
        verifyConsistency(consistency),
      )
    }
  return { tried, missed }
}

const roots = new WeakMap<MemoryTree, Map<number, Uint8Array>>()

/** A copy of the root at a size, computed once. */
function rootOf(tree: MemoryTree, size: number): Uint8Array {
  const known = roots.get(tree) ?? new Map<number, Uint8Array>()
  roots.set(tree, known)
  const root = known.get(size) ?? treeRoot(tree, size)
  known.set(size, root)
  return copy(root)
}

function copy(hash: Uint8Array): Uint8Array {
  return hash.slice()
}
