// The definitions of a wall, from their files and the checkpoints alone: a few requests, however large the wall.
//
// For whoever has to know what is in force and not what was said: keepers, before they sign. Signatures, proofs and
// cosignatures are verified as in the whole audit; that a log is one tree is not, since no tile is read.

import {
  alreadyVerified,
  checkpointPath,
  type DefinitionHistory,
  foldDefinitions,
  type LogHoldings,
} from '@commonwall/wall'
import { readAnchorOf } from './checkpoints.ts'
import { noteUnread, provenAnchors, readDefinitionFiles, readProofs } from './definition-files.ts'
import { type Finding, Findings } from './findings.ts'
import { knownLogs } from './known-logs.ts'
import type { VerifyMany } from './segments.ts'
import type { ReadPath } from './source.ts'

export interface DefinitionsReport {
  /** Undefined if anything was found wrong. */
  readonly history: DefinitionHistory | undefined
  readonly findings: readonly Finding[]
}

/**
 * Reads and folds the definitions of a wall.
 * @throws Error only if the source cannot be asked at all
 */
export async function auditDefinitions({
  read,
  now,
  verify,
  wall,
}: {
  readonly read: ReadPath
  /** The reader's clock, unix seconds. */
  readonly now: number
  readonly verify: VerifyMany
  /** The wall that one means; any other is a finding. */
  readonly wall?: string
}): Promise<DefinitionsReport> {
  const findings = new Findings()
  const files = await readDefinitionFiles(read, verify, findings)
  noteUnread(files, findings)
  const entries = files.flatMap((file) => file.entries)
  const id = files[0]?.definitions.find(({ prev }) => prev === undefined)?.id
  const founding = entries.find(({ event }) => event.id === id)?.event
  if (founding === undefined || (wall !== undefined && wall !== founding.id)) {
    findings.add(
      'definition/1.gz',
      `expected the founding definition ${wall ?? 'of a wall'}, got ${id ?? 'none'}`,
    )
    return { history: undefined, findings: findings.list }
  }
  const logs = knownLogs(
    founding.id,
    files.flatMap(({ definitions }) => definitions),
  ).map((log) => ({ ...log, tree: undefined }))
  const proofs = await readProofs(files, logs, findings)
  const anchors = [...provenAnchors(proofs)]
  for (const log of logs) {
    const path = checkpointPath(log.hash)
    const bytes = await read(path)
    const note = bytes && new TextDecoder().decode(bytes)
    const anchor = note && (await findings.during(path, () => readAnchorOf(note, log, undefined)))
    if (anchor) anchors.push(anchor)
  }
  if (findings.list.length > 0) return { history: undefined, findings: findings.list }
  const held = logs.map(({ key }): LogHoldings => {
    const places = proofs.filter(({ log }) => log.key === key)
    return {
      key,
      positions: new Map(places.map(({ id: proven, index }) => [proven, index])),
      length: 0,
      proven: new Map(places.map(({ id: proven, root }) => [proven, [root]])),
      anchors: anchors.filter(({ log }) => log === key),
    }
  })
  const events = entries.map(({ event }) => alreadyVerified(event))
  const history = foldDefinitions({ founding: alreadyVerified(founding), events, logs: held, now })
  return { history, findings: findings.list }
}
