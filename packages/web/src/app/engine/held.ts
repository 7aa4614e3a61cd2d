// What the engine holds of a wall at one moment: everything that views are computed from, already checked.

import type { Anchor, DefinitionHistory, Names, VerifiedEvent } from '@commonwall/wall'

export interface HeldLog {
  /** Raw Ed25519 key, 64 hex digits. */
  readonly key: string
  /** The 16 hex digits that end its origin. */
  readonly hash: string
  readonly admission: 'default' | 'optional'
  readonly size: number
  /** Index of each id. */
  readonly positions: ReadonlyMap<string, number>
  /** Index by id of what has no body here. */
  readonly holes: ReadonlyMap<string, number>
  /** The newest last. */
  readonly anchors: readonly Anchor[]
}

export interface Held {
  /** Id of the founding definition. */
  readonly wall: string
  readonly history: DefinitionHistory
  readonly names: Names
  /** Of all logs that were read, by id. */
  readonly events: ReadonlyMap<string, VerifiedEvent>
  readonly logs: readonly HeldLog[]
  /** What was wrong with what came: each named, none believed. */
  readonly findings: readonly { readonly path: string; readonly problem: string }[]
}
