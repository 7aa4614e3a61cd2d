// When ballots go on the wall: once a day, together, and the last time early enough to be witnessed before a stage ends
// (DESIGN §5). Nodes, the command and the app compute it here, from the constitution alone, so that all of them
// release in the same minute and nobody's post moves it.

import type { Constitution, Span } from '../record/index.ts'
import { DAY } from '../record/limits.ts'

/**
 * Seconds before the end of a stage at which ballots are released the last time. A log is witnessed each hour and keeps one
 * checkpoint of each, so what goes on the wall may be dated by the hour after the next one.
 */
export const BALLOT_LEAD = 3 * 3600

/** The stages of an assembly. */
export type StageSpans = Pick<Constitution, 'rounds' | 'whole'>

/** Unix seconds by which a ballot has to be at a node to count in a stage; half way through one shorter than two leads. */
export function ballotDeadline({ from, until }: Span): number {
  return until - Math.min(BALLOT_LEAD, Math.floor((until - from) / 2))
}

/**
 * Unix seconds of the first release of ballots after a time: whole days before the next deadline, so that every batch,
 * the last one too, has a whole day's. When all stages are over, midnights (UTC).
 */
export function nextBallotTick({ rounds, whole }: StageSpans, after: number): number {
  const deadline = [...rounds, whole].map(ballotDeadline).find((time) => time > after)
  if (deadline === undefined) return (Math.floor(after / DAY) + 1) * DAY
  return deadline - (Math.ceil((deadline - after) / DAY) - 1) * DAY
}
