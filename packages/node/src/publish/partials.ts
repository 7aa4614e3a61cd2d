// Partial tiles, bundles and segments of earlier checkpoints: they go when the full one is published, not before, since
// a reader who comes with an earlier checkpoint still asks for them.

import { posix } from 'node:path'
import { entriesPath, HASHES_PER_TILE, tilePath, tilesFor } from '@commonwall/tlog'
import type { Files } from './files.ts'
import type { Segments } from './segments.ts'

/** @param files the log's own folder @param from leaves up to which it was done before @param size published leaves */
export async function removePartials(
  files: Pick<Files, 'removeFolder'>,
  segments: Segments,
  from: number,
  size: number,
): Promise<void> {
  const full = tilesFor(from, size).filter(({ width }) => width === HASHES_PER_TILE)
  for (const { level, index } of full) {
    await files.removeFolder(posix.dirname(tilePath(level, index, 1)))
    if (level === 0) await files.removeFolder(posix.dirname(entriesPath(index, 1)))
  }
  await segments.prune(from, size)
}
