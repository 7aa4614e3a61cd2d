// What folding and withdrawing need to know of a wall; definitions, names and anchors answer it.
//
// Narrow on purpose, so that a node can answer from tables and a copy from memory.

import type { Definition } from '../definition/index.ts'

/** Who may moderate. */
export type Roles = Pick<Definition, 'groups' | 'moderators' | 'keepers' | 'threshold'>

export interface RolesView {
  /** The roles of the definition in force at a witnessed time (unix seconds), without moderators dropped by then. */
  rolesAt(time: number): Roles
}

export interface TimeView {
  /** The largest anchor date held, unix seconds; every pause is measured by it. */
  readonly wallTime: number
  /** Unix seconds, or undefined while no anchor covers the id. */
  witnessedTime(id: string): number | undefined
}

export interface NamesView {
  /**
   * The lasting name (id of its inception) that a key belongs to; undefined for a throwaway.
   * @param at only what was witnessed by then counts; default: all that is held
   */
  nameOf(pubkey: string, at?: number): string | undefined
  /** True if the key belongs to a name and was not retired by a rotation witnessed at or before `at`. */
  isCurrent(pubkey: string, at: number): boolean
  /** Witnessed times of a name's rotations, ascending. */
  rotations(name: string): readonly number[]
}
