// Evidence that a source holds: each file must prove what it says, and then it is the gravest finding of all.

import { type MemoryTree, treeRoot } from '@commonwall/tlog'
import { evidencePath, parsePath, type Split } from '@commonwall/wall'
import { openEvidence, type ProvenEvidence } from '../evidence/evidence.ts'
import { EvidenceError } from '../evidence/evidence-error.ts'
import { splitOf } from '../evidence/split-of.ts'
import type { Findings } from './findings.ts'
import type { NamedLog } from './known-logs.ts'
import type { AuditedLog } from './log.ts'
import type { ReadPath } from './source.ts'
import { mustRead } from './tree.ts'

export interface EvidenceToAudit {
  readonly read: ReadPath
  /** Everything that is there, as far as it is known; what is no evidence is passed over. */
  readonly paths: Iterable<string>
  readonly known: readonly NamedLog[]
  readonly logs: readonly AuditedLog[]
  readonly findings: Findings
}

export interface AuditedEvidence {
  readonly evidence: readonly ProvenEvidence[]
  readonly splits: readonly Split[]
}

/** Verifies every file of evidence, and says which log signed two histories. */
export async function auditEvidence({
  read,
  paths,
  known,
  logs,
  findings,
}: EvidenceToAudit): Promise<AuditedEvidence> {
  const evidence: ProvenEvidence[] = []
  const splits: Split[] = []
  for (const path of new Set(paths)) {
    const named = parsePath(path)
    if (named?.kind !== 'evidence') continue
    const proven = await findings.during(path, async () => {
      const opened = await openEvidence(await mustRead(read, path), known)
      if (opened.path !== evidencePath(named.sha256)) throw new EvidenceError('path', opened.path, path)
      return opened
    })
    if (!proven) continue
    evidence.push(proven)
    findings.add(path, describe(proven))
    const log = logs.find(({ key }) => key === proven.log)
    splits.push(await splitOf(proven, log && heldOf(log)))
  }
  return { evidence, splits }
}

/** One sentence for whoever reads an audit. */
function describe({ log, agreed, sides }: ProvenEvidence): string {
  const [a, b] = sides.map(({ anchor: { size } }) => size)
  const where = agreed === undefined ? 'from some position on' : `from position ${agreed} on`
  return `expected one history of log ${log.slice(0, 16)}…, got two, both signed by it, of ${a} and ${b} posts, which differ ${where}`
}

function heldOf({ size, anchors, tree: { tree } }: AuditedLog) {
  return { size, anchors, rootAt: async (at: number) => rootOf(tree, at) }
}

function rootOf(tree: MemoryTree | undefined, size: number): Uint8Array | undefined {
  return tree && size <= tree.size ? treeRoot(tree, size) : undefined
}
