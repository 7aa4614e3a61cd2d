// When all witnesses are gone: a default log's own cosignatures date definitions and their signatures, so that
// the keepers can name others (DESIGN §3.4). Nothing else is ever dated so.

import type { MergedCheckpoint } from './checkpoints.ts'
import { firstPast } from './first-past.ts'
import type { HeldLog } from './held-log.ts'
import type { DatedSize } from './log-dates.ts'

/** How long no default log must have had an anchor, in seconds: 7 days. */
export const DEAD_WITNESSES = 7 * 24 * 3600

type Note = MergedCheckpoint['notes'][number]

export interface StandInOptions {
  /** Dates of all anchors of default logs, in any order: each ends the silence before it. */
  readonly quorumDates: readonly number[]
  /** Since when the definition is in force: its witnesses get their 7 days. 0 for the founding one. */
  readonly from: number
  readonly hasQuorum: (note: Note) => boolean
  readonly limit: number
  readonly closedAt: ReadonlyMap<string, number>
}

/** Own cosignatures, by log, that are dated more than 7 days after the last anchor before them. */
export function standInDates(
  logs: readonly HeldLog[],
  { quorumDates, from, hasQuorum, limit, closedAt }: StandInOptions,
): Map<string, DatedSize[]> {
  // The founding definition has no date of its own: its 7 days begin with the first word of a log.
  const start = from > 0 ? from : earliest(logs)
  const silences = silencesAfter(start, quorumDates)
  const begins = silences.map(([from]) => from)
  const found = new Map<string, DatedSize[]>()
  for (const log of logs) {
    const last = Math.min(limit, closedAt.get(log.key) ?? limit)
    const dated: DatedSize[] = []
    const hear = ({ size, root, notes }: MergedCheckpoint) => {
      for (const note of notes) {
        const date = note.cosignatures.get(log.key)
        if (date === undefined || date > last) continue
        const silence = silences[firstPast(begins, date) - 1]
        if (silence === undefined || date === silence[0] || date >= silence[1]) continue
        if (!hasQuorum(note)) dated.push({ size, root, date })
      }
    }
    log.pending.forEach(hear)
    log.restated.forEach(hear)
    if (dated.length > 0) found.set(log.key, dated)
  }
  return found
}

function earliest(logs: readonly HeldLog[]): number {
  let first = Number.POSITIVE_INFINITY
  for (const log of logs)
    for (const { cosignatures } of log.pending)
      first = Math.min(first, cosignatures.get(log.key) ?? Number.POSITIVE_INFINITY)
  return first
}

/** From 7 days after an anchor to the next one, where that is later: bounds excluded. */
function silencesAfter(
  start: number,
  quorumDates: readonly number[],
): readonly (readonly [number, number])[] {
  const dates = [start, ...quorumDates.filter((date) => date > start).sort((a, b) => a - b), Infinity]
  return dates.flatMap((date, i) => {
    const next = dates[i + 1]
    return next !== undefined && next - date > DEAD_WITNESSES ? [[date + DEAD_WITNESSES, next] as const] : []
  })
}
