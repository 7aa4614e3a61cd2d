// The tree of a log: entry bundles give the ids, the ids give every hash, and every published tile must be
// exactly what they give. The root is compared by whoever holds the checkpoint.

import {
  decodeEntries,
  encodeEntries,
  equalBytes,
  fromHex,
  HASHES_PER_TILE,
  leafHash,
  MemoryTree,
  tilesFor,
  toHex,
} from '@commonwall/tlog'
import { entryBundlePath, hashTilePath } from '@commonwall/wall'
import type { Findings } from './findings.ts'
import type { ReadPath } from './source.ts'

export interface AuditedTree {
  /** Event ids by position, 64 hex digits; undefined where a bundle could not be read. */
  readonly ids: readonly (string | undefined)[]
  /** Undefined if a bundle is missing: then no root can be computed. */
  readonly tree: MemoryTree | undefined
  readonly files: number
}

/** Reads all entry bundles and tiles of a tree of `size` leaves. */
export async function auditTree(
  read: ReadPath,
  log: string,
  size: number,
  findings: Findings,
): Promise<AuditedTree> {
  const ids: (string | undefined)[] = []
  let files = 0
  for (let first = 0; first < size; first += HASHES_PER_TILE) {
    const width = Math.min(HASHES_PER_TILE, size - first)
    const path = entryBundlePath(log, first / HASHES_PER_TILE, width)
    const entries = await findings.during(path, async () => readBundle(await mustRead(read, path), width))
    files++
    for (let i = 0; i < width; i++) ids.push(entries?.[i])
  }
  const known = ids.filter((id) => id !== undefined)
  const tree =
    known.length === size
      ? new MemoryTree(known.map((id) => leafHash(fromHex(id) ?? new Uint8Array())))
      : undefined
  for (const { level, index, width } of tilesFor(0, size)) {
    const path = hashTilePath(log, level, index, width)
    files++
    await findings.during(path, async () => {
      const tile = await mustRead(read, path)
      if (tile.length !== width * 32)
        throw new Error(`expected ${width} hashes of 32 bytes, got ${tile.length} bytes`)
      if (!tree) return
      for (let i = 0; i < width; i++) {
        const hash = tree.hash(8 * level, index * HASHES_PER_TILE + i)
        if (!equalBytes(tile.subarray(32 * i, 32 * i + 32), hash))
          throw new Error(
            `hash ${i}: expected ${toHex(hash)}, got ${toHex(tile.subarray(32 * i, 32 * i + 32))}`,
          )
      }
    })
  }
  return { ids, tree, files }
}

function readBundle(bytes: Uint8Array, width: number): string[] {
  const entries = decodeEntries(bytes, width)
  for (const [i, entry] of entries.entries())
    if (entry.length !== 32) throw new Error(`entry ${i}: expected an id of 32 bytes, got ${entry.length}`)
  if (!equalBytes(encodeEntries(entries), bytes))
    throw new Error('expected the canonical bundle, got other bytes')
  return entries.map(toHex)
}

/** The bytes at a path that must be there. @throws Error */
export async function mustRead(read: ReadPath, path: string): Promise<Uint8Array> {
  const bytes = await read(path)
  if (!bytes) throw new Error('expected a file, found nothing')
  return bytes
}
