// Which stage a ballot is for at a time, and by when it has to be sent.

import { ballotDeadline, nextBallotTick, type StageSpans } from '../calendar/index.ts'
import type { Span } from '../record/index.ts'

export interface StageAt {
  /** Place of the round; the number of rounds for the whole document. */
  readonly stage: number
  readonly span: Span
  /** Unix seconds by which a ballot has to be at a node. */
  readonly deadline: number
  /** When one that is sent now goes on the wall. */
  readonly released: number
}

/** Every stage with its span, the rounds first. */
export function stageSpans({ rounds, whole }: StageSpans): readonly Span[] {
  return [...rounds, whole]
}

/** The first stage for which a ballot still comes in time, open or not yet; undefined once all are over. */
export function stageAt(constitution: StageSpans, time: number): StageAt | undefined {
  const spans = stageSpans(constitution)
  const stage = spans.findIndex((span) => time <= ballotDeadline(span))
  const span = spans[stage]
  if (span === undefined) return undefined
  const deadline = ballotDeadline(span)
  return { stage, span, deadline, released: nextBallotTick(constitution, time) }
}
