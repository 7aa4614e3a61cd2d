// What is asked about lasting names. Types only; see `foldNames`.

import type { VerifiedEvent } from '../event/index.ts'
import type { KeyClaim } from './claims.ts'

/** A lasting name. */
export interface LastingName {
  /** Id of its inception. */
  readonly name: string
  /** The inception and every rotation that counts, in order. */
  readonly events: readonly KeyClaim[]
  /** Every key that ever belonged to it. */
  readonly keys: readonly KeySpan[]
}

/** How long a key speaks for a name. */
export interface KeySpan {
  readonly pubkey: string
  readonly name: string
  /** Witnessed, unix seconds. */
  readonly from: number
  /** When a rotation retired it, for good. */
  readonly until: number | undefined
}

/** A key event without effect: shown, so that its owner sees who tried. */
export interface KeyAttempt {
  readonly event: VerifiedEvent
  /** Witnessed, unix seconds. */
  readonly at: number
  readonly why: string
  /** The name that it would have changed, or that its signer's key belongs to; undefined where there is none. */
  readonly name: string | undefined
  /** It was signed by the recovery key that the name had committed to: whoever made it had the words. Else it is noise. */
  readonly hadWords: boolean
}

export interface Names {
  readonly all: readonly LastingName[]
  /** By witnessed time. */
  readonly attempts: readonly KeyAttempt[]
  /**
   * The name that a key belongs or belonged to; undefined for a throwaway.
   * @param at only what was witnessed by then counts; default: all that is held
   */
  nameOf(pubkey: string, at?: number): string | undefined
  /** True if the key belongs to a name with a witnessed inception; for every rule it is a throwaway else. */
  isLasting(pubkey: string): boolean
  /** True for who signed an inception that no anchor covers yet: the app says that the name is unprotected. */
  isUnprotected(pubkey: string): boolean
  /** True if the key belonged to a name at a time, and no rotation had retired it. */
  isCurrent(pubkey: string, at: number): boolean
  /** The keys that speak for a name now. */
  currentKeys(name: string): readonly string[]
  /** Every key that belongs or belonged to a name. */
  keysOf(name: string): readonly string[]
  /** Witnessed times of a name's rotations, ascending. */
  rotations(name: string): readonly number[]
  /** False for what a retired key said unless it was witnessed before the rotation. */
  countsAt(pubkey: string, witnessed: number | undefined): boolean
}
