// What admission says about an event, and what it may look at to say it.

import type { NostrEvent } from '@commonwall/wall'
import type { LogChoice } from '../store/store.ts'

/**
 * log: it may stand, in this log; `passOn`: it is ephemeral (NIP-01), told to who listens and never stored; `daily`: it
 * is a voice's ballot, and waits for the day's tick. refuse: it may not, with a NIP-01 prefix and a sentence. wait: not now, as
 * nobody here knows its author or target; it is remembered for a while in case they come (DESIGN §3.1).
 */
export type Decision =
  | { readonly log: LogChoice; readonly passOn?: boolean; readonly daily?: boolean }
  | { readonly refuse: string }
  | { readonly wait: readonly string[]; readonly refuse: string }

/** What settles in which log something stands. */
export interface LogQuestions {
  /** The event, if it is held and not withdrawn. */
  get(id: string): NostrEvent | undefined
  /** True if the id stands, or is about to stand, in the default log. */
  isInDefault(id: string): boolean
  /** Ballots of this key in an assembly. */
  ballotsOf(pubkey: string, assembly: string): readonly NostrEvent[]
}

/** Everything that a decision may depend on. Questions that cost a look at the store are functions. */
export interface AdmissionContext extends LogQuestions {
  /** Unix seconds. */
  readonly now: number
  /** Takes any valid event; only the wall's own is logged (conformance runs). */
  readonly open: boolean
  /** Id of the founding definition; undefined on an open relay without a wall. */
  readonly wall: string | undefined
  /** Bits of work that the default log asks for; undefined where no optional log takes what shows less. */
  readonly floor: number | undefined
  /** The URLs under which this node is reached: a wish to vanish may name one (NIP-62). */
  readonly addresses: readonly string[]
  /**
   * The same questions with what waits for a release counted as held. They choose a log and refuse nothing: an answer
   * must not tell what waits (docs/decisions/0153).
   */
  readonly withWaiting: LogQuestions
  /** Ids of all versions held of an address. */
  versionsOf(address: string): readonly string[]
  /** Who signed what is held under this id, with its body or as a hole. */
  authorOf(id: string): string | undefined
  /** True if both are one key, or keys of one lasting name. */
  isSamePerson(one: string, other: string): boolean
  /** True if the id is held, with its body or as a hole. */
  isHeld(id: string): boolean
  /** True if anything by this key is held. */
  isKnownAuthor(pubkey: string): boolean
  /** True if this key is a keeper of a definition that is, was or will be in force. */
  isKeeper(pubkey: string): boolean
  /** True if this is the key with which this very host signs what it refuses. */
  isHost(pubkey: string): boolean
  /** True if this key moderates now. */
  isModerator(pubkey: string): boolean
  /** True if this key belongs to a name old enough that its posts need no work. */
  isEstablished(pubkey: string): boolean
  /** True if somebody who may vouch has vouched for a post of this key, within their weekly budget. */
  isVouchedFor(pubkey: string): boolean
}
