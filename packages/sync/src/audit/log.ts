// One log, from its checkpoint to its last body.

import { emptyRoot, toHex } from '@commonwall/tlog'
import { type Anchor, checkpointPath, type LogEntry, type NostrEvent } from '@commonwall/wall'
import { type KnownLog, openStrictly, readAnchorOf } from './checkpoints.ts'
import type { Findings } from './findings.ts'
import { auditSegments, type VerifyMany } from './segments.ts'
import type { ReadPath } from './source.ts'
import { type AuditedTree, auditTree } from './tree.ts'

export interface AuditedLog {
  readonly key: string
  readonly admission: LogEntry['admission']
  /** False if the source has no checkpoint of it. Whether it must have one, only the definitions say. */
  readonly isHeld: boolean
  readonly size: number
  readonly positions: ReadonlyMap<string, number>
  /** How many places are known. */
  readonly length: number
  readonly events: ReadonlyMap<string, NostrEvent>
  readonly holes: ReadonlyMap<string, number>
  /** Kept anchors, the checkpoint, and those that only definition files carry. */
  readonly anchors: readonly Anchor[]
  readonly tree: AuditedTree
  readonly files: number
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Audits a log. One without a checkpoint counts as empty, and is no finding here. */
export async function auditLog(
  read: ReadPath,
  log: KnownLog & { readonly hash: string; readonly admission: LogEntry['admission'] },
  verify: VerifyMany,
  findings: Findings,
): Promise<AuditedLog> {
  const { key, origin, hash, admission } = log
  const path = checkpointPath(hash)
  const bytes = await read(path)
  const note = bytes && (await findings.during(path, () => decoder.decode(bytes)))
  const opened = note === undefined ? undefined : await findings.during(path, () => openStrictly(note, log))
  const size = opened?.checkpoint.size ?? 0
  const root = opened?.checkpoint.root ?? emptyRoot()
  const audited = await auditTree({ read, log: hash, size, root, findings })
  const { ids, tree, files } = audited
  const segments = await auditSegments({ read, log: hash, origin, ids, verify, findings })
  const anchors: Anchor[] = []
  for (const kept of segments.anchors) {
    const anchor = await findings.during(kept.path, () => readAnchorOf(kept.note, log, tree))
    if (anchor) anchors.push(anchor)
  }
  if (opened && note !== undefined)
    anchors.push({
      log: key,
      size,
      root: toHex(opened.checkpoint.root),
      note,
      cosignatures: opened.cosignatures,
    })
  const positions = new Map<string, number>()
  for (const [position, id] of ids.entries()) {
    if (id === undefined) continue
    const earlier = positions.get(id)
    if (earlier === undefined) positions.set(id, position)
    else
      findings.addSigned(
        path,
        `position ${position}: expected an id once, got ${id} of position ${earlier} again`,
      )
  }
  const { events, holes } = segments
  const length = ids.filter((id) => id !== undefined).length
  const all = files + segments.files + 1
  const isHeld = bytes !== undefined
  return {
    key,
    admission,
    isHeld,
    size,
    positions,
    length,
    events,
    holes,
    anchors,
    tree: audited,
    files: all,
  }
}
