// One round of keeping in step: asks the sources, verifies what each brings, and gives what is good to whoever holds
// the wall (a mirror's folder, or a running node).
//
// Never goes back: a source that is behind changes nothing. A source that shows another history is named, and what
// proves it is kept as evidence. What was verified before and cannot change is not fetched again.

import { gunzipSync } from 'node:zlib'
import { type CopiedWall, HeldError, type TakenIn } from '@commonwall/node'
import { type AuditReport, provePartingOf, type ReadPath } from '@commonwall/sync'
import { fromHex, TileReader } from '@commonwall/tlog'
import {
  type Anchor,
  checkpointPath,
  decodeDefinitionFile,
  definitionPath,
  KIND,
  logHash,
  logOrigin,
  MAX_DEFINITION_FILE_BYTES,
  parseDefinition,
} from '@commonwall/wall'
import { auditSource, isSame, matters } from '../source/load-wall.ts'
import { openSource, type WallSource } from '../source/open-source.ts'

export interface FollowOptions {
  readonly sources: readonly string[]
  /** The wall that it must be. */
  readonly wall: string | undefined
  /** What is held already. */
  readonly held: ReadPath
  /** Unix seconds. */
  readonly now: number
  readonly takeIn: (copy: CopiedWall) => Promise<TakenIn>
  /** Keeps what proves that a log signed two histories. */
  readonly keepEvidence: (bytes: Uint8Array) => Promise<void>
}

export interface Followed {
  readonly source: string
  /** taken: something is new. same: nothing is. wrong: it does not verify. differs: another history. silent: no answer. */
  readonly outcome: 'taken' | 'same' | 'wrong' | 'differs' | 'silent'
  /** One sentence. */
  readonly says: string
}

/** Asks every source once, in turn. */
export async function follow(options: FollowOptions): Promise<readonly Followed[]> {
  const followed: Followed[] = []
  for (const source of options.sources) followed.push(await followOne(source, options))
  return followed
}

async function followOne(name: string, options: FollowOptions): Promise<Followed> {
  const said = (outcome: Followed['outcome'], says: string): Followed => ({
    source: name,
    outcome,
    says: `${name}: ${says}`,
  })
  let source: WallSource
  let report: AuditReport
  try {
    source = await openSource(name)
    if (await isUnchanged(source.read, options.held)) return said('same', 'nothing new')
    const { held, wall, now } = options
    // What is held was verified when it was published, and is not asked for again; what lies on this machine is read whole.
    const bodies = source.kind === 'address' ? { held } : undefined
    report = await auditSource({ ...source, paths: undefined }, { wall, now, bodies })
  } catch (error) {
    return said('silent', error instanceof Error ? error.message : String(error))
  }
  const wrong = report.findings.find(matters)
  const { wall, history } = report
  if (wrong || wall === undefined || history === undefined)
    return said('wrong', wrong ? `${wrong.path}: ${wrong.problem}` : 'no wall is there')
  try {
    const { logs, events } = await options.takeIn({ ...report, wall, history })
    const places = logs.reduce((sum, { from, to }) => sum + to - from, 0)
    const faults = report.findings.filter(({ signed }) => signed)
    return said(
      places + events.length > 0 ? 'taken' : 'same',
      [
        `${places} new places, ${events.length} new posts`,
        ...faults.map(({ path, problem }) => `${path}: ${problem}; this log is not taken in`),
      ].join('; '),
    )
  } catch (error) {
    if (!(error instanceof HeldError)) throw error
    const { rivals } = error
    const proof = rivals && (await prove(rivals, wall, history.everyWitness, options.held, source.read))
    if (proof) await options.keepEvidence(proof)
    return said('differs', `${error.message}${proof ? '; the evidence is kept' : ''}`)
  }
}

/** True if definitions and checkpoints are, byte for byte, those that are held. */
async function isUnchanged(read: ReadPath, held: ReadPath): Promise<boolean> {
  const logs = new Set<string>()
  for (let version = 1; ; version++) {
    const path = definitionPath(version)
    const [theirs, ours] = [await read(path), await held(path)]
    if (!isSame(theirs, ours)) return false
    if (theirs === undefined) break
    for (const log of logsIn(theirs)) logs.add(log)
  }
  for (const log of logs) {
    const path = checkpointPath(log)
    if (!isSame(await read(path), await held(path))) return false
  }
  return logs.size > 0
}

/** The origin hashes of the logs that a definition file names; a file that is none names none. */
function logsIn(file: Uint8Array): readonly string[] {
  try {
    const entries = decodeDefinitionFile(gunzipSync(file, { maxOutputLength: MAX_DEFINITION_FILE_BYTES }))
    return entries.flatMap(({ event }) =>
      event.kind === KIND.definition ? parseDefinition(event).logs.map(({ key }) => logHash(key)) : [],
    )
  } catch {
    return []
  }
}

async function prove(
  [ours, theirs]: readonly [Anchor, Anchor],
  wall: string,
  witnesses: Parameters<typeof provePartingOf>[2]['witnesses'],
  held: ReadPath,
  read: ReadPath,
): Promise<Uint8Array | undefined> {
  const treeOf = ({ log, size, root }: Anchor, from: ReadPath) =>
    TileReader.open({
      size,
      root: fromHex(root) ?? new Uint8Array(),
      readTile: (path) => from(`log/${logHash(log)}/${path}`),
    }).catch(() => undefined)
  return provePartingOf(
    { anchor: ours, tree: await treeOf(ours, held) },
    { anchor: theirs, tree: await treeOf(theirs, read) },
    { origin: logOrigin(wall, ours.log), witnesses },
  )
}
