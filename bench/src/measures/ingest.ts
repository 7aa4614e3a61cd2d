// Ingest over WebSocket: signed beforehand, counted when OK came, then timed until the checkpoint covers all.
//
// OK means what the relay under measurement means by it; README.md says what that is.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type NostrEvent, stringifyEvent } from '@commonwall/wall'
import { type Figure, figure } from '../figure.ts'
import type { LoadOptions, LoadResult } from '../load.ts'
import { rounded } from '../statistics.ts'
import type { Cpu, Target } from '../target.ts'

/** What the research that set the targets used, so that figures compare. */
export const LOAD: LoadOptions = { connections: 4, window: 64 }

const run = promisify(execFile)
const LOAD_SCRIPT = join(import.meta.dirname, '..', 'load.ts')
/** Milliseconds between two looks at the checkpoint. */
const LOOK = 20

export interface Ingested extends LoadResult {
  /** Events per second until the published checkpoint covers all; ours only. */
  readonly publishedPerSecond: number | undefined
  /** Milliseconds of processor time per event, in all threads of the node; ours only. */
  readonly cpuPerEvent: number | undefined
  /** The same, of its main thread. */
  readonly mainPerEvent: number | undefined
}

/** Sends events from a process of its own. @throws Error if one is refused: then nothing was measured */
export async function ingest(target: Target, events: readonly NostrEvent[]): Promise<Ingested> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-load-'))
  try {
    const file = join(folder, 'events.jsonl')
    writeFileSync(file, events.map((event) => `${stringifyEvent(event)}\n`).join(''))
    const before = (await target.published?.()) ?? 0
    const cpu = await target.cpu?.()
    const { connections, window } = LOAD
    const { stdout } = await run(process.execPath, [
      LOAD_SCRIPT,
      target.url,
      file,
      String(connections),
      String(window),
    ])
    const result = JSON.parse(stdout) as LoadResult | { readonly error: string }
    if ('error' in result) throw new Error(result.error)
    if (result.refused > 0) throw new Error(`${target.subject} refused ${result.refused}: ${result.reason}`)
    const covered = await whenCovered(target, before + events.length)
    const used = await target.cpu?.()
    const perEvent = (pick: (cpu: Cpu) => number) =>
      cpu && used && ((pick(used) - pick(cpu)) * 1000) / events.length
    target.held.push(...events)
    return {
      ...result,
      publishedPerSecond:
        covered && events.length / (result.seconds + Math.max(0, covered - result.ended) / 1000),
      cpuPerEvent: perEvent(({ all: seconds }) => seconds),
      mainPerEvent: perEvent(({ main }) => main),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The time at which the published checkpoint covered so many leaves; undefined for whom has none. */
async function whenCovered({ published }: Target, size: number): Promise<number | undefined> {
  if (!published) return undefined
  while ((await published()) < size) await sleep(LOOK)
  return Date.now()
}

/** The figures of one target over all rounds. */
export function ingestFigures(subject: string, rounds: readonly Ingested[]): Figure[] {
  const all = (pick: (one: Ingested) => number | undefined) => rounds.flatMap((one) => pick(one) ?? [])
  const core = rounded(100 * Math.max(...all((one) => one.core)))
  const published = all((one) => one.publishedPerSecond)
  const cpu = all((one) => one.cpuPerEvent)
  const main = all((one) => one.mainPerEvent)
  return [
    figure(
      'ingest, OK counted',
      subject,
      'events/s',
      all((one) => one.perSecond),
      `load generator used at most ${core} % of a core`,
    ),
    figure(
      'ingest, OK after (p50)',
      subject,
      'ms',
      all((one) => one.p50),
    ),
    figure(
      'ingest, OK after (p99)',
      subject,
      'ms',
      all((one) => one.p99),
    ),
    ...(published.length > 0
      ? [figure('ingest, in the published checkpoint', subject, 'events/s', published)]
      : []),
    ...(cpu.length > 0 ? [figure('ingest, processor time an event', subject, 'ms', cpu)] : []),
    ...(main.length > 0
      ? [figure('ingest, processor time an event, main thread alone', subject, 'ms', main)]
      : []),
  ]
}
