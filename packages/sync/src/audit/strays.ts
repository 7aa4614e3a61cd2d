// Files that the newest checkpoint does not need: partial tiles, bundles and segments of earlier checkpoints, which stay until
// the full one is there. A reader who comes with an earlier checkpoint still reads them, so they must be beginnings
// of what stands there now; anything else does not belong to a wall.

import { encodeEntries, equalBytes, fromHex, HASHES_PER_TILE } from '@commonwall/tlog'
import { parsePath, SEGMENT_WIDTH } from '@commonwall/wall'
import { readSegment } from '../reading/segment.ts'
import type { Findings } from './findings.ts'
import type { VerifyMany } from './segments.ts'
import type { ReadPath } from './source.ts'
import { type AuditedTree, mustRead } from './tree.ts'

export interface StraysToAudit {
  readonly read: ReadPath
  /** Paths that are there and were not read yet. */
  readonly paths: readonly string[]
  /** By origin hash. */
  readonly trees: ReadonlyMap<string, AuditedTree>
  readonly verify: VerifyMany
  readonly findings: Findings
}

/** Kinds of files that other rules judge: those of the program, and evidence. */
const OTHERS: ReadonlySet<string> = new Set(['release', 'worker', 'evidence', 'app'])

/** Checks every path; those of releases and evidence are left to whoever knows their rules. */
export async function auditStrays({ read, paths, trees, verify, findings }: StraysToAudit): Promise<void> {
  for (const path of paths)
    await findings.during(path, async () => {
      const known = parsePath(path)
      if (known !== undefined && OTHERS.has(known.kind)) return
      const audited = known && 'log' in known ? trees.get(known.log) : undefined
      if (!known || !audited?.tree || !('width' in known) || known.width === HASHES_PER_TILE)
        throw new Error('expected no such file')
      const bytes = await mustRead(read, path)
      if (known.kind === 'segment') return checkBodies(bytes, known, audited, verify)
      const first = known.index * HASHES_PER_TILE
      const expected =
        known.kind === 'tile'
          ? hashes(audited, known.level, first, known.width)
          : bundle(audited, first, known.width)
      if (!expected || !equalBytes(bytes, expected))
        throw new Error('expected the beginning of the newer file, got other bytes')
    })
}

/** An earlier partial segment may lack bodies that have gone, and has its own dictionary; its ids are the tree's. */
async function checkBodies(
  bytes: Uint8Array,
  { index, width }: { readonly index: number; readonly width: number },
  { ids }: AuditedTree,
  verify: VerifyMany,
): Promise<void> {
  const firstIndex = index * SEGMENT_WIDTH
  const { positions } = await readSegment(bytes, { firstIndex, count: width })
  for (const [i, position] of positions.entries()) {
    const id = typeof position === 'string' ? position : position.id
    const expected = ids[firstIndex + i]
    if (id !== expected)
      throw new Error(`position ${firstIndex + i}: expected the id ${expected} of the tree, got ${id}`)
  }
  const bodies = positions.filter((position) => typeof position !== 'string')
  const verdicts = await verify(bodies)
  if (!verdicts.every((verdict) => verdict)) throw new Error('expected true ids and signatures, got others')
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
