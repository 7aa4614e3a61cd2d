// Which anchors a segment keeps: few enough to carry, and the same for everybody who holds the same.
//
// The choice looks only at anchors whose size lies in the segment, so a copy that holds the last segments alone
// chooses as one that holds the whole log (docs/decisions/0020).

import { SEGMENT_WIDTH } from '../layout/paths.ts'

const HOUR = 3_600

/** What the choice looks at. `date` is the anchor's, in unix seconds; `note` breaks ties. */
export interface DatedNote {
  readonly size: number
  readonly date: number
  readonly note: string
}

/**
 * The anchors that segment `index` of level 0 keeps, by size: of those with 256·index ≤ size < 256·(index + 1)
 * and size > 0, in each hour of unix time the one of least (date, size, note), and only if its size exceeds that
 * of the one kept before it. Choosing again among the kept ones changes nothing.
 */
export function keptAnchors<T extends DatedNote>(anchors: Iterable<T>, index: number): T[] {
  const first = index * SEGMENT_WIDTH
  const within = [...anchors].filter(({ size }) => size > 0 && size >= first && size < first + SEGMENT_WIDTH)
  within.sort((a, b) => a.date - b.date || a.size - b.size || (a.note < b.note ? -1 : 1))
  const kept: T[] = []
  let lastHour: number | undefined
  let lastSize = 0
  for (const anchor of within) {
    const hour = Math.floor(anchor.date / HOUR)
    if (hour === lastHour) continue
    lastHour = hour
    if (anchor.size <= lastSize) continue
    lastSize = anchor.size
    kept.push(anchor)
  }
  return kept
}

/**
 * The size that a checkpoint note states, or undefined if it is not the start of one (C2SP tlog-checkpoint) or
 * of another origin. Signatures are for whoever holds the keys.
 */
export function checkpointSize(note: string, origin?: string): number | undefined {
  const [, first, digits] = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n[A-Za-z0-9+/]{43}=\n/.exec(note) ?? []
  const size = Number(digits)
  return Number.isSafeInteger(size) && (origin === undefined || first === origin) ? size : undefined
}
