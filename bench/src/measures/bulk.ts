// Without a network: bulk import, one post at a time to the published checkpoint, and the audit of what came out.
//
// In one process, since each needs what the one before left behind.

import { join } from 'node:path'
import { silentLog, startNode, VerifierPool } from '@commonwall/node'
import { auditWall } from '@commonwall/sync'
import { listFolder, readFolder } from '@commonwall/sync/node'
import { type NostrEvent, parseEventJson, stringifyEvent } from '@commonwall/wall'
import { foundBenchWall } from '../bench-wall.ts'
import { type EventsOptions, makeEvents } from '../events.ts'
import { type Figure, figure } from '../figure.ts'
import { quantile } from '../statistics.ts'

export interface BulkOptions {
  readonly subject: string
  readonly portable: boolean
  readonly events: Omit<EventsOptions, 'wall'>
  /** Posts that are appended one at a time. */
  readonly appends: number
  readonly rounds: number
  readonly wants: (measure: 'import' | 'append' | 'audit') => boolean
  readonly log: (line: string) => void
}

/** Events handed in at a time: below what the verifiers let wait. */
const AT_ONCE = 2_000

/** Measures each round on a wall of its own. */
export async function measureBulk(options: BulkOptions): Promise<Figure[]> {
  const { subject, rounds, events, wants, log } = options
  const imported: number[] = []
  const appended: number[] = []
  const newest: number[] = []
  const audited: number[] = []
  for (let round = 0; round < rounds; round++) {
    const wall = foundBenchWall(events.newest)
    try {
      const made = await makeEvents({
        ...events,
        count: events.count + options.appends,
        seed: events.seed + round,
        wall: wall.id,
      })
      const lines = made.map(stringifyEvent)
      const node = await startNode({
        folder: wall.folder,
        port: 0,
        portable: options.portable,
        log: silentLog,
      })
      try {
        const take = async (line: string) => {
          const { ok, message } = await node.intake.take(parseEventJson(line), 'relay')
          if (!ok) throw new Error(`import: ${message}`)
        }
        const started = performance.now()
        for (let from = 0; from < events.count; from += AT_ONCE)
          await Promise.all(lines.slice(from, Math.min(events.count, from + AT_ONCE)).map(take))
        await node.flush()
        imported.push((events.count * 1000) / (performance.now() - started))
        log(`bulk round ${round + 1}: ${Math.round(imported.at(-1) ?? 0)} events/s imported`)

        const waits: number[] = []
        for (const line of lines.slice(events.count)) {
          const before = performance.now()
          await take(line)
          await node.flush()
          waits.push(performance.now() - before)
        }
        appended.push(
          quantile(
            waits.sort((a, b) => a - b),
            0.5,
          ),
        )
        newest.push(timeNewest(() => node.store.query([{ kinds: [1111], tags: {}, limit: 50 }], 50).events))
      } finally {
        await node.close()
      }
      if (wants('audit')) audited.push(await auditRate(wall.folder, options.portable))
    } finally {
      wall.remove()
    }
  }
  const size = `wall of ${events.count}`
  return [
    ...(wants('import')
      ? [
          figure(
            'bulk import, published',
            subject,
            'events/s',
            imported,
            'parsed, verified, stored, logged, published',
          ),
          figure('newest 50, at the database', subject, 'ms', newest, size),
        ]
      : []),
    ...(wants('append')
      ? [figure('one post to the published checkpoint', subject, 'ms', appended, size)]
      : []),
    ...(wants('audit') ? [figure('whole wall verified', subject, 'events/s', audited, size)] : []),
  ]
}

function timeNewest(ask: () => readonly NostrEvent[]): number {
  const waits: number[] = []
  for (let n = 0; n < 100; n++) {
    const before = performance.now()
    if (ask().length < 50) throw new Error('newest 50: expected 50 events')
    waits.push(performance.now() - before)
  }
  return quantile(
    waits.sort((a, b) => a - b),
    0.5,
  )
}

/** Everything that `commonwall verify FOLDER` checks. @throws Error at the first finding */
async function auditRate(folder: string, portable: boolean): Promise<number> {
  const published = join(folder, 'public')
  const pool = await VerifierPool.open({ portable })
  try {
    const started = performance.now()
    const report = await auditWall({
      read: readFolder(published),
      paths: await listFolder(published),
      now: Math.floor(Date.now() / 1000),
      verify: (events) => Promise.all(events.map((event) => pool.verify(event))),
    })
    const [finding] = report.findings
    if (finding) throw new Error(`audit: ${finding.path}: ${finding.problem}`)
    return (report.events.size * 1000) / (performance.now() - started)
  } finally {
    await pool.close()
  }
}
