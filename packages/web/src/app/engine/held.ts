// What the engine holds of a wall at one moment, taken from the copy: everything that views are computed from.

import type { Caught, ClassedHole, Copy } from '@commonwall/sync'
import type { Anchor, DefinitionHistory, Names, VerifiedEvent } from '@commonwall/wall'

export interface HeldLog {
  /** Raw Ed25519 key, 64 hex digits. */
  readonly key: string
  readonly admission: 'default' | 'optional'
  /** Undefined while nobody gave one. */
  readonly checkpoint: Anchor | undefined
  /** Places that its checkpoint counts. */
  readonly size: number
  /** How many of them were read. */
  readonly held: number
  /** Index of each id. */
  readonly positions: ReadonlyMap<string, number>
  /** The newest last. */
  readonly anchors: readonly Anchor[]
}

export interface Held {
  /** Id of the founding definition. */
  readonly wall: string
  readonly history: DefinitionHistory
  readonly names: Names
  /** By id: verified, of the logs that are read, and what waits for a log. */
  readonly events: ReadonlyMap<string, VerifiedEvent>
  readonly logs: readonly HeldLog[]
  /** By id: places without a body. */
  readonly holes: ReadonlyMap<string, ClassedHole>
  /** Bodies whose signatures are still to be checked. */
  readonly waiting: number
  /** What sources were caught at: named, and not believed. */
  readonly caught: readonly Caught[]
}

/** What a copy holds now; undefined before it has read a wall. */
export function heldIn(copy: Copy, optional: boolean): Held | undefined {
  const { wall } = copy
  const history = copy.history()
  const names = copy.names()
  if (wall === undefined || history === undefined || names === undefined) return undefined
  const events = new Map<string, VerifiedEvent>()
  for (const event of copy.events({ optional })) events.set(event.id, event)
  return {
    wall,
    history,
    names,
    events,
    logs: [...copy.logs.values()],
    holes: new Map(copy.holes().map((hole) => [hole.id, hole])),
    // As the logs, of which more is held a moment before this is made anew.
    get waiting() {
      return copy.waiting
    },
    caught: copy.caught,
  }
}
