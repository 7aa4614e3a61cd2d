// What this node knows of its wall right now: definitions in time, anchors, and who must be asked.
//
// Kept up to date from the store's 4590 and 4591 events and the logs' anchors; read by admission, sequencer,
// publish and pages. Nothing here is remembered that could not be computed again from the published folder.

import type { Anchor, DatedNote, DefinitionHistory, DefinitionsHeld, VerifiedEvent } from '@commonwall/wall'
import type { LogName } from '../store/store.ts'

/** An anchor with the date that the definitions in force give it. */
export interface DatedAnchor extends DatedNote {
  readonly anchor: Anchor
}

/** A default log whose places are known here. */
export interface NumberedLog {
  readonly name: LogName
  /** Which default log it is, in the order of the definitions, from 0: the same on every copy. */
  readonly number: number
}

export interface WallState {
  /** Id of the founding definition. */
  readonly wall: string
  /** Recomputed when an anchor came or `refresh` was called: only what is witnessed changes a definition. */
  history(): DefinitionHistory
  /** What it is folded from, for who folds it with more anchors than logs gave (closes of assemblies). */
  foundation(): DefinitionsHeld
  /** Unix seconds at which the id was witnessed in a log that counts, or undefined. */
  witnessedTime(id: string): number | undefined
  /** The anchors held of a log (raw key hex), by size: the kept ones and the newest. */
  anchors(log: string): readonly Anchor[]
  /** The anchors of a log that have a date, by size. */
  dated(log: string): readonly DatedAnchor[]
  /** The anchor that dates a place of a log, or undefined. */
  dating(log: string, index: number): Anchor | undefined
  /** Where an id stands in a log (raw key hex) that this node signs or holds. */
  position(log: string, id: string): number | undefined
  /** Under which name the store keeps the places of a log. @param log raw key, 64 hex digits */
  nameOf(log: string): LogName
  /** The default logs that this node signs or holds, in the order of the definitions. */
  defaultLogs(): readonly NumberedLog[]
  /** The keepers' signatures (kind 4591) held on a definition; strangers' say nothing. */
  signaturesOn(definition: string): readonly VerifiedEvent[]
  /** Takes in a new anchor of a log; counts at once, and is durable when it resolves. */
  addAnchor(anchor: Anchor): Promise<void>
  /** Takes in anchors of one log together; as `addAnchor`. */
  addAnchors(log: string, anchors: readonly Anchor[]): Promise<void>
  /** Reads definitions and signatures from the store again. */
  refresh(): void
  /** Called after the definitions in force, or what waits, changed. */
  onChange(listener: () => void): () => void
}
