// One round of keeping in step: asks the sources, verifies what each brings, and gives what is good to whoever holds
// the wall (a mirror's folder, or a running node).
//
// Never goes back: a source that is behind changes nothing. A source that shows another history is named, and both
// checkpoints are kept as evidence. What has been verified before and cannot change is not fetched again.

import { createHash } from 'node:crypto'
import { type CopiedWall, HeldError, type TakenIn } from '@commonwall/node'
import type { AuditReport, Finding, ReadPath } from '@commonwall/sync'
import { evidencePath, parsePath, SEGMENT_WIDTH } from '@commonwall/wall'
import { auditSource } from '../source/load-wall.ts'
import { openSource } from '../source/open-source.ts'

export interface FollowOptions {
  readonly sources: readonly string[]
  /** The wall that it must be. */
  readonly wall: string | undefined
  /** What is held already: full tiles and bundles come from here, and are verified like any other. */
  readonly held: ReadPath | undefined
  /** Unix seconds. */
  readonly now: number
  readonly takeIn: (copy: CopiedWall) => Promise<TakenIn>
  /** Keeps two checkpoints that contradict each other, under their path in the layout. */
  readonly keepEvidence: (path: string, bytes: Uint8Array) => Promise<void>
}

export interface Followed {
  readonly source: string
  /** taken: something is new. same: nothing is. wrong: it does not verify. differs: another history. silent: no answer. */
  readonly outcome: 'taken' | 'same' | 'wrong' | 'differs' | 'silent'
  /** One sentence. */
  readonly says: string
  readonly taken?: TakenIn
}

/** Asks every source once, in turn. */
export async function follow(options: FollowOptions): Promise<readonly Followed[]> {
  const followed: Followed[] = []
  for (const source of options.sources) followed.push(await followOne(source, options))
  return followed
}

async function followOne(
  name: string,
  { wall, held, now, takeIn, keepEvidence }: FollowOptions,
): Promise<Followed> {
  let report: AuditReport
  try {
    const source = await openSource(name)
    const { paths: _, ...without } = source
    const read = held === undefined ? source.read : immutableFrom(held, source.read)
    report = await auditSource({ ...without, paths: undefined, read }, { wall, now })
  } catch (error) {
    return { source: name, outcome: 'silent', says: error instanceof Error ? error.message : String(error) }
  }
  const wrong = report.findings.find(matters)
  const { wall: id, history } = report
  if (wrong || id === undefined || history === undefined)
    return {
      source: name,
      outcome: 'wrong',
      says: `${name}: ${wrong ? `${wrong.path}: ${wrong.problem}` : 'no wall is there'}`,
    }
  try {
    const taken = await takeIn({ ...report, wall: id, history })
    const leaves = taken.logs.reduce((sum, { from, to }) => sum + to - from, 0)
    const outcome = leaves + taken.events.length > 0 ? 'taken' : 'same'
    return {
      source: name,
      outcome,
      says: `${name}: ${leaves} new places, ${taken.events.length} new bodies`,
      taken,
    }
  } catch (error) {
    if (!(error instanceof HeldError)) throw error
    if (error.notes.length > 0) {
      const bytes = Buffer.from(error.notes.join('\n'))
      await keepEvidence(evidencePath(createHash('sha256').update(bytes).digest('hex')), bytes)
    }
    return { source: name, outcome: 'differs', says: `${name}: ${error.message}` }
  }
}

/** Full tiles and bundles never change; the audit holds them against the root, wherever they come from. */
function immutableFrom(held: ReadPath, read: ReadPath): ReadPath {
  return async (path) => {
    const known = parsePath(path)
    const immutable = (known?.kind === 'tile' || known?.kind === 'entries') && known.width === SEGMENT_WIDTH
    return (immutable ? await held(path) : undefined) ?? read(path)
  }
}

/** What a host selects or joins is made anew by whoever takes it in; so are the parts of logs that have not begun. */
function matters({ path, problem }: Finding): boolean {
  const known = parsePath(path)
  if (known?.kind === 'head' || known?.kind === 'index' || known?.kind === 'inbox') return false
  if (known?.kind === 'segment' && known.level > 0) return false
  return !(known?.kind === 'checkpoint' && problem === 'expected a file, found nothing')
}
