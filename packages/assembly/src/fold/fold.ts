// From a set of events to one state: the same for everybody who holds the same, in whatever order it came.

import { issuedCount } from '../credential/issuance.ts'
import { overIssue } from '../credential/over-issue.ts'
import { type Ballot, type Constitution, parseConstitution, type Span } from '../record/index.ts'
import { quorumOfGroup } from '../rule/consent.ts'
import { boundAt } from './bound.ts'
import { AssemblyClock } from './clock.ts'
import { type Closing, closingOf } from './closing.ts'
import { credentialCheck } from './credential-check.ts'
import { type Drawers, sortIntoDrawers } from './drawers.ts'
import type { AssemblyInput } from './input.ts'
import { type Place, placesAt } from './places.ts'
import { judgeRound, RoundHistory } from './round.ts'
import { Sponsors } from './sponsors.ts'
import { countStage } from './stage-count.ts'
import type { StageRecords } from './stage-records.ts'
import type { AssemblyState, PassageState, StageGroup, StageState, StageStatus } from './state.ts'
import { VoiceBook, type Voices } from './voices.ts'
import { documentId, judgeWhole } from './whole.ts'

/** Folds an assembly. @throws DefinitionError if the constitution is none */
export function foldAssembly(input: AssemblyInput): AssemblyState {
  const steps = foldSteps(input)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same in small steps, so that a page can show something in between. */
export function* foldSteps(input: AssemblyInput): Generator<undefined, AssemblyState> {
  const constitution = parseConstitution(input.constitution)
  const clock = new AssemblyClock(constitution.logs, input.logs, input.withheld ?? [])
  const drawers = yield* sortIntoDrawers(constitution, input.events)
  const bound = boundAt(constitution, drawers, clock)
  const spans = [...constitution.rounds, constitution.whole]
  if (bound === undefined) {
    const lacking = clock.lacking(clock.sizesBy(input.wallTime))
    const stages = spans.map(({ from }, stage) => {
      const kind = stage < constitution.rounds.length ? 'round' : 'whole'
      const cannotTell = lacking > 0 && input.wallTime >= from
      return cannotTell ? nothing(kind, 'incomplete', lacking) : nothing(kind, 'coming', 0)
    })
    return { assembly: constitution.id, boundAt: undefined, stages }
  }
  const fold = new StageFold(input, { constitution, clock, drawers })
  const stages: StageState[] = []
  for (const span of spans) stages.push(yield* fold.next(span))
  return { assembly: constitution.id, boundAt: bound, stages }
}

/** A stage of which nothing can be said. */
function nothing(kind: StageState['kind'], status: StageStatus, notHeld: number): StageState {
  const empty = { finalAt: undefined, struck: [], records: 0, root: undefined, groups: [], forged: 0 }
  return { kind, status, notHeld, ...empty, passages: [], document: undefined }
}

interface Parts {
  readonly constitution: Constitution
  readonly clock: AssemblyClock
  readonly drawers: Drawers
}

/** Takes the stages one after the other, as each rests on those before it. */
class StageFold {
  readonly #input: AssemblyInput
  readonly #parts: Parts
  readonly #book: VoiceBook
  readonly #history = new RoundHistory()
  readonly #closings: (Closing | undefined)[] = []
  #passages: readonly PassageState[] = []
  #incomplete = false

  constructor(input: AssemblyInput, parts: Parts) {
    const { constitution, clock, drawers } = parts
    this.#input = input
    this.#parts = parts
    const isCredentialed = input.isCredentialed ?? credentialCheck(constitution)
    this.#book = new VoiceBook({ constitution, enrolments: drawers.enrolments, clock, isCredentialed })
  }

  *next(span: Span): Generator<undefined, StageState> {
    const { constitution, clock, drawers } = this.#parts
    const { wallTime } = this.#input
    const stage = this.#closings.length
    const kind = stage < constitution.rounds.length ? 'round' : 'whole'
    if (wallTime < span.from) {
      this.#closings.push(undefined)
      return nothing(kind, 'coming', 0)
    }
    const closing = closingOf({ constitution, drawers, clock, stage, span, wallTime })
    this.#closings.push(closing)
    const notHeld = closing.proven ? 0 : clock.lacking(clock.sizesBy(closing.finalAt ?? wallTime))
    this.#incomplete ||= notHeld > 0
    if (this.#incomplete) return nothing(kind, 'incomplete', notHeld)
    const voices = this.#book.within(closing.sizes)
    const { groups, forged } = this.#groups(voices, issuedBy(this.#parts, closing.records))
    const sponsors = new Sponsors(closing.records, clock)
    const { alternatives } = closing.records
    const opens = span.from
    const places =
      kind === 'round' ? placesAt({ constitution, alternatives, sponsors, clock, voices, opens }) : []
    const document = documentId(constitution.id, this.#passages)
    const count = yield* countStage({
      ...{ constitution, voices, clock, sponsors, until: span.until },
      ballots: this.#ballots(stage),
      places: kind === 'round' ? places : [{ id: document, half: 0, wordings: [wordingOf(document)] }],
      unsponsored: new Set(kind === 'round' ? places.map(({ id, slug }) => (slug ? id : '')) : [document]),
      byThirds: kind === 'round',
    })
    if (kind === 'round')
      this.#passages = yield* judgeRound({
        ...{ constitution, places, count, groups, forged, history: this.#history },
      })
    const ended = wallTime > span.until
    return {
      ...{ kind, notHeld, finalAt: closing.finalAt, struck: closing.struck, records: closing.count },
      status: closing.finalAt !== undefined ? 'final' : ended ? 'provisional' : 'open',
      ...{ root: closing.root, groups, forged },
      passages: kind === 'round' ? this.#passages : [],
      document: kind === 'whole' ? judgeWhole({ constitution, document, count, groups, forged }) : undefined,
    }
  }

  /** The ballots of this stage and of those before it that were in time for their own. */
  #ballots(stage: number): readonly Ballot[] {
    const { constitution, clock } = this.#parts
    return this.#closings
      .slice(0, stage + 1)
      .flatMap((closing, of) =>
        (closing?.records.ballots ?? []).filter(
          (ballot) => ballot.stage === of && (clock.date(ballot.id) ?? 0) > constitution.issuance.until,
        ),
      )
  }

  /** Forged voices are summed over groups, as those of several may stand in one third. */
  #groups(voices: Voices, said: Issued): { readonly groups: StageGroup[]; readonly forged: number } {
    const { rule, groups } = this.#parts.constitution
    let forged = 0
    const counted = groups.map(({ issuers }, at) => {
      const seen = seenIn(voices, at)
      const issued = issuers.map(({ pubkey }) => ({ issuer: pubkey, issued: said.get(pubkey) ?? 0 }))
      const people = issued.reduce((most, one) => Math.max(most, one.issued), seen)
      const { marked, excess } = overIssue(seen, issued)
      forged += excess
      return { voices: seen, people, quorum: quorumOfGroup(people, rule), marked }
    })
    return { groups: counted, forged }
  }
}

function wordingOf(id: string): Place['wordings'][number] {
  return { id, text: undefined, date: 0, lot: '' }
}

function seenIn(voices: Voices, group: number): number {
  let seen = 0
  for (const of of voices.values()) if (of === group) seen++
  return seen
}

/** By issuer, how many entries of the roll it said it issued for, before ballots open. */
type Issued = ReadonlyMap<string, number>

function issuedBy({ constitution, clock }: Parts, { issuances }: StageRecords): Issued {
  const opens = constitution.rounds[0]?.from ?? 0
  const issued = new Map<string, number>()
  for (const { slug, issuers, roll } of constitution.groups)
    for (const { pubkey } of issuers) {
      const own = issuances.filter(({ author, group }) => author === pubkey && group === slug)
      const inTime = own.filter(({ id }) => (clock.date(id) ?? Number.POSITIVE_INFINITY) <= opens)
      issued.set(
        pubkey,
        issuedCount(
          inTime.flatMap(({ ranges }) => ranges),
          roll,
        ),
      )
    }
  return issued
}
