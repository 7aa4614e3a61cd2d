// From a folded assembly to what screens draw from.

import {
  type AlternativeNow,
  type AssemblyInput,
  type AssemblyState,
  type Constitution,
  outcomeHash,
  outcomeOf,
  parseConstitution,
  passageId,
  placeLabels,
  stateHash,
  textNow,
} from '@commonwall/assembly'
import { KIND, tagValue } from '@commonwall/wall'
import type { Spoken } from '../pages/model.ts'
import type { AssemblyView, CitedText } from './model.ts'
import { calendarAt, phaseAt } from './phase.ts'

export interface ViewInput {
  /** As it was folded. */
  readonly input: AssemblyInput
  readonly state: AssemblyState
  readonly title: Spoken | undefined
  /** Path of the thread in which it is talked over. */
  readonly thread: string | undefined
  readonly textOf: (id: string) => CitedText | undefined
  /** How many lasting names signed a hash. */
  readonly signatures: (hash: string) => number
}

export function assemblyView({ input, state, title, thread, textOf, signatures }: ViewInput): AssemblyView {
  const constitution = parseConstitution(input.constitution)
  const { wallTime } = input
  const slugOf = (at: number) => constitution.groups[at]?.slug ?? ''
  const { round, voices, places, alternatives: all } = textNow(input)
  const alternatives = worthShowing(all)
  const outcome = outcomeOf(constitution, state)
  const hash = outcome && outcomeHash(outcome)
  return {
    ...{ id: constitution.id, title, thread, constitution, state, hash: stateHash(state), wallTime },
    phase: phaseAt(constitution, wallTime, state.boundAt !== undefined),
    calendar: calendarAt(constitution, wallTime),
    accepted: acceptedBy(constitution, input),
    now: { round, voices, places },
    proposals: alternatives.map(({ id, place, target, text, parents, sponsors, date, called }) => ({
      ...{ id, place, target, text, parents, date, called, sponsors: sponsors.map(slugOf) },
    })),
    slugs: Object.fromEntries(
      constitution.passages.map(({ slug }) => [passageId(constitution.id, slug), slug]),
    ),
    labels: Object.fromEntries(
      [places, ...state.stages.map(({ passages }) => passages)].flatMap((list) => [...placeLabels(list)]),
    ),
    texts: textsOf(constitution, state, alternatives, textOf),
    outcome:
      outcome && hash !== undefined ? { data: outcome, hash, signatures: signatures(hash) } : undefined,
  }
}

/** Anybody may propose; of what is not called, so many are shown: those with most groups behind them, then the earliest. */
const MOST_WAITING = 300

function worthShowing(alternatives: readonly AlternativeNow[]): readonly AlternativeNow[] {
  const waiting = alternatives.filter(({ called }) => !called)
  if (waiting.length <= MOST_WAITING) return alternatives
  const ranked = waiting.toSorted((a, b) => b.sponsors.length - a.sponsors.length)
  const dropped = new Set(ranked.slice(MOST_WAITING))
  return alternatives.filter((one) => !dropped.has(one))
}

function acceptedBy({ id, groups }: Constitution, { events }: AssemblyInput): AssemblyView['accepted'] {
  const issuers = new Set(groups.flatMap((group) => group.issuers.map(({ pubkey }) => pubkey)))
  const signed = new Set<string>()
  for (const event of events)
    if (event.kind === KIND.signature && issuers.has(event.pubkey) && tagValue(event, 'e') === id)
      signed.add(event.pubkey)
  return { by: signed.size, of: issuers.size }
}

/** Every text that is cited by what can be shown: wordings, reasons, answers. */
function textsOf(
  { passages }: Constitution,
  { stages }: AssemblyState,
  alternatives: readonly { readonly text: string | undefined }[],
  textOf: ViewInput['textOf'],
): AssemblyView['texts'] {
  const wordings = stages.flatMap((stage) => [
    ...stage.passages.flatMap((passage) => passage.wordings),
    ...(stage.document === undefined ? [] : [stage.document.wording]),
  ])
  const ids = new Set([
    ...passages.map(({ text }) => text),
    ...alternatives.flatMap(({ text }) => text ?? []),
    ...wordings.flatMap(({ reasons }) => reasons.flatMap(({ reason, answers }) => [reason, ...answers])),
  ])
  return Object.fromEntries([...ids].flatMap((id) => [[id, textOf(id)] as const]).filter(isHeld))
}

function isHeld(entry: readonly [string, CitedText | undefined]): entry is [string, CitedText] {
  return entry[1] !== undefined
}
