// Logs that signed two histories: evidence, and what it does (DESIGN §3.3).

import type { Anchor, LogHoldings } from './anchor.ts'
import { anchorDate } from './anchor-date.ts'
import { mergeEqual } from './checkpoints.ts'
import type { InForce } from './judgement.ts'

/** One side of a contradiction: a checkpoint, by whom it is cosigned. */
export type Side = Pick<Anchor, 'log' | 'cosignatures'>

/** A proven contradiction between the history that a copy holds of a log and another one that the log signed. */
export interface Split {
  /** Raw Ed25519 key of the log, 64 hex digits. */
  readonly log: string
  /** Up to this size both are the same, as far as is proven; 0 if nothing is. */
  readonly agreed: number
  /** The other history's checkpoint past it. */
  readonly rival: Side
  /** Where neither is known to be the one that the copy holds: the side that the rival contradicts. */
  readonly against?: Side
}

/** What follows for a log. */
export interface Condemnation {
  /** The log counts up to this size; undefined: what has a quorum stands. */
  readonly countsTo: number | undefined
  readonly disputed: boolean
}

/**
 * True if two anchors of one log contradict each other by themselves: one size, two roots. (Different sizes
 * need a consistency proof that fails, which only who holds the tree can make.)
 */
export function splitEvidence(a: Anchor, b: Anchor): boolean {
  return a.log === b.log && a.size === b.size && a.root !== b.root
}

/** Two roots of one size among the anchors given; of several every two, so that none hides behind another. */
export function splitsWithin(logs: readonly LogHoldings[]): Split[] {
  return [...Map.groupBy(logs, ({ key }) => key)].flatMap(([log, parts]) => {
    const merged = mergeEqual(parts.flatMap(({ anchors }) => anchors))
    return merged.flatMap((rival, index) => {
      const first = merged.findIndex(({ size }) => size === rival.size)
      const agreed = merged[first - 1]?.size ?? 0
      return merged.slice(first, index).map((against) => ({ log, agreed, rival, against }))
    })
  })
}

/**
 * Judges the splits of a log: it is condemned; its history is cut only if the rival has a quorum, too, of the
 * newest version under which an anchor past the split is dated.
 * @param versions the chain of definitions in force
 * @param judgesPast places in the chain of the versions that dated sizes of the log above a size
 */
export function condemn(
  splits: readonly Split[],
  versions: readonly InForce[],
  judgesPast: (log: string, size: number) => readonly number[],
): Map<string, Condemnation> {
  const condemned = new Map<string, Condemnation>()
  for (const { log, agreed, rival, against = rival } of splits) {
    const newest = versions[Math.max(...judgesPast(log, agreed), -1)]?.definition
    const before = condemned.get(log)
    const witnessed = newest !== undefined && newest.witnesses.length > 0
    const both = witnessed && [rival, against].every((side) => anchorDate(side, newest) !== undefined)
    const cut = both ? agreed : undefined
    condemned.set(log, {
      countsTo: cut === undefined ? before?.countsTo : Math.min(cut, before?.countsTo ?? cut),
      disputed: before?.disputed === true || newest?.witnesses.length === 0,
    })
  }
  return condemned
}
