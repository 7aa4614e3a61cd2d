// The right edge of a tree: the partial tile of each level, which together hold its whole compact range.
//
// Writing goes on from the edge, and reading begins with it: its hashes and no others make the root.

import { isCount } from './decimal.ts'
import { TileError } from './errors.ts'
import { HASH_BYTES, nodeHash } from './hash.ts'
import type { HashReader } from './merkle.ts'
import { HASHES_PER_TILE, hashesAtLevel, type Tile, tilePath } from './tile-path.ts'

/** Gives the bytes at a path, or undefined where there are none. */
export type ReadTile = (path: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined

/** The partial tile of each level, undefined where the level ends on a full one. */
export function edgeTiles(size: number): (Tile | undefined)[] {
  if (!isCount(size)) throw new RangeError(`size: expected 0 to 2^53 − 1, got ${size}`)
  const tiles: (Tile | undefined)[] = []
  for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
    const hashes = hashesAtLevel(level, size)
    const width = hashes % HASHES_PER_TILE
    tiles.push(width === 0 ? undefined : { level, index: Math.floor(hashes / HASHES_PER_TILE), width })
  }
  return tiles
}

/**
 * Reads the hashes of a tile; where a partial one is gone, from the full one.
 * @throws TileError `missing-tile`, `bad-tile`
 */
export async function readHashes(readTile: ReadTile, { level, index, width }: Tile): Promise<Uint8Array[]> {
  const path = tilePath(level, index, width)
  let bytes = await readTile(path)
  let expected = width
  if (bytes === undefined && width < HASHES_PER_TILE) {
    bytes = await readTile(tilePath(level, index))
    expected = HASHES_PER_TILE
  }
  if (bytes === undefined) throw new TileError('missing-tile', `${path}: expected a tile, got nothing`)
  if (bytes.length !== expected * HASH_BYTES)
    throw new TileError('bad-tile', `${path}: expected ${expected * HASH_BYTES} bytes, got ${bytes.length}`)
  const own = new Uint8Array(bytes) // whoever gave them may use their buffer again
  const hashes: Uint8Array[] = []
  for (let i = 0; i < width; i++) hashes.push(own.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
  return hashes
}

/** Gives the hashes of complete subtrees inside the edge; `edge` holds the partial tile of each level. */
export function edgeReader(edge: readonly (readonly Uint8Array[])[]): Pick<HashReader, 'hash'> {
  return {
    hash(level, index) {
      const tile = edge[Math.floor(level / LEVELS_PER_TILE)] ?? []
      return hashInTile(tile, level % LEVELS_PER_TILE, index)
    },
  }
}

/** Levels of the binary tree that one tile spans. */
export const LEVELS_PER_TILE = 8

/** The hash `height` levels above a tile's hashes, at the index counted over the whole tree. */
export function hashInTile(tile: readonly Uint8Array[], height: number, index: number): Uint8Array {
  const width = 2 ** height
  const start = (index * width) % HASHES_PER_TILE
  let row = tile.slice(start, start + width)
  if (row.length !== width)
    throw new RangeError(`tile: expected ${width} hashes from ${start}, got ${row.length}`)
  while (row.length > 1) row = pairs(row)
  return row[0] ?? new Uint8Array(0)
}

function pairs(row: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = []
  for (let i = 0; i < row.length; i += 2) {
    const [left, right] = [row[i], row[i + 1]]
    if (left !== undefined && right !== undefined) above.push(nodeHash(left, right))
  }
  return above
}
