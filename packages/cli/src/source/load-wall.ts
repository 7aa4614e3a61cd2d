// A whole wall, verified, and what a reader sees of it.

import { VerifierPool } from '@commonwall/node'
import { type AuditReport, auditWall, type Finding, type ReadPath, readByBodies } from '@commonwall/sync'
import {
  type DefinitionHistory,
  foldNames,
  type Names,
  parsePath,
  viewOf,
  type WallView,
} from '@commonwall/wall'
import { CommandError, EXIT, isUnreachable } from '../terminal/command-error.ts'
import { progress } from '../terminal/progress.ts'
import { openSource, type WallSource } from './open-source.ts'

export interface LoadedWall {
  readonly source: WallSource
  readonly wall: string
  readonly report: AuditReport
  readonly history: DefinitionHistory
  readonly names: Names
  /** Unix seconds at which it was read. */
  readonly now: number
}

export interface AuditSourceOptions extends LoadOptions {
  /** Given where it is enough that bodies and checkpoints are right, not every file; with what is held already, if anything is. */
  readonly bodies?: { readonly held?: ReadPath } | undefined
}

export interface LoadOptions {
  /** Id that it must be. */
  readonly wall?: string | undefined
  /** Unix seconds. */
  readonly now: number
}

/** How often a source is read again that changed while it was read. */
const AGAIN = 3

/** What an audit found, and whether the source changed while it was read, each time that it was. */
export interface SourceReport extends AuditReport {
  /** What was audited, as it was read. */
  readonly read: ReadPath
  readonly moved: boolean
}

/**
 * Reads and verifies everything at a source; what is wrong is in the report. Where posts came in meanwhile, what was
 * read is not one state of the wall: then a finding is looked at again.
 * @throws CommandError
 */
export async function auditSource(
  source: WallSource,
  { wall, now, bodies }: AuditSourceOptions,
): Promise<SourceReport> {
  const bar = progress('reading and verifying')
  const pool = await VerifierPool.open()
  let files = 0
  try {
    for (let left = AGAIN; ; left--) {
      const mutable = new Map<string, Uint8Array | undefined>()
      const asked: ReadPath = async (path) => {
        bar.at(++files)
        const bytes = await source.read(path)
        if (isMutable(path) && !mutable.has(path)) mutable.set(path, bytes)
        return bytes
      }
      const { read, isHeld } = bodies
        ? readByBodies(asked, bodies.held)
        : { read: asked, isHeld: () => false }
      const report = await auditWall({
        read,
        now,
        ...(source.kind === 'folder' && source.paths ? { paths: source.paths } : {}),
        ...(wall === undefined ? {} : { wall }),
        verify: (events) => Promise.all(events.map((event) => isHeld(event) || pool.verify(event))),
      })
      const moved = report.findings.length > 0 && (await hasMoved(source, mutable))
      if (!moved || left === 0) return { ...report, moved, read }
    }
  } catch (error) {
    throw unreachable(source.name, error)
  } finally {
    bar.done()
    await pool.close()
  }
}

/** Definitions, checkpoints, inboxes and head: whatever says how far a wall has come. */
function isMutable(path: string): boolean {
  const kind = parsePath(path)?.kind
  return kind === 'definition' || kind === 'checkpoint' || kind === 'inbox' || kind === 'head'
}

async function hasMoved(
  { kind, read }: WallSource,
  before: ReadonlyMap<string, Uint8Array | undefined>,
): Promise<boolean> {
  if (kind === 'file') return false
  for (const [path, bytes] of before) if (!isSame(bytes, await read(path))) return true
  return false
}

/** True if both are there with the same bytes, or neither is there. */
export function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.from(a).equals(b)
}

/**
 * What is at a source, verified and nothing wrong with it. An address is read by its bodies: few requests.
 * @throws CommandError naming the first thing that is wrong
 */
export async function loadWall(name: string, options: LoadOptions): Promise<LoadedWall> {
  const opened = await openSource(name)
  const bodies = opened.kind === 'address' ? {} : undefined
  const report = await auditSource(opened, { ...options, bodies })
  const source = { ...opened, read: report.read }
  const { wall, history } = report
  const [first] = report.findings.filter(matters)
  if (wall === undefined || history === undefined || first)
    throw new CommandError(
      'source/wrong',
      `${name}: it does not verify: ${first ? `${first.path}: ${first.problem}` : 'no wall is there'}; ask another copy`,
    )
  const names = foldNames({ events: report.events.values(), history })
  return { source, wall, report, history, names, now: options.now }
}

/** The wall as a reader sees it. */
export function seen({ report, history, names, now }: LoadedWall): WallView {
  return viewOf({ events: report.events.values(), history, names, now })
}

/**
 * True for a finding that speaks against a source. What a log signed is the same in every copy of it, what a host selects
 * or joins is made anew by whoever takes it in, and a copy may lack a log that has not begun, or that somebody else holds.
 */
export function matters({ path, problem, signed }: Finding): boolean {
  if (signed) return false
  const known = parsePath(path)
  if (known?.kind === 'head' || known?.kind === 'index' || known?.kind === 'inbox') return false
  if (known?.kind === 'segment' && known.level > 0) return false
  return !(known?.kind === 'checkpoint' && problem === 'expected a file, found nothing')
}

/** A source that does not answer, said in words. */
export function unreachable(name: string, error: unknown): unknown {
  return isUnreachable(error)
    ? new CommandError(
        'source/unreachable',
        `${name}: no answer; try another address, or a file`,
        EXIT.unreachable,
      )
    : error
}
