// What an assembly agreed, as data: adopted text, brackets with their alternatives, reservations, and the annex of
// what was not agreed. Computed by everybody from the state, then signed publicly by its hash (kind 4591).

import { canonicalHash } from '../fold/canonical.ts'
import type { AssemblyState, PassageState, ReasonState, WordingState } from '../fold/state.ts'
import { documentId } from '../fold/whole.ts'
import type { Constitution } from '../record/index.ts'
import type { Level } from '../rule/verdict.ts'

/** A group's say on a wording; the group by its slug, never a person. */
export interface GroupSay {
  readonly group: string
  readonly S: number
  readonly O: number
  readonly R: number
}

/** Why a group has reservations, by the posts that it cites. */
export interface Reservation extends Omit<ReasonState, 'group'> {
  readonly group: string
}

export interface OutcomeWording {
  readonly id: string
  /** Id of the event that holds the text; undefined: strike. */
  readonly text: string | undefined
  readonly level: Level
  readonly margin: number
  readonly groups: readonly GroupSay[]
  /** On a third of the main disagreement with more against than for. */
  readonly reserved: boolean
  readonly reservations: readonly Reservation[]
}

export interface OutcomePassage {
  readonly id: string
  readonly slug: string | undefined
  readonly after: string | undefined
  readonly state: PassageState['state']
  /** One where it is closed; in brackets all, the most preferred first. */
  readonly wordings: readonly OutcomeWording[]
}

export interface Outcome {
  readonly assembly: string
  /** Hash of the document on which the last stage took positions. */
  readonly document: string
  /** open: the last stage runs, or has not begun. */
  readonly agreed: 'yes' | 'no' | 'open'
  /** final: issuers closed the last round, and the last stage where it ended. */
  readonly standing: 'provisional' | 'final'
  readonly passages: readonly OutcomePassage[]
  /** Ids of passages that are not agreed: for further discussion. */
  readonly annex: readonly string[]
}

/** The outcome as it stands; undefined until the last round ended, and where this copy lacks bodies. */
export function outcomeOf(
  constitution: Constitution,
  { assembly, stages }: AssemblyState,
): Outcome | undefined {
  const round = stages.at(-2)
  const whole = stages.at(-1)
  if (round?.status !== 'final' && round?.status !== 'provisional') return undefined
  if (whole === undefined || whole.status === 'incomplete') return undefined
  const slugs = constitution.groups.map(({ slug }) => slug)
  const ended = whole.status === 'final' || whole.status === 'provisional'
  const last = ended ? whole : round
  return {
    assembly,
    document: documentId(assembly, round.passages),
    agreed: ended ? (whole.document?.agreed ? 'yes' : 'no') : 'open',
    standing: round.status === 'final' && last.status === 'final' ? 'final' : 'provisional',
    passages: round.passages.map((passage) => outcomePassage(passage, slugs)),
    annex: round.passages.filter(({ state }) => state !== 'closed').map(({ id }) => id),
  }
}

/** What is signed: sha256 of the canonical JSON; 64 hex digits. */
export function outcomeHash(outcome: Outcome): string {
  return canonicalHash(outcome)
}

function outcomePassage(passage: PassageState, slugs: readonly string[]): OutcomePassage {
  const { id, slug, after, state, adopted, reserved } = passage
  const shown =
    adopted === undefined ? passage.wordings : passage.wordings.filter((one) => one.id === adopted)
  return {
    ...{ id, slug, after, state },
    wordings: shown.map((wording) => outcomeWording(wording, slugs, reserved && wording.id === adopted)),
  }
}

function outcomeWording(wording: WordingState, slugs: readonly string[], reserved: boolean): OutcomeWording {
  const { id, text, level, margin, groups, reasons } = wording
  return {
    ...{ id, text, level, margin, reserved },
    groups: groups.map(({ S, O, R }, at) => ({ group: slugs[at] ?? '', S, O, R })),
    reservations: reasons.map((reason) => ({ ...reason, group: slugs[reason.group] ?? '' })),
  }
}
