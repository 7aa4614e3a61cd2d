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
  /** Where none is known to be the one that the copy holds: the sides that the rival contradicts, and each of them every other. */
  readonly against?: readonly Side[]
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

/**
 * Two roots of one size among the anchors given; of several all, so that none hides behind another. One split for each size:
 * a log can sign ten thousand roots of one, and their pairs would fill the memory of whoever reads it.
 */
export function splitsWithin(logs: readonly LogHoldings[]): Split[] {
  return [...Map.groupBy(logs, ({ key }) => key)].flatMap(([log, parts]) => {
    const splits: Split[] = []
    let agreed = 0
    const merged = mergeEqual(parts.flatMap(({ anchors }) => anchors))
    for (const [size, [rival, ...against]] of Map.groupBy(merged, (one) => one.size)) {
      if (rival !== undefined && against.length > 0) splits.push({ log, agreed, rival, against })
      agreed = size
    }
    return splits
  })
}

/**
 * Judges the splits of a log: it is condemned; its history is cut only if the rival has a quorum, too, of the
 * newest version under which an anchor past the split is dated.
 * @param versions the chain of definitions in force
 * @param judgePast place in the chain of the newest version that dated a size of the log above a size; -1 if none did
 */
export function condemn(
  splits: readonly Split[],
  versions: readonly InForce[],
  judgePast: (log: string, size: number) => number,
): Map<string, Condemnation> {
  const condemned = new Map<string, Condemnation>()
  for (const { log, agreed, rival, against } of splits) {
    const newest = versions[judgePast(log, agreed)]?.definition
    const before = condemned.get(log)
    const witnessed = newest !== undefined && newest.witnesses.length > 0
    const dated = [rival, ...(against ?? [])].filter(
      (side) => witnessed && anchorDate(side, newest) !== undefined,
    )
    const cut = dated.length > (against ? 1 : 0) ? agreed : undefined
    condemned.set(log, {
      countsTo: cut === undefined ? before?.countsTo : Math.min(cut, before?.countsTo ?? cut),
      disputed: before?.disputed === true || newest?.witnesses.length === 0,
    })
  }
  return condemned
}
