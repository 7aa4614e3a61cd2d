// `definition/<version>.gz`: read before anything else, since they name the logs; checked again at the end,
// when the logs say which definitions are bound.

import { fromHex, leafHash, type MemoryTree, parseProof, verifyProof } from '@commonwall/tlog'
import {
  type Anchor,
  type Definition,
  DefinitionError,
  type DefinitionHistory,
  decodeDefinitionFile,
  definitionPath,
  inflateMembers,
  KIND,
  MAX_DEFINITION_FILE_BYTES,
  type ProvenEvent,
  parseDefinition,
  tagValue,
  unlessRefused,
} from '@commonwall/wall'
import { inflate } from '../inflate.ts'
import { type KnownLog, openStrictly, readAnchorOf } from './checkpoints.ts'
import type { Findings } from './findings.ts'
import type { VerifyMany } from './segments.ts'
import type { ReadPath } from './source.ts'

/** A log with its tree, if one could be read: then every checkpoint in a proof must be of that tree. */
export interface ProvingLog extends KnownLog {
  readonly tree: MemoryTree | undefined
}

export interface DefinitionFile {
  readonly path: string
  readonly version: number
  readonly entries: readonly ProvenEvent[]
  readonly definitions: readonly Definition[]
  /** True if it could be read: what is wrong with it then is what it says. */
  readonly readable: boolean
}

/** More versions than a wall can have had in eight years: each waits for the pause. */
const MOST_VERSIONS = 1_024

/**
 * Reads the files of all versions, from the first to the first that is missing, or that goes on from none before it: who
 * has an answer to every name is not asked for ever.
 */
export async function readDefinitionFiles(
  read: ReadPath,
  verify: VerifyMany,
  findings: Findings,
): Promise<readonly DefinitionFile[]> {
  const files: DefinitionFile[] = []
  const keepers = new Map<string, readonly string[]>()
  for (let version = 1; version <= MOST_VERSIONS; version++) {
    const path = definitionPath(version)
    const bytes = await read(path)
    if (!bytes) return files
    const file = await findings.during(path, async () => {
      const cap = MAX_DEFINITION_FILE_BYTES
      const [inflated] = await inflateMembers(bytes, { count: 1, cap, inflate })
      const entries = decodeDefinitionFile(inflated ?? new Uint8Array())
      const verdicts = await verify(entries.map(({ event }) => event))
      const good = entries.filter(({ event }, i) => {
        if (!verdicts[i]) findings.add(path, `${event.id}: expected a true id and signature, got others`)
        return verdicts[i]
      })
      const definitions = good
        .filter(({ event }) => event.kind === KIND.definition)
        .flatMap(({ event }) => unlessRefused(parseDefinition, event) ?? [])
      for (const definition of definitions)
        if (definition.version !== version)
          findings.add(path, `${definition.id}: expected version ${version}, got ${definition.version}`)
      return { path, version, entries: good, definitions, readable: true }
    })
    files.push(file ?? { path, version, entries: [], definitions: [], readable: false })
    const goingOn = (file?.definitions ?? []).filter(
      (one) =>
        one.version === version &&
        (one.prev === undefined ? version === 1 : keepers.get(one.prev)?.includes(one.author)),
    )
    if (goingOn.length === 0) break
    for (const { id, keepers: those } of goingOn) keepers.set(id, those)
  }
  return files
}

/** Verifies every proof in the files. */
export async function readProofs(
  files: readonly DefinitionFile[],
  logs: readonly ProvingLog[],
  findings: Findings,
): Promise<readonly ProvenPlace[]> {
  const places: ProvenPlace[] = []
  for (const { path, entries } of files)
    for (const { event, proof } of entries) {
      if (proof === '') continue
      const place = await findings.during(path, () => readProof(proof, event.id, logs))
      if (place) places.push(place)
    }
  return places
}

/**
 * The checkpoints in proofs and, in a definition's proof as `extra`, the one that showed that its pause was over: on an
 * idle log they may be all that shows when it was bound and came into force.
 */
export function provenAnchors(places: readonly ProvenPlace[]): readonly Anchor[] {
  return [...new Map(places.flatMap(({ anchors }) => anchors.map((one) => [one.note, one]))).values()]
}

/** Says of each definition that cannot be read here why: it may be of a form that a newer program knows. */
export function noteUnread(files: readonly DefinitionFile[], findings: Findings): void {
  for (const { path, entries } of files)
    for (const { event } of entries)
      try {
        if (event.kind === KIND.definition) parseDefinition(event)
      } catch (error) {
        if (!(error instanceof DefinitionError)) throw error
        findings.add(
          path,
          `${event.id}: expected a definition of a form known here, got another (${error.message}); if keepers signed it, a newer program is needed`,
        )
      }
}

/** Checks that the files hold exactly what is bound, and a proof of everything that is logged. */
export function auditDefinitionFiles(
  files: readonly DefinitionFile[],
  history: DefinitionHistory,
  isLogged: (id: string) => boolean,
  findings: Findings,
): void {
  for (const { path, entries } of files)
    for (const { event, proof } of entries)
      if (proof === '' && isLogged(event.id))
        findings.add(path, `${event.id}: expected a proof of its place, got none`)
  const held = new Map(
    files.flatMap(({ path, definitions }) => definitions.map(({ id }) => [id, path] as const)),
  )
  for (const { definition, boundAt } of history.versions) {
    const path = definitionPath(definition.version)
    if (boundAt === undefined && definition.prev !== undefined) continue
    if (!held.delete(definition.id))
      findings.add(path, `expected the bound definition ${definition.id}, found it not`)
  }
  for (const [id, path] of held) findings.add(path, `expected only bound definitions, got ${id}`)
  for (const { path, entries } of files)
    for (const { event } of entries)
      if (event.kind === KIND.signature && !entries.some((one) => one.event.id === tagValue(event, 'e')))
        findings.add(path, `${event.id}: expected signatures of the definitions here, got one of another`)
}

/** What a verified proof says: the place of an id in a log, and the checkpoints that it carries. */
export interface ProvenPlace {
  readonly id: string
  readonly log: ProvingLog
  readonly index: number
  /** Of the checkpoint above the proof. */
  readonly root: string
  readonly anchors: readonly Anchor[]
}

/** Verifies the proof that travels with a definition or signature. @throws ProofError, NoteError, Error */
export async function readProof(
  proof: string,
  id: string,
  logs: readonly ProvingLog[],
): Promise<ProvenPlace> {
  const parsed = parseProof(proof)
  const log = logNamedBy(parsed.checkpoint, id, logs)
  await verifyProof(parsed, leafHash(fromHex(id) ?? new Uint8Array()), (note) => openStrictly(note, log))
  const anchor = await readAnchorOf(parsed.checkpoint, log, log.tree)
  const anchors = [anchor]
  if (parsed.extra !== undefined) {
    const note = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(parsed.extra)
    const shownBy = logNamedBy(note, id, logs)
    anchors.push(await readAnchorOf(note, shownBy, shownBy.tree))
  }
  return { id, log, index: parsed.index, root: anchor.root, anchors }
}

function logNamedBy(note: string, id: string, logs: readonly ProvingLog[]): ProvingLog {
  const origin = note.slice(0, note.indexOf('\n'))
  const log = logs.find((known) => known.origin === origin)
  if (!log) throw new Error(`proof of ${id}: expected a log of this wall, got ${JSON.stringify(origin)}`)
  return log
}
