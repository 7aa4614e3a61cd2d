// What is held of one log while definitions are folded: which checkpoints have a date already, and which wait.

import type { LogHoldings } from './anchor.ts'
import { type MergedCheckpoint, mergeEqual } from './checkpoints.ts'
import type { DatedSize } from './log-dates.ts'

/** A size with its date, and the version (place in the chain, from 0) that judged it. */
export interface SettledSize extends DatedSize {
  readonly judge: number
}

/** One log; the fold moves checkpoints from `pending` to `settled` as versions take turns. */
export interface HeldLog {
  readonly key: string
  readonly positions: ReadonlyMap<string, number>
  readonly proven: ReadonlyMap<string, readonly string[]>
  /** No version up to now dates these before it gave way to the next. */
  pending: readonly MergedCheckpoint[]
  /** Checkpoints that came more than once: the later notes may say what time it is. */
  readonly restated: readonly MergedCheckpoint[]
  settled: readonly SettledSize[]
  /** Own cosignatures that stood in for dead witnesses; for definitions and signatures only. */
  standIns: readonly DatedSize[]
  /** Dates of all notes with a quorum, settled; to see where there was none for 7 days. */
  quorumDates: readonly number[]
}

/**
 * The logs by key; holdings of one log given twice are put together.
 * @param cuts sizes up to which condemned logs count
 */
export function holdLogs(
  logs: readonly LogHoldings[],
  cuts: ReadonlyMap<string, number>,
): Map<string, HeldLog> {
  const held = new Map<string, HeldLog>()
  for (const [key, parts] of Map.groupBy(logs, ({ key }) => key)) {
    const cut = cuts.get(key) ?? Number.POSITIVE_INFINITY
    const merged = mergeEqual(parts.flatMap(({ anchors }) => anchors).filter(({ size }) => size <= cut))
    held.set(key, {
      key,
      positions: positionsOf(parts),
      proven: new Map(parts.flatMap(({ proven }) => [...(proven ?? [])])),
      pending: merged,
      restated: merged.filter(({ notes }) => notes.length > 1),
      settled: [],
      standIns: [],
      quorumDates: [],
    })
  }
  return held
}

/** An id stands once per log; should two holdings disagree, the lower place counts. */
function positionsOf(parts: readonly LogHoldings[]): ReadonlyMap<string, number> {
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) return first?.positions ?? new Map()
  const positions = new Map<string, number>()
  for (const part of parts)
    for (const [id, index] of part.positions) positions.set(id, Math.min(index, positions.get(id) ?? index))
  return positions
}
