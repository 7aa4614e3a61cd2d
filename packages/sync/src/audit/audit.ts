// The audit: verifies a wall from first post to last, wherever it is read from, and trusts nobody.
//
// In order: the definitions name the logs; each log's checkpoint, tree, bodies and anchors are checked; from
// them the history of definitions is computed again; then what is derived (definition files, inbox, head).
// It says what is wrong and where, and goes on. It cannot see what a log never took in, nor make a log honest
// about the future; and code that serves a page is not covered by it.

import {
  type Anchor,
  alreadyVerified,
  checkpointPath,
  type DefinitionHistory,
  foldDefinitions,
  INDEX_HTML,
  inboxPath,
  KIND,
  type NostrEvent,
  SEGMENT_WIDTH,
  segmentPath,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { ProvenEvidence } from '../evidence/evidence.ts'
import { readInbox } from '../reading/inbox.ts'
import {
  auditDefinitionFiles,
  noteUnread,
  provenAnchors,
  readDefinitionFiles,
  readProofs,
} from './definition-files.ts'
import { auditEvidence } from './evidence.ts'
import { type Finding, Findings } from './findings.ts'
import { auditHead, readHeadFiles } from './head.ts'
import { knownLogs } from './known-logs.ts'
import { type AuditedLog, auditLog } from './log.ts'
import type { VerifyMany } from './segments.ts'
import type { ReadPath } from './source.ts'
import { auditStrays } from './strays.ts'
import { mustRead } from './tree.ts'

export interface AuditOptions {
  readonly read: ReadPath
  /** The reader's clock, unix seconds. */
  readonly now: number
  readonly verify: VerifyMany
  /** The wall that one means to audit; any other is a finding. */
  readonly wall?: string
  /** Every path that is there, where the source can tell: then nothing may be there that does not belong. */
  readonly paths?: readonly string[]
}

export interface AuditReport {
  /** Undefined if not even a founding definition could be read. */
  readonly wall: string | undefined
  readonly history: DefinitionHistory | undefined
  readonly logs: readonly AuditedLog[]
  /** Every event that verified, by id, of all logs. */
  readonly events: ReadonlyMap<string, VerifiedEvent>
  /** Logs that signed two histories, as far as the source says so and proves it. */
  readonly evidence: readonly ProvenEvidence[]
  /** The inbox notes that verified, by raw key: of open logs, and of others that the source has. */
  readonly inboxes: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
  readonly files: number
}

/**
 * Audits a wall.
 * @throws Error only if the source cannot be asked at all
 */
export async function auditWall({ now, verify, wall, ...source }: AuditOptions): Promise<AuditReport> {
  const findings = new Findings()
  const asked = new Set<string>([INDEX_HTML])
  const read: ReadPath = (path) => {
    asked.add(path)
    return source.read(path)
  }
  const definitionFiles = await readDefinitionFiles(read, verify, findings)
  noteUnread(definitionFiles, findings)
  const founding = definitionFiles[0]?.definitions.find(({ prev }) => prev === undefined)
  const inboxes = new Map<string, Uint8Array>()
  const empty = {
    history: undefined,
    logs: [],
    events: new Map(),
    evidence: [],
    inboxes,
    files: definitionFiles.length,
  }
  if (!founding) {
    findings.add('definition/1.gz', 'expected the founding definition of a wall, found none')
    return { ...empty, wall: undefined, findings: findings.list }
  }
  if (wall !== undefined && wall !== founding.id) {
    findings.add('definition/1.gz', `expected the wall ${wall}, got ${founding.id}`)
    return { ...empty, wall: founding.id, findings: findings.list }
  }

  const known = knownLogs(
    founding.id,
    definitionFiles.flatMap((file) => file.definitions),
  )
  const alone: AuditedLog[] = []
  for (const log of known) alone.push(await auditLog(read, log, verify, findings))
  const proofs = await readProofs(
    definitionFiles,
    known.map((log, i) => ({ ...log, tree: alone[i]?.tree.tree })),
    findings,
  )
  const logs = alone.map((log) => withAnchors(log, provenAnchors(proofs)))

  const events = new Map<string, VerifiedEvent>()
  const proven = definitionFiles.flatMap((file) => file.entries.map(({ event }) => event))
  for (const event of [...logs.flatMap((log) => [...log.events.values()]), ...proven])
    events.set(event.id, alreadyVerified(event))
  const head = await readHeadFiles(read, findings)
  const { evidence, splits } = await auditEvidence({
    read,
    paths: [...(head?.keys() ?? []), ...(source.paths ?? [])],
    known,
    logs,
    findings,
  })
  const first = events.get(founding.id)
  const history =
    first &&
    foldDefinitions({
      founding: first,
      events: [...events.values()].filter(isDefining),
      logs,
      now,
      splits,
    })
  if (history) {
    const isLogged = (id: string) => logs.some((log) => log.positions.has(id))
    auditDefinitionFiles(definitionFiles, history, isLogged, findings)
  }

  // A log that only a definition that waits names, or one that is void, need not be here. If it is, it was audited.
  const states = new Map(history?.logs.map(({ key, state }) => [key, state]))
  const counts = ({ key }: { readonly key: string }) =>
    history === undefined || (states.has(key) && states.get(key) !== 'provisional')
  const heads: string[] = []
  for (const [i, log] of known.entries()) {
    const { isHeld, size } = logs[i] ?? { isHeld: false, size: 0 }
    if (!isHeld && counts(log)) findings.add(checkpointPath(log.hash), 'expected a file, found nothing')
    if (!isHeld && !counts(log)) continue
    const path = inboxPath(log.hash)
    const note =
      states.get(log.key) === 'open'
        ? await findings.during(path, () => mustRead(read, path))
        : await read(path)
    if (note !== undefined)
      await findings.during(path, async () => {
        await readInbox(note, log)
        inboxes.set(log.key, note)
      })
    if (log.admission === 'default')
      heads.push(...headOf(log.hash, size), ...(counts(log) || note !== undefined ? [path] : []))
  }
  await auditHead(
    read,
    head,
    [...definitionFiles.map(({ path }) => path), ...evidence.map(({ path }) => path), ...heads],
    findings,
  )
  const strays = (source.paths ?? []).filter((path) => !asked.has(path))
  const trees = new Map(known.map(({ hash }, i) => [hash, logs[i]?.tree] as const).filter(isThere))
  await auditStrays({ read, paths: strays, trees, verify, findings })
  const files = logs.reduce((sum, log) => sum + log.files, definitionFiles.length + 1)
  return { wall: founding.id, history, logs, events, evidence, inboxes, findings: findings.list, files }
}

/** A log with its anchors that only proofs carry. */
function withAnchors(log: AuditedLog, proofs: readonly Anchor[]): AuditedLog {
  const held = new Set(log.anchors.map(({ note }) => note))
  return {
    ...log,
    anchors: [...log.anchors, ...proofs.filter(({ log: key, note }) => key === log.key && !held.has(note))],
  }
}

/** The files of a default log that `head.tar` holds, but for its inbox. */
function headOf(hash: string, size: number): string[] {
  const last =
    size === 0
      ? []
      : [segmentPath(hash, 0, Math.ceil(size / SEGMENT_WIDTH) - 1, ((size - 1) % SEGMENT_WIDTH) + 1)]
  return [checkpointPath(hash), ...last]
}

function isThere<T>(entry: readonly [string, T | undefined]): entry is readonly [string, T] {
  return entry[1] !== undefined
}

function isDefining({ kind }: NostrEvent): boolean {
  return kind === KIND.definition || kind === KIND.signature
}
