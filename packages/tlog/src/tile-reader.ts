// Roots and proofs out of tiles that anybody may have served.
//
// Nothing read here is believed before it leads to the root: the right edge must hash to it, and every full
// tile must hash to its place in the tile above. So a proof, a leaf or an answer of this reader holds against
// the root it was opened with, and a mirror that changes one bit is found out by a ProofError.

import { equalBytes } from './bytes.ts'
import { isCount } from './decimal.ts'
import { ProofError } from './errors.ts'
import { consistencyRanges, inclusionRanges, type Range, rangeRoot, subtreesOf, treeRoot } from './merkle.ts'
import { edgeReader, edgeTiles, hashInTile, LEVELS_PER_TILE, type ReadTile, readHashes } from './tile-edge.ts'
import { HASHES_PER_TILE, hashesAtLevel, tilePath } from './tile-path.ts'

type Hashes = readonly Uint8Array[]

/** How many full tiles are kept for the next question: 2 MB of hashes. */
const KEPT_TILES = 256

export class TileReader {
  /** Leaves. */
  readonly size: number
  /** The root that everything is checked against, 32 bytes. */
  readonly root: Uint8Array
  readonly #readTile: ReadTile
  readonly #edge: readonly Hashes[]
  readonly #kept = new Map<string, Promise<Hashes>>()

  private constructor(size: number, root: Uint8Array, readTile: ReadTile, edge: readonly Hashes[]) {
    this.size = size
    this.root = root
    this.#readTile = readTile
    this.#edge = edge
  }

  /**
   * Opens a tree of `size` leaves by reading its right edge, at most one tile a level.
   *
   * ```ts
   * const tree = await TileReader.open({ size, root, readTile: async (path) => fetchBytes(path) })
   * ```
   * @param root what the edge must hash to, from a verified checkpoint; without it the tiles' own root is taken
   * @throws TileError `missing-tile`, `bad-tile`; ProofError `root-mismatch`
   */
  static async open(of: { size: number; root?: Uint8Array; readTile: ReadTile }): Promise<TileReader> {
    const { size, readTile } = of
    const edge = await Promise.all(
      edgeTiles(size).map((tile) => (tile === undefined ? [] : readHashes(readTile, tile))),
    )
    const root = rangeRoot(edgeReader(edge), [0, size])
    if (of.root !== undefined && !equalBytes(root, of.root))
      throw new ProofError('root-mismatch', `tiles: expected the root of size ${size}, they hash to another`)
    return new TileReader(size, root, readTile, edge)
  }

  /** The leaf hash at an index. @throws RangeError; TileError and ProofError as `open` */
  async leafHash(index: number): Promise<Uint8Array> {
    this.#checkIndex(index)
    const [hash] = await this.#roots([[index, index + 1]])
    return hash as Uint8Array
  }

  /**
   * The hashes of a tile of any level, as many as the tree has of them; at most 256.
   * @throws RangeError where the tree has no such tile; TileError and ProofError as `open`
   */
  async tile(level: number, index: number): Promise<Hashes> {
    if (!isCount(level) || !isCount(index) || index * HASHES_PER_TILE >= hashesAtLevel(level, this.size))
      throw new RangeError(`tile: expected one of a tree of ${this.size} leaves, got ${level}/${index}`)
    return this.#tile(level, index)
  }

  /** The inclusion proof of a leaf, sibling first. @throws RangeError; TileError and ProofError as `open` */
  async inclusionProof(index: number): Promise<Uint8Array[]> {
    this.#checkIndex(index)
    return this.#roots(inclusionRanges(index, this.size))
  }

  /** The root of the first `oldSize` leaves. @throws RangeError; TileError and ProofError as `open` */
  async rootAt(oldSize: number): Promise<Uint8Array> {
    this.#checkSize(oldSize)
    const [root] = await this.#roots([[0, oldSize]])
    return root as Uint8Array
  }

  /** The consistency proof from `oldSize` to this tree. @throws RangeError; TileError and ProofError as `open` */
  async consistencyProof(oldSize: number): Promise<Uint8Array[]> {
    this.#checkSize(oldSize)
    return oldSize === 0 ? [] : this.#roots(consistencyRanges(oldSize, this.size))
  }

  /** The roots over ranges, all tiles being fetched side by side. */
  async #roots(ranges: readonly Range[]): Promise<Uint8Array[]> {
    const tiles = new Map<string, Promise<Hashes>>()
    for (const { level, index } of ranges.flatMap(subtreesOf)) {
      const [tileLevel, tileIndex] = tileOf(level, index)
      const path = tilePath(tileLevel, tileIndex)
      if (!tiles.has(path)) tiles.set(path, this.#tile(tileLevel, tileIndex))
    }
    const held = new Map(
      await Promise.all([...tiles].map(async ([path, hashes]) => [path, await hashes] as const)),
    )
    const hash = (level: number, index: number) =>
      hashInTile(held.get(tilePath(...tileOf(level, index))) ?? [], level % LEVELS_PER_TILE, index)
    return ranges.map((range) => rangeRoot({ hash }, range))
  }

  /** A tile that leads to the root. */
  #tile(level: number, index: number): Promise<Hashes> {
    if ((index + 1) * HASHES_PER_TILE > hashesAtLevel(level, this.size))
      return Promise.resolve(this.#edge[level] ?? [])
    const path = tilePath(level, index)
    const kept = this.#kept.get(path)
    if (kept !== undefined) return kept
    const tile = this.#fullTile(level, index)
    this.#kept.set(path, tile)
    tile.catch(() => this.#kept.delete(path)) // a later question may find a better source
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > KEPT_TILES && oldest !== undefined) this.#kept.delete(oldest)
    return tile
  }

  async #fullTile(level: number, index: number): Promise<Hashes> {
    const [hashes, above] = await Promise.all([
      readHashes(this.#readTile, { level, index, width: HASHES_PER_TILE }),
      this.#tile(level + 1, Math.floor(index / HASHES_PER_TILE)),
    ])
    const place = above[index % HASHES_PER_TILE]
    if (place === undefined || !equalBytes(treeRoot(hashes), place))
      throw new ProofError('root-mismatch', `${tilePath(level, index)}: the tile does not lead to the root`)
    return hashes
  }

  #checkIndex(index: number): void {
    if (!isCount(index) || index >= this.size)
      throw new RangeError(`index: expected 0 to ${this.size - 1}, got ${index}`)
  }

  #checkSize(oldSize: number): void {
    if (!isCount(oldSize) || oldSize > this.size)
      throw new RangeError(`oldSize: expected 0 to ${this.size}, got ${oldSize}`)
  }
}

/** The tile in which a complete subtree's hash is found. */
function tileOf(level: number, index: number): [level: number, index: number] {
  return [
    Math.floor(level / LEVELS_PER_TILE),
    Math.floor((index * 2 ** (level % LEVELS_PER_TILE)) / HASHES_PER_TILE),
  ]
}
