// What screens and pages about an assembly draw from: plain data, computed from the fold by whoever holds the wall.
//
// The state is the fold's own and the constitution the parsed one, so nothing is said twice; beside them stand the texts
// that ids stand for, what is proposed, and where in the calendar we are. People are counted by group and never named.

import type { AssemblyState, Constitution, Outcome, Place, Rebase, Span } from '@commonwall/assembly'
import type { Absence, RedlinePiece, Reference, Spoken } from '../pages/model.ts'

/** A text that is cited by id: of a wording, a reason, an answer. */
export interface CitedText {
  /** Undefined for a hole, and for what is folded or withdrawn. */
  readonly text: Spoken | undefined
  /** Whom it mentions, where that is known. */
  readonly references?: readonly Reference[]
  /** Why there is no text; undefined also where the id is known to nobody here. */
  readonly absence: Absence | undefined
  /** Where it stands in the forum (`t/9#12`). */
  readonly path: string | undefined
}

/**
 * Where in its calendar an assembly is, by the wall's own time. `signing`: issuers have still to accept it. `never`:
 * they did not in time, and nothing counts. `coming`: before issuance. `joining`: credentials are issued. `waiting`:
 * before the next stage. `round`, `whole`: it runs. `counting`: it ended, and issuers may not have closed it yet.
 * `over`: the last stage has ended and was closed, or could have been.
 */
export interface Phase {
  readonly kind:
    | 'signing'
    | 'never'
    | 'coming'
    | 'joining'
    | 'waiting'
    | 'round'
    | 'counting'
    | 'whole'
    | 'over'
  /** The stage that runs, was the last, or (waiting) is the next. */
  readonly stage: number
  /** True if that stage is the one on the whole document. */
  readonly whole: boolean
  /** Unix seconds at which this phase ends; undefined for `never` and `over`. */
  readonly until: number | undefined
}

/** One line of the list of assemblies. */
export interface AssemblyItem {
  /** The place of its constitution in the log: the number in its path. */
  readonly place: number
  /** Of the thread in which it is talked over; undefined where that is not to be shown. */
  readonly title: Spoken | undefined
  /** Path of that thread. */
  readonly thread: string | undefined
  readonly passages: number
  readonly groups: readonly string[]
  /** By the calendar alone: whether issuers accepted it is told when it is opened. */
  readonly phase: Phase
}

export interface CalendarEntry {
  readonly kind: 'issuance' | 'round' | 'whole'
  /** Of rounds, from 0: also the place of the stage. */
  readonly stage: number
  readonly span: Span
  readonly when: 'past' | 'now' | 'coming'
}

/** A wording that somebody proposed. Groups by their slugs. */
export interface ProposedWording {
  readonly id: string
  /** insert: it opens a place of its own after the target. */
  readonly place: 'passage' | 'insert'
  /** Slug of a passage, or id of what opened the place. */
  readonly target: string
  /** Undefined: strike. */
  readonly text: string | undefined
  /** Ids of wordings that it is made from, first wordings among them. */
  readonly parents: readonly string[]
  readonly sponsors: readonly string[]
  /** Unix seconds; undefined while no log is witnessed to hold it. */
  readonly date: number | undefined
  /** A position can be taken on it in the round of `text.round`. */
  readonly called: boolean
}

export interface AssemblyView {
  readonly id: string
  readonly title: Spoken | undefined
  readonly thread: string | undefined
  readonly constitution: Constitution
  readonly state: AssemblyState
  /** By which copies compare it. */
  readonly hash: string
  /** Largest anchor date held, unix seconds: the clock of the assembly. */
  readonly wallTime: number
  readonly phase: Phase
  readonly calendar: readonly CalendarEntry[]
  /** Issuers that signed the constitution, and all of them. */
  readonly accepted: { readonly by: number; readonly of: number }
  /** The text as it stands now, by what is held. */
  readonly now: {
    /** Whose text it is: the round that runs, else the next, after the last one that. */
    readonly round: number
    /** By place of the group: voices, which are keys with a credential. */
    readonly voices: readonly number[]
    readonly places: readonly Place[]
  }
  /** The earliest first. */
  readonly proposals: readonly ProposedWording[]
  /** Of the constitution's passages, by the ids of their places. */
  readonly slugs: Readonly<Record<string, string>>
  /** By id of a place: its slug, or with bis, ter. */
  readonly labels: Readonly<Record<string, string>>
  /** By id of the event. */
  readonly texts: Readonly<Record<string, CitedText>>
  /** Undefined until the last round ended. */
  readonly outcome: OutcomeView | undefined
}

export interface OutcomeView {
  readonly data: Outcome
  readonly hash: string
  /** Lasting names that signed exactly this hash. */
  readonly signatures: number
}

/** One place of the text with everything that takes time to compute. */
export interface PassageDetail {
  /** By id of a wording: how it differs from each that it was made from. */
  readonly redlines: Readonly<Record<string, readonly Redline[]>>
  /** By id of a wording whose origin was overtaken: the same changes, made to the adopted text. */
  readonly rebased: Readonly<Record<string, Rebase>>
}

export interface Redline {
  /** Id of the wording that it is compared with: a parent, or the first wording. */
  readonly against: string
  /** Language and direction of both. */
  readonly of: Pick<Spoken, 'lang' | 'dir'>
  readonly pieces: readonly RedlinePiece[]
}
