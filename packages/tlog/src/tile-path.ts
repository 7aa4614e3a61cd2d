// Which tiles a tree has, and where they stand (C2SP tlog-tiles, "Merkle Tree").
//
// A tile is 256 hashes of one level; level L+1 holds the roots of full tiles of level L. The last tile of a
// level may be partial. Numbers are written in groups of three digits, all but the last behind an `x`.

import { fromDecimal, isCount } from './decimal.ts'
import { TileError } from './errors.ts'

/** Hashes in a full tile, entries in a full bundle. */
export const HASHES_PER_TILE = 256
/** Levels that a tree below 2^53 leaves can have tiles on: 0 to 6. */
export const MAX_TILE_LEVEL = 6

/** A tile: `width` hashes (1 to 256) of a level, from hash 256·index on. */
export interface Tile {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** A parsed path: a tile of hashes, or an entry bundle, which is counted like a tile of level 0. */
export interface TilePath {
  readonly level: number | 'entries'
  readonly index: number
  readonly width: number
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

/** `tile/<L>/<N>[.p/<W>]` of a tile; the width 256 means the full one. @throws RangeError */
export function tilePath(level: number, index: number, width = HASHES_PER_TILE): string {
  if (!isCount(level) || level > 63) throw new RangeError(`level: expected 0 to 63, got ${level}`)
  return `tile/${level}/${numberPath(index)}${partialPath(width)}`
}

/** `tile/entries/<N>[.p/<W>]` of an entry bundle; the width 256 means the full one. @throws RangeError */
export function entriesPath(index: number, width = HASHES_PER_TILE): string {
  return `tile/entries/${numberPath(index)}${partialPath(width)}`
}

/** A number as path elements: 1234067 is `x001/x234/067`. @throws RangeError */
export function numberPath(index: number): string {
  if (!isCount(index)) throw new RangeError(`index: expected 0 to 2^53 − 1, got ${index}`)
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** Reads what `tilePath` or `entriesPath` wrote; any other spelling is refused. @throws TileError `bad-path` */
export function parseTilePath(path: string): TilePath {
  const [, level, groups, partial] = PATH.exec(path) ?? []
  const index = fromDecimal((groups ?? '').replaceAll(/[x/]/g, '').replace(/^0+(?=.)/, ''))
  const width = partial === undefined ? HASHES_PER_TILE : Number(partial)
  const full = partial === undefined || width < HASHES_PER_TILE
  if (
    level === undefined ||
    index === undefined ||
    Number(level) > 63 ||
    !full ||
    numberPath(index) !== groups
  )
    throw new TileError(
      'bad-path',
      `path: expected tile/<L>/<N>[.p/<W>], got ${JSON.stringify(path.slice(0, 100))}`,
    )
  return { level: level === 'entries' ? level : Number(level), index, width }
}

/** How many hashes stand on a tile level in a tree of `size` leaves. */
export function hashesAtLevel(level: number, size: number): number {
  return Math.floor(size / HASHES_PER_TILE ** level)
}

/**
 * The tiles that a growth creates: full ones, and partial ones as of `newSize`, by level and index.
 * `tilesFor(0, size)` are all the tiles of a tree.
 * @throws RangeError where the sizes are not 0 ≤ oldSize ≤ newSize
 */
export function tilesFor(oldSize: number, newSize: number): Tile[] {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize)
    throw new RangeError(`oldSize: expected 0 to ${newSize}, got ${oldSize}`)
  const tiles: Tile[] = []
  for (let level = 0; hashesAtLevel(level, newSize) > 0; level++) {
    const before = hashesAtLevel(level, oldSize)
    const after = hashesAtLevel(level, newSize)
    if (before === after) break
    for (let at = before - (before % HASHES_PER_TILE); at < after; at += HASHES_PER_TILE)
      tiles.push({ level, index: at / HASHES_PER_TILE, width: Math.min(HASHES_PER_TILE, after - at) })
  }
  return tiles
}

function partialPath(width: number): string {
  if (!isCount(width) || width < 1 || width > HASHES_PER_TILE)
    throw new RangeError(`width: expected 1 to ${HASHES_PER_TILE}, got ${width}`)
  return width === HASHES_PER_TILE ? '' : `.p/${width}`
}
