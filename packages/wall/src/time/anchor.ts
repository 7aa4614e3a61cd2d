// Anchors: checkpoints with dates, the only clock of a wall (DESIGN §3.4).

/** A checkpoint whose log signature was verified, with every cosignature that verified. */
export interface Anchor {
  /** Raw Ed25519 key of the log, 64 hex digits. */
  readonly log: string
  readonly size: number
  /** Root hash, 64 hex digits. */
  readonly root: string
  /** The signed note as it was read, ending in a newline. */
  readonly note: string
  /** Unix seconds of cosignature/v1, by the raw key (hex) of the witness; the log's own is under the log's key. */
  readonly cosignatures: ReadonlyMap<string, number>
}

/** What a copy holds of one log: where its ids stand, and the anchors kept of it. */
export interface LogHoldings {
  /** Raw Ed25519 key of the log, 64 hex digits. */
  readonly key: string
  /** Index of each held id. An id stands once per log; should a bad log hold one twice, its first place counts. */
  readonly positions: ReadonlyMap<string, number>
  /** How many of its places are held: more than ids, where one stands twice. */
  readonly length: number
  /**
   * Of ids of which proofs alone say where they stand: the roots of the checkpoints above these proofs. Such an id has
   * the dates of these checkpoints and of no other, since a log may prove to one reader what no witness saw.
   */
  readonly proven?: ReadonlyMap<string, readonly string[]>
  /** By size; equal sizes may occur more than once, as the same checkpoint gets more cosignatures. */
  readonly anchors: readonly Anchor[]
}

/** Where the ids of a log stand, and how that is known. */
export type LogPlaces = Pick<LogHoldings, 'positions' | 'proven'>

/** The pause: 72 h of witnessed time, in seconds. */
export const PAUSE = 72 * 3600
/** How far ahead of the reader's clock a date may lie, in seconds. */
export const AHEAD = 15 * 60
