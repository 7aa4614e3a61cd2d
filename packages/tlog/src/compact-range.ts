// The least that a growing log must remember: at most 53 hashes, from which root and growth follow.
//
// It can append and give the root. It cannot prove anything about what went before; tiles can.

import { isCount } from './decimal.ts'
import { emptyRoot, HASH_BYTES, nodeHash } from './hash.ts'
import { subtreesOf } from './merkle.ts'

export class CompactRange {
  #size: number
  readonly #hashes: Uint8Array[]

  /**
   * Starts empty, or from what `size` and `hashes` of another one gave.
   *
   * ```ts
   * const again = new CompactRange(before.size, before.hashes)
   * ```
   * @throws RangeError where the hashes are not as many as the size has bits set, or not 32 bytes long
   */
  constructor(size = 0, hashes: readonly Uint8Array[] = []) {
    const expected = isCount(size) ? subtreesOf([0, size]).length : undefined
    if (hashes.length !== expected || hashes.some((hash) => hash.length !== HASH_BYTES))
      throw new RangeError(
        `hashes: expected ${expected} of ${HASH_BYTES} bytes for size ${size}, got ${hashes.length}`,
      )
    this.#size = size
    this.#hashes = [...hashes]
  }

  /** How many leaves were appended. */
  get size(): number {
    return this.#size
  }

  /** The roots of the complete subtrees, largest first; with `size` this is the whole state. */
  get hashes(): readonly Uint8Array[] {
    return [...this.#hashes]
  }

  /** Adds one leaf by its hash (32 bytes). */
  append(leafHash: Uint8Array): void {
    let hash = leafHash
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.#hashes.pop()
      if (left !== undefined) hash = nodeHash(left, hash)
    }
    this.#hashes.push(hash)
    this.#size++
  }

  /** The root of the tree so far. */
  root(): Uint8Array {
    return this.#hashes.length === 0
      ? emptyRoot()
      : this.#hashes.reduceRight((right, left) => nodeHash(left, right))
  }
}
