// What came of an assembly, as data: whole numbers and ASCII strings only. All of it is hashed but `finalAt` and `struck`.

import type { Shortfall } from '../rule/consent.ts'
import type { Level } from '../rule/verdict.ts'

/** One group, or one third, on one wording. */
export interface GroupState {
  readonly S: number
  readonly O: number
  /** Red lines that stand. */
  readonly R: number
  readonly short: Shortfall
}

export interface ThirdState {
  readonly S: number
  readonly O: number
  /** Further supporters until S ≥ O + 1. */
  readonly short: number
}

/** Why people of a group object, by the posts that they cite; nobody is named. */
export interface ReasonState {
  /** Place of the group. */
  readonly group: number
  readonly reason: string
  readonly people: number
  /** Of these: red lines that stand, and red lines that lapsed. */
  readonly red: number
  readonly lapsed: number
  /** Ids of the posts that answer, on the record. */
  readonly answers: readonly string[]
}

export interface WordingState {
  readonly id: string
  /** Id of the event that holds the text; undefined: strike. */
  readonly text: string | undefined
  readonly level: Level
  readonly margin: number
  readonly groups: readonly GroupState[]
  /** In the order of the axis; empty where there are no thirds. */
  readonly thirds: readonly ThirdState[]
  readonly reasons: readonly ReasonState[]
}

export interface PassageState {
  readonly id: string
  readonly slug: string | undefined
  readonly after: string | undefined
  /** closed: settled. bracketed: somebody spoke, and it is not. open: nobody has spoken. */
  readonly state: 'closed' | 'bracketed' | 'open'
  /** Id of the wording that is adopted. */
  readonly adopted: string | undefined
  /** Every group consents to some wording, and a third of the main disagreement holds it up for this round. */
  readonly suspended: boolean
  /** It is adopted although a third objects, having been suspended long enough. */
  readonly reserved: boolean
  /** It would be adopted, if so many credentials were not forged. */
  readonly contested: boolean
  /** Places of groups that stayed away in two rounds. */
  readonly away: readonly number[]
  /** The most preferred first. */
  readonly wordings: readonly WordingState[]
}

/** coming: not open yet. open: runs. provisional: ended, no final root. incomplete: this copy lacks bodies. */
export type StageStatus = 'coming' | 'open' | 'provisional' | 'final' | 'incomplete'

/** One stage. Everything after `notHeld` is undefined while it is coming or incomplete. */
export interface StageState {
  readonly kind: 'round' | 'whole'
  readonly status: StageStatus
  /** Places in named logs whose bodies this copy lacks. */
  readonly notHeld: number
  readonly finalAt: number | undefined
  readonly struck: readonly string[]
  /** How many records the result is computed from. */
  readonly records: number
  readonly root: string | undefined
  /** By place of the group. */
  readonly groups: readonly StageGroup[]
  /** By how many voices more were seen than any issuer admits; over all groups. */
  readonly forged: number
  readonly passages: readonly PassageState[]
  /** In the stage for the whole document. */
  readonly document: DocumentState | undefined
}

export interface StageGroup {
  /** Voices: keys with a credential. */
  readonly voices: number
  /** N: credentials issued, by the issuer that says most; never fewer than the voices seen. */
  readonly people: number
  /** Q: supporters that the group needs at least. */
  readonly quorum: number
  /** Keys of issuers that admit fewer than were seen, in their order. */
  readonly marked: readonly string[]
}

export interface DocumentState {
  /** Its hash: what positions are taken on. */
  readonly id: string
  readonly agreed: boolean
  readonly contested: boolean
  readonly wording: WordingState
}

export interface AssemblyState {
  readonly assembly: string
  /** Unix seconds; undefined: not all issuers signed, and nothing counts. */
  readonly boundAt: number | undefined
  readonly stages: readonly StageState[]
}
