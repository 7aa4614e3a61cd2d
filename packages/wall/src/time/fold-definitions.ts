// Folding definitions in time: from everything that is held to what a wall was and is (DESIGN §3.2–§3.4).
//
// A pure function of the set of events and anchors: order and duplicates do not matter, and nobody's clock but
// to hold back what is dated ahead of it. Each definition judges the anchors dated before the next is in force;
// the next one's own dates are computed under it. Read on in: judgement (dates), succession (who follows).

import { DefinitionError } from '../definition/definition-error.ts'
import { parseDefinition } from '../definition/parse-definition.ts'
import type { VerifiedEvent } from '../event/index.ts'
import { AHEAD, type Anchor, type LogHoldings, type LogPlaces } from './anchor.ts'
import { closings } from './at-once.ts'
import { type Candidates, sortOut } from './candidates.ts'
import type { DefinitionHistory } from './definition-history.ts'
import { FoldedHistory } from './folded-history.ts'
import { holdLogs } from './held-log.ts'
import { type InForce, Judgement } from './judgement.ts'
import { condemn, type Split, splitsWithin } from './splits.ts'
import { addedToContinue, type JudgedSuccession, judgeSuccession } from './succession.ts'

export interface DefinitionsHeld {
  readonly founding: VerifiedEvent
  /** Definitions, signatures, and withdrawals (kind 5) of signatures; others are passed over. Any order. */
  readonly events: Iterable<VerifiedEvent>
  /** Of every log of which something is held; anchors are of one history, proven by its tiles. */
  readonly logs: readonly LogHoldings[]
  /** The reader's clock, unix seconds: only to hold back what is dated past it. */
  readonly now: number
  /** Contradictions that this copy has verified. */
  readonly splits?: readonly Split[]
}

/** A definition in force with what came of the question who follows it. */
export interface Link extends InForce {
  readonly event: VerifiedEvent
  readonly succession: JudgedSuccession
  /** By which the definition before it showed that the pause was over; undefined for the founding one. */
  readonly shownBy: Anchor | undefined
}

/** The whole chain, and the last definition's judgement. */
export interface Fold {
  readonly candidates: Candidates
  readonly links: readonly Link[]
  readonly judgement: Judgement
  /** When logs were closed by definitions in force. */
  readonly closedAt: ReadonlyMap<string, number>
  readonly places: (log: string) => LogPlaces | undefined
}

/**
 * Computes the history of a wall.
 * @throws DefinitionError if the founding event is no founding definition
 * @example foldDefinitions({ founding, events, logs: [{ key, positions, anchors }], now }).current.keepers
 */
export function foldDefinitions(input: DefinitionsHeld): DefinitionHistory {
  const definition = parseDefinition(input.founding)
  if (definition.prev !== undefined)
    throw new DefinitionError('prev', 'a founding definition', definition.prev)
  const candidates = sortOut(input.events, definition.wall)
  const founding: InForce = { definition, from: 0, judge: 0 }
  const splits = [...(input.splits ?? []), ...splitsWithin(input.logs)]
  let fold = foldChain(input, founding, candidates, new Map())
  /** By log and version: the largest size that it dated. A log can split at ten thousand sizes. */
  const largest = new Map<string, number[]>()
  for (const log of new Set(splits.map(({ log }) => log))) {
    const sizes: number[] = []
    for (const { size, judge } of fold.judgement.dated(log)) sizes[judge] = Math.max(size, sizes[judge] ?? 0)
    largest.set(log, sizes)
  }
  const condemned = condemn(
    splits,
    fold.links,
    (log, past) => largest.get(log)?.findLastIndex((size) => size > past) ?? -1,
  )
  const cuts = new Map<string, number>()
  for (const [log, { countsTo }] of condemned) if (countsTo !== undefined) cuts.set(log, countsTo)
  if (cuts.size > 0) fold = foldChain(input, founding, candidates, cuts)
  return new FoldedHistory(fold, condemned)
}

function foldChain(
  { founding: event, logs, now }: DefinitionsHeld,
  founding: InForce,
  candidates: Candidates,
  cuts: ReadonlyMap<string, number>,
): Fold {
  const held = holdLogs(logs, cuts)
  const places = (log: string) => held.get(log)
  const closedAt = new Map<string, number>()
  const links: Link[] = []
  let version: Omit<Link, 'succession'> = { ...founding, event, shownBy: undefined }
  for (;;) {
    const judgement = new Judgement(held, version, { limit: now + AHEAD, closedAt: new Map(closedAt) })
    const succession = judgeSuccession(judgement, candidates, places)
    links.push({ ...version, succession })
    const { next, reached } = succession
    const candidate = succession.candidates.find(({ definition }) => definition.id === next?.id)
    if (!reached || next === undefined || candidate === undefined)
      return { candidates, links, judgement, closedAt, places }
    const { definition } = candidate
    const added = addedToContinue(definition, version.definition.logs)
    const shownBy = judgement.firstFrom(next.inForceAt, added)
    judgement.settle(next.inForceAt, added)
    for (const [log, time] of closings(version.definition, definition, next)) closedAt.set(log, time)
    version = { definition, from: next.inForceAt, judge: version.judge + 1, event: candidate.event, shownBy }
  }
}
