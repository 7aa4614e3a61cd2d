// A whole wall, verified, and what a reader sees of it.

import { VerifierPool } from '@commonwall/node'
import { type AuditReport, auditWall, type Finding, type ReadPath } from '@commonwall/sync'
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

export interface LoadOptions {
  /** Id that it must be. */
  readonly wall?: string | undefined
  /** Unix seconds. */
  readonly now: number
}

/** Reads and verifies everything at a source; what is wrong is in the report. @throws CommandError */
export async function auditSource(source: WallSource, { wall, now }: LoadOptions): Promise<AuditReport> {
  const bar = progress('reading and verifying')
  const pool = await VerifierPool.open()
  let files = 0
  const read: ReadPath = (path) => {
    bar.at(++files)
    return source.read(path)
  }
  try {
    return await auditWall({
      read,
      now,
      ...(source.kind === 'folder' && source.paths ? { paths: source.paths } : {}),
      ...(wall === undefined ? {} : { wall }),
      verify: (events) => Promise.all(events.map((event) => pool.verify(event))),
    })
  } catch (error) {
    throw unreachable(source.name, error)
  } finally {
    bar.done()
    await pool.close()
  }
}

/** What is at a source, verified and nothing wrong with it. @throws CommandError naming the first thing that is */
export async function loadWall(name: string, options: LoadOptions): Promise<LoadedWall> {
  const source = await openSource(name)
  const report = await auditSource(source, options)
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
 * True for a finding that speaks against a source. What a host selects or joins is made anew by whoever takes it in,
 * and a copy may lack a log that has not begun, or that somebody else holds.
 */
export function matters({ path, problem }: Finding): boolean {
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
