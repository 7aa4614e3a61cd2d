// What a wall was and is: the result of folding its definitions in time. Types only; see `foldDefinitions`.

import type { Definition, LogEntry, Moderator, WitnessEntry } from '../definition/definition.ts'
import type { VerifiedEvent } from '../event/index.ts'
import type { Anchor } from './anchor.ts'
import type { Witnessing } from './anchor-date.ts'
import type { LogDates } from './log-dates.ts'

/**
 * in force: now. past: was, until the next one. bound, waiting: enough keepers signed, the pause runs. void: a
 * rival was bound within the pause. attempt: can have no effect. unsigned: may still be signed.
 */
export type DefinitionState = 'in force' | 'past' | 'bound, waiting' | 'void' | 'attempt' | 'unsigned'

export interface KeeperSignature {
  readonly keeper: string
  /** Id of the 4591; of the definition itself for its author. */
  readonly id: string
  /** Witnessed, unix seconds. */
  readonly at: number
}

export interface DefinitionVersion {
  readonly definition: Definition
  readonly event: VerifiedEvent
  readonly state: DefinitionState
  /** For an attempt: why it has no effect. */
  readonly why: string | undefined
  /** Unix seconds of the signature that made it bound; undefined for the founding one and what is not bound. */
  readonly boundAt: number | undefined
  /** Since when, or from when on, it is in force; 0 for the founding one; undefined if it never is. */
  readonly inForceAt: number | undefined
  /**
   * The first anchor by which the definition before it shows that the pause is over; undefined for the founding
   * one and what was never in force. Who keeps anchors must keep this one: where all witnesses were replaced, no
   * later anchor shows it.
   */
  readonly shownBy: Anchor | undefined
  /** By keepers of the definition before it, the first of each, by time. */
  readonly signatures: readonly KeeperSignature[]
  /** What counted from `boundAt` on: keys of the logs closed, moderators dropped. Empty if it has no effect. */
  readonly closedAtOnce: readonly string[]
  readonly droppedAtOnce: readonly Moderator[]
}

/**
 * open: takes posts. closed: counts what was dated by then. provisional: added by a definition that waits.
 * condemned: signed two histories; what has a quorum stands.
 */
export type LogState = 'open' | 'closed' | 'provisional' | 'condemned'

export interface LogStanding extends LogEntry {
  readonly origin: string
  readonly state: LogState
  /** Unix seconds; 0 for the founding logs. */
  readonly countsFrom: number
  /** True if it restores a lost log: then it counts from its first leaf, dated before `countsFrom` as well. */
  readonly continues: boolean
  readonly closedAt: number | undefined
  /** Set if the log is condemned and both histories have a quorum: it counts up to this size. */
  readonly countsTo: number | undefined
  /** Condemned without witnesses: copies keep what they had verified. */
  readonly disputed: boolean
}

/** `unwitnessed`: no witness at all. `weakly witnessed`: fewer than four. */
export type WitnessNotice = 'unwitnessed' | 'weakly witnessed'

export interface KeepersAt {
  readonly keepers: readonly string[]
  readonly threshold: number
}

export interface DefinitionHistory {
  /** Id of the founding definition. */
  readonly wall: string
  readonly founding: Definition
  /** In force at wall time. */
  readonly current: Definition
  /** Every definition held, by version, then bound ones by time, then by id. */
  readonly versions: readonly DefinitionVersion[]
  /** Largest anchor date held, in unix seconds; 0 before the first. Every pause is measured by it. */
  readonly wallTime: number
  /** Every log ever defined, in the order of the current definition, then those that wait. */
  readonly logs: readonly LogStanding[]
  /**
   * Every witness that keepers ever named, also in definitions that are void or not yet signed: whose
   * cosignatures `readAnchor` should look for. If it grows, notes read before are to be read again.
   */
  readonly everyWitness: readonly WitnessEntry[]
  readonly notice: WitnessNotice | undefined
  /**
   * True if as many keepers as it takes signed one after the current definition that cannot be read here: its form is a later
   * one, and a newer program is needed to follow the wall.
   */
  readonly outgrown: boolean
  /** Unix seconds at which an id was witnessed, in a log that counts; undefined if it was not. */
  witnessedTime(id: string): number | undefined
  /** When the places of one log were witnessed, whatever another log says; undefined if the log does not count. */
  datesIn(log: string): LogDates | undefined
  isWitnessed(id: string): boolean
  /** True if the id stands only in a log of a definition that waits. */
  isProvisional(id: string): boolean
  /** Who may fold at a time: those of the version then in force but those dropped by then. Unix seconds. */
  moderatorsAt(time: number): readonly Moderator[]
  /** The keepers of the version in force at a time. */
  keepersAt(time: number): KeepersAt
  /** The definition in force at a time. */
  definitionAt(time: number): Definition
  /** Whom a log asks to cosign now: the current version's, then those of one that waits. */
  witnessesOf(log: string): readonly WitnessEntry[]
  /** How far a checkpoint is witnessed by the current version: *logged, k of n witnesses*. */
  witnessing(anchor: Pick<Anchor, 'cosignatures'>): Witnessing
  /** True past the current definition's valid-until. Everything still counts; the app says so. */
  stale(now: number): boolean
}
