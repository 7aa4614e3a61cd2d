// Files that the newest checkpoint does not need: partial tiles and bundles of earlier checkpoints, which stay until
// the full one is there. A reader who comes with an earlier checkpoint still reads them, so they must be beginnings
// of what stands there now; anything else does not belong to a wall.

import { encodeEntries, equalBytes, fromHex, HASHES_PER_TILE } from '@commonwall/tlog'
import { parsePath } from '@commonwall/wall'
import type { Findings } from './findings.ts'
import type { ReadPath } from './source.ts'
import { type AuditedTree, mustRead } from './tree.ts'

export interface StraysToAudit {
  readonly read: ReadPath
  /** Paths that are there and were not read yet. */
  readonly paths: readonly string[]
  /** By origin hash. */
  readonly trees: ReadonlyMap<string, AuditedTree>
  readonly findings: Findings
}

/** Checks every path; those of releases and evidence are left to whoever knows their rules. */
export async function auditStrays({ read, paths, trees, findings }: StraysToAudit): Promise<void> {
  for (const path of paths)
    await findings.during(path, async () => {
      const known = parsePath(path)
      if (known?.kind === 'release' || known?.kind === 'evidence' || known?.kind === 'app') return
      const audited = known && 'log' in known ? trees.get(known.log) : undefined
      if (
        !known ||
        !audited?.tree ||
        (known.kind !== 'tile' && known.kind !== 'entries') ||
        known.width === HASHES_PER_TILE
      )
        throw new Error('expected no such file')
      const first = known.index * HASHES_PER_TILE
      const bytes = await mustRead(read, path)
      const expected =
        known.kind === 'tile'
          ? hashes(audited, known.level, first, known.width)
          : bundle(audited, first, known.width)
      if (!expected || !equalBytes(bytes, expected))
        throw new Error('expected the beginning of the newer file, got other bytes')
    })
}

function hashes({ tree }: AuditedTree, level: number, first: number, width: number): Uint8Array | undefined {
  const tile = new Uint8Array(32 * width)
  try {
    for (let i = 0; i < width; i++) tile.set(tree?.hash(8 * level, first + i) ?? new Uint8Array(), 32 * i)
    return tile
  } catch {
    return undefined // past the end of the tree
  }
}

function bundle({ ids }: AuditedTree, first: number, width: number): Uint8Array | undefined {
  const entries = ids.slice(first, first + width).map((id) => fromHex(id ?? ''))
  return entries.length === width && entries.every((entry) => entry?.length === 32)
    ? encodeEntries(entries.filter((entry) => entry !== undefined))
    : undefined
}
