// Tiles of a growing log, from nothing but its right edge: what a sequencer must hold and write.
//
// Memory is one unfinished tile a level and whatever was finished since the last `take`. The same leaves give
// the same tiles however the growth was cut into steps; only which partial tiles get written depends on it.

import { concatBytes } from './bytes.ts'
import { HASH_BYTES } from './hash.ts'
import { rangeRoot, treeRoot } from './merkle.ts'
import { edgeReader, edgeTiles, type ReadTile, readHashes } from './tile-edge.ts'
import { HASHES_PER_TILE, hashesAtLevel, tilePath, tilesFor } from './tile-path.ts'

/** A tile with its path and its bytes, ready to be written. */
export interface TileFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export class TileBuilder {
  #size = 0
  #takenSize = 0
  /** The hashes of the last, unfinished tile of each level. */
  readonly #edge: Uint8Array[][] = []
  /** Full tiles that nobody took yet, by path. */
  readonly #full = new Map<string, Uint8Array>()

  /**
   * Goes on where a published log of `size` leaves ended, reading its last tile of each level. Compare `root()`
   * with the checkpoint before anything is appended: tiles are not proof of themselves.
   * @throws TileError `missing-tile`, `bad-tile`
   */
  static async resume(size: number, readTile: ReadTile): Promise<TileBuilder> {
    const builder = new TileBuilder()
    for (const [level, tile] of edgeTiles(size).entries())
      builder.#edge[level] = tile === undefined ? [] : await readHashes(readTile, tile)
    builder.#size = size
    builder.#takenSize = size
    return builder
  }

  /** How many leaves the tree has. */
  get size(): number {
    return this.#size
  }

  /** Adds one leaf by its hash (32 bytes). @throws RangeError */
  append(leafHash: Uint8Array): void {
    if (leafHash.length !== HASH_BYTES)
      throw new RangeError(`leafHash: expected ${HASH_BYTES} bytes, got ${leafHash.length}`)
    this.#size++
    let hash = leafHash
    for (let level = 0; ; level++) {
      const tile = this.#edge[level] ?? []
      this.#edge[level] = tile
      tile.push(hash)
      if (tile.length < HASHES_PER_TILE) return
      const index = hashesAtLevel(level, this.#size) / HASHES_PER_TILE - 1
      this.#full.set(tilePath(level, index), concatBytes(tile))
      this.#edge[level] = []
      hash = treeRoot(tile)
    }
  }

  /** The root of the tree so far. */
  root(): Uint8Array {
    return rangeRoot(edgeReader(this.#edge), [0, this.#size])
  }

  /** The tiles that grew since the last call (or `resume`): new full ones, and partial ones as they are now. */
  take(): TileFile[] {
    const files = tilesFor(this.#takenSize, this.#size).map(({ level, index, width }) => {
      const path = tilePath(level, index, width)
      return { path, bytes: this.#full.get(path) ?? concatBytes(this.#edge[level] ?? []) }
    })
    this.#full.clear()
    this.#takenSize = this.#size
    return files
  }
}
