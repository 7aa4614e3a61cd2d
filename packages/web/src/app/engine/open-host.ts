// Opens the wall of a host: reads all of it and checks all of it.

import { auditWall, type ReadPath } from '@commonwall/sync'
import { foldNames, KIND, logHash } from '@commonwall/wall'
import type { Held } from './held.ts'
import { verifyMany } from './verify.ts'

/** @throws Error where there is no wall */
export async function openHeld(read: ReadPath, now: number): Promise<Held> {
  const report = await auditWall({ read, now, verify: verifyMany })
  if (report.wall === undefined || report.history === undefined)
    throw new Error(report.findings[0]?.problem ?? 'expected a wall, found none')
  const { history, events, findings } = report
  const keys = [...events.values()].filter(({ kind }) => kind === KIND.key || kind === KIND.signature)
  return {
    wall: report.wall,
    history,
    names: foldNames({ events: keys, history }),
    events,
    logs: report.logs.map((log) => ({ ...log, hash: logHash(log.key) })),
    findings,
  }
}
