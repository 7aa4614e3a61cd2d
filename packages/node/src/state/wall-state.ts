// What this node knows of its wall right now: definitions in time, anchors, and who must be asked.
//
// Kept up to date from the store's 4590 and 4591 events and the logs' anchors; read by admission, sequencer,
// publish and pages. Nothing here is remembered that could not be computed again from the store.

import type { Anchor, DefinitionHistory } from '@commonwall/wall'

export interface WallState {
  /** Id of the founding definition. */
  readonly wall: string
  /** Recomputed when a definition, a signature or an anchor came. */
  history(): DefinitionHistory
  /** Unix seconds at which the id was witnessed in a log that counts, or undefined. */
  witnessedTime(id: string): number | undefined
  /** The kept anchors of a log (raw key hex), by size. */
  anchors(log: string): readonly Anchor[]
  /** Takes in a new anchor of a log. */
  addAnchor(anchor: Anchor): void
  /** Called after the definitions in force changed. */
  onChange(listener: () => void): () => void
}
