// A whole tree in memory: every complete subtree's hash, ready for any proof. 64 bytes a leaf and overhead.
//
// For tests, small logs and one-off proofs. A log that only grows needs `CompactRange` or `TileBuilder`;
// one that is read over a network needs `TileReader`.

import { nodeHash } from './hash.ts'
import type { HashReader } from './merkle.ts'

export class MemoryTree implements HashReader {
  readonly #levels: Uint8Array[][] = [[]]

  /** Starts with the given leaf hashes, none by default. */
  constructor(leafHashes: Iterable<Uint8Array> = []) {
    for (const hash of leafHashes) this.append(hash)
  }

  /** How many leaves there are. */
  get size(): number {
    return this.#levels[0]?.length ?? 0
  }

  /** Adds one leaf by its hash (32 bytes). */
  append(leafHash: Uint8Array): void {
    let hash = leafHash
    for (let level = 0; ; level++) {
      const row = this.#levels[level] ?? []
      this.#levels[level] = row
      row.push(hash)
      const left = row[row.length - 2]
      if (row.length % 2 === 1 || left === undefined) return
      hash = nodeHash(left, hash)
    }
  }

  /** The hash of the complete subtree over leaves [index·2^level, (index+1)·2^level). @throws RangeError */
  hash(level: number, index: number): Uint8Array {
    const hash = this.#levels[level]?.[index]
    if (hash === undefined) throw new RangeError(`no complete subtree at level ${level}, index ${index}`)
    return hash
  }
}
