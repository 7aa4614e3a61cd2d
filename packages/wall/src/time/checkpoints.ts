// Anchors of one log, equal checkpoints put together.
//
// An idle log is cosigned again and again at one size. *Witnessed time* wants the earliest word for a size: per
// witness the smallest of equal checkpoints. *Wall time* wants the latest: so every note keeps its own times.

import type { Anchor } from './anchor.ts'

/** One size and root of a log, with everything that was said about it. */
export interface MergedCheckpoint {
  readonly log: string
  readonly size: number
  readonly root: string
  /** Per key the smallest time of all notes. */
  readonly cosignatures: ReadonlyMap<string, number>
  /** The notes, at least one, in no order that matters. */
  readonly notes: readonly Anchor[]
}

/** Merges equal checkpoints; by size, then by root. */
export function mergeEqual(anchors: readonly Anchor[]): MergedCheckpoint[] {
  const sorted = isSorted(anchors) ? anchors : anchors.toSorted(bySizeAndRoot)
  const merged: MergedCheckpoint[] = []
  for (let from = 0; from < sorted.length; ) {
    const first = sorted[from] as Anchor
    let to = from + 1
    while (to < sorted.length && bySizeAndRoot(first, sorted[to] as Anchor) === 0) to++
    merged.push(to === from + 1 ? alone(first) : together(sorted.slice(from, to)))
    from = to
  }
  return merged
}

/** A wall is folded again with each new anchor, and most of the others are the same as before. */
const single = new WeakMap<Anchor, MergedCheckpoint>()

function alone(anchor: Anchor): MergedCheckpoint {
  const known = single.get(anchor)
  if (known !== undefined) return known
  const { log, size, root, cosignatures } = anchor
  const checkpoint = { log, size, root, cosignatures, notes: [anchor] }
  single.set(anchor, checkpoint)
  return checkpoint
}

function together(notes: readonly Anchor[]): MergedCheckpoint {
  const { log, size, root } = notes[0] as Anchor
  const cosignatures = new Map<string, number>()
  for (const note of notes)
    for (const [key, time] of note.cosignatures)
      cosignatures.set(key, Math.min(time, cosignatures.get(key) ?? time))
  return { log, size, root, cosignatures, notes }
}

function isSorted(anchors: readonly Anchor[]): boolean {
  return anchors.every((anchor, i) => i === 0 || bySizeAndRoot(anchors[i - 1] as Anchor, anchor) <= 0)
}

function bySizeAndRoot(a: Anchor, b: Anchor): number {
  return a.size - b.size || (a.root < b.root ? -1 : a.root > b.root ? 1 : 0)
}
