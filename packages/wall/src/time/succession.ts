// What follows one definition in force: its candidates with their dates, and which of them wins.

import type { Definition, LogEntry } from '../definition/definition.ts'
import { refusalAfter } from '../definition/follows.ts'
import type { LogPlaces } from './anchor.ts'
import { boundAt, firstOfEach, type SignatureSpan } from './binding.ts'
import { type Candidate, type Candidates, withdrawalName } from './candidates.ts'
import { defaultsAmong, type Judgement } from './judgement.ts'
import type { LogDates } from './log-dates.ts'
import { playRounds, type Succession } from './rivals.ts'

/** A candidate as the definition before it sees it. */
export interface JudgedCandidate extends Candidate {
  /** Why it can never follow, whoever signs; undefined if it can. */
  readonly refusal: string | undefined
  readonly boundAt: number | undefined
  /** The first standing signature of each keeper, its author's included. */
  readonly signatures: readonly SignatureSpan[]
}

export interface JudgedSuccession extends Succession {
  readonly candidates: readonly JudgedCandidate[]
  /** True if the wall has reached the time from which `next` is in force. */
  readonly reached: boolean
}

/**
 * Judges the successors of a definition.
 *
 * A log that restores a lost one dates the definition that adds it. Without witnesses nobody but the log itself
 * vouches for such dates, so they count only where the definition's own logs know of no successor in force:
 * keys stolen long ago cannot write themselves into the past.
 * @param places where ids stand, by log: for logs that are only being added
 */
export function judgeSuccession(
  judgement: Judgement,
  candidates: Candidates,
  places: (log: string) => LogPlaces | undefined,
): JudgedSuccession {
  const { definition } = judgement.version
  if (definition.witnesses.length > 0) return judgeWith(judgement, candidates, places)
  const byOwnLogs = judgeWith(judgement, candidates, () => undefined)
  return byOwnLogs.reached ? byOwnLogs : judgeWith(judgement, candidates, places)
}

function judgeWith(
  judgement: Judgement,
  { byPrev, signatures, withdrawals }: Candidates,
  places: (log: string) => LogPlaces | undefined,
): JudgedSuccession {
  const { definition: prev, from } = judgement.version
  let time = judgement.definitionTime
  const judged = (byPrev.get(prev.id) ?? []).map((candidate): JudgedCandidate => {
    const { definition } = candidate
    const refusal = refusalAfter(prev, definition)
    if (refusal !== undefined) return { ...candidate, refusal, boundAt: undefined, signatures: [] }
    const restored = defaultsAmong(addedToContinue(definition, prev.logs)).flatMap(({ key }) => {
      const there = places(key)
      return there === undefined ? [] : [{ places: there, ...judgement.continued(key) }]
    })
    const dateOf = (id: string, standIn: boolean) =>
      earliest(judgement.definitionDate(id, standIn), id, restored)
    const announced = dateOf(definition.id, true)
    if (announced === undefined) return { ...candidate, refusal, boundAt: undefined, signatures: [] }
    if (announced < from) {
      const early = 'it was witnessed before the one before it was in force'
      return { ...candidate, refusal: early, boundAt: undefined, signatures: [] }
    }
    const author = {
      keeper: definition.author,
      id: definition.id,
      at: announced,
      until: Number.POSITIVE_INFINITY,
    }
    const spans: SignatureSpan[] = [author]
    for (const { id, signer } of signatures.get(definition.id) ?? []) {
      if (!prev.keepers.includes(signer)) continue
      const signed = dateOf(id, true)
      if (signed === undefined || signed < from) continue
      const takenBack = (withdrawals.get(withdrawalName(signer, id)) ?? []).flatMap(
        (withdrawal) => dateOf(withdrawal.id, false) ?? [],
      )
      spans.push({
        keeper: signer,
        id,
        at: Math.max(signed, announced),
        until: takenBack.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      })
    }
    const bound = boundAt(spans, prev.threshold)
    if (bound !== undefined) for (const { latest } of restored) time = Math.max(time, latest)
    return { ...candidate, refusal, boundAt: bound, signatures: firstOfEach(spans.filter(stands)) }
  })
  const succession = playRounds(
    judged.flatMap(({ definition: { id, voids }, boundAt }) =>
      boundAt === undefined ? [] : [{ id, voids, boundAt }],
    ),
  )
  const reached = succession.next !== undefined && time >= succession.next.inForceAt
  return { ...succession, candidates: judged, reached }
}

/** The logs that a definition adds to go on where another stopped. Only default ones have a say about the definition itself. */
export function addedToContinue(definition: Definition, before: readonly LogEntry[]): readonly LogEntry[] {
  return definition.logs.filter(
    ({ key }) =>
      !before.some((log) => log.key === key) &&
      definition.continues.some((continuation) => continuation.key === key),
  )
}

interface Restored {
  readonly places: LogPlaces
  readonly dates: LogDates
}

function earliest(date: number | undefined, id: string, restored: readonly Restored[]): number | undefined {
  let first = date
  for (const { places, dates } of restored) {
    const there = dates.of(id, places)
    if (there !== undefined) first = Math.min(there, first ?? there)
  }
  return first
}

function stands({ at, until }: SignatureSpan): boolean {
  return at < until
}
