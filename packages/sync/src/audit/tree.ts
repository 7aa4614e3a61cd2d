// The tree of a log: entry bundles give the ids, tiles give the hashes, and both must give the checkpoint's root.
//
// Where they contradict each other, the checkpoint's root says which of them is wrong, so that a finding names the
// file that was changed and not the one that was compared with it.

import {
  decodeEntries,
  encodeEntries,
  equalBytes,
  fromHex,
  HASHES_PER_TILE,
  leafHash,
  MemoryTree,
  type Tile,
  tilesFor,
  toHex,
  treeRoot,
} from '@commonwall/tlog'
import { entryBundlePath, hashTilePath } from '@commonwall/wall'
import type { Findings } from './findings.ts'
import type { ReadPath } from './source.ts'

const HASH_BYTES = 32

export interface AuditedTree {
  /** Event ids by position, 64 hex digits; undefined where a bundle could not be read or is wrong. */
  readonly ids: readonly (string | undefined)[]
  /** The tree that has the checkpoint's root; undefined if neither entries nor tiles give one. */
  readonly tree: MemoryTree | undefined
  readonly files: number
}

export interface TreeToAudit {
  readonly read: ReadPath
  /** Origin hash. */
  readonly log: string
  readonly size: number
  /** Of the checkpoint, 32 bytes. */
  readonly root: Uint8Array
  readonly findings: Findings
}

/** Reads all entry bundles and tiles of a tree. */
export async function auditTree(what: TreeToAudit): Promise<AuditedTree> {
  const { log, size, root, findings } = what
  const ids = await readIds(what)
  const tiles = await readTiles(what)
  const fromIds = growTree(
    ids.map((id) => (id === undefined ? undefined : leafHash(fromHex(id) ?? new Uint8Array()))),
  )
  const fromTiles = growTree(leafHashesOf(tiles, size))
  const tree = [fromIds, fromTiles].find((candidate) => candidate && equalBytes(treeRoot(candidate), root))
  if (tree) {
    blameEntries(ids, tree, log, size, findings)
    blameTiles(tiles, tree, log, findings)
  } else if (fromIds)
    findings.add(
      `log/${log}/checkpoint`,
      `root: expected ${toHex(treeRoot(fromIds))} from the entries, got ${toHex(root)}`,
    )
  return { ids, tree, files: tiles.length + Math.ceil(size / HASHES_PER_TILE) }
}

/** The bytes at a path that must be there. @throws Error */
export async function mustRead(read: ReadPath, path: string): Promise<Uint8Array> {
  const bytes = await read(path)
  if (!bytes) throw new Error('expected a file, found nothing')
  return bytes
}

async function readIds({ read, log, size, findings }: TreeToAudit): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = []
  for (let first = 0; first < size; first += HASHES_PER_TILE) {
    const width = Math.min(HASHES_PER_TILE, size - first)
    const path = entryBundlePath(log, first / HASHES_PER_TILE, width)
    const entries = await findings.during(path, async () => readBundle(await mustRead(read, path), width))
    for (let i = 0; i < width; i++) ids.push(entries?.[i])
  }
  return ids
}

function readBundle(bytes: Uint8Array, width: number): string[] {
  const entries = decodeEntries(bytes, width)
  for (const [i, entry] of entries.entries())
    if (entry.length !== HASH_BYTES)
      throw new Error(`entry ${i}: expected an id of 32 bytes, got ${entry.length}`)
  if (!equalBytes(encodeEntries(entries), bytes))
    throw new Error('expected the canonical bundle, got other bytes')
  return entries.map(toHex)
}

interface ReadTile extends Tile {
  readonly bytes: Uint8Array | undefined
}

async function readTiles({ read, log, size, findings }: TreeToAudit): Promise<ReadTile[]> {
  const tiles: ReadTile[] = []
  for (const tile of tilesFor(0, size)) {
    const path = hashTilePath(log, tile.level, tile.index, tile.width)
    const bytes = await findings.during(path, async () => {
      const whole = await mustRead(read, path)
      const expected = tile.width * HASH_BYTES
      if (whole.length !== expected) throw new Error(`expected ${expected} bytes, got ${whole.length}`)
      return whole
    })
    tiles.push({ ...tile, bytes })
  }
  return tiles
}

function leafHashesOf(tiles: readonly ReadTile[], size: number): (Uint8Array | undefined)[] {
  const hashes = new Array<Uint8Array | undefined>(size).fill(undefined)
  for (const { level, index, width, bytes } of tiles)
    if (level === 0 && bytes)
      for (let i = 0; i < width; i++) hashes[index * HASHES_PER_TILE + i] = hashAt(bytes, i)
  return hashes
}

function growTree(hashes: readonly (Uint8Array | undefined)[]): MemoryTree | undefined {
  const whole = hashes.filter((hash) => hash !== undefined)
  return whole.length === hashes.length ? new MemoryTree(whole) : undefined
}

function blameEntries(
  ids: (string | undefined)[],
  tree: MemoryTree,
  log: string,
  size: number,
  findings: Findings,
): void {
  for (const [position, id] of ids.entries()) {
    if (id === undefined || equalBytes(leafHash(fromHex(id) ?? new Uint8Array()), tree.hash(0, position)))
      continue
    const first = position - (position % HASHES_PER_TILE)
    const path = entryBundlePath(log, first / HASHES_PER_TILE, Math.min(HASHES_PER_TILE, size - first))
    findings.add(path, `position ${position}: expected the id of the tree, got ${id}`)
    ids[position] = undefined
  }
}

function blameTiles(tiles: readonly ReadTile[], tree: MemoryTree, log: string, findings: Findings): void {
  for (const { level, index, width, bytes } of tiles) {
    if (!bytes) continue
    for (let i = 0; i < width; i++) {
      const [expected, got] = [tree.hash(8 * level, index * HASHES_PER_TILE + i), hashAt(bytes, i)]
      if (equalBytes(expected, got)) continue
      findings.add(
        hashTilePath(log, level, index, width),
        `hash ${i}: expected ${toHex(expected)}, got ${toHex(got)}`,
      )
      break
    }
  }
}

function hashAt(tile: Uint8Array, index: number): Uint8Array {
  return tile.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)
}
