// Where a range of items ends: a date and as much of an id as is needed to tell two neighbours apart (NIP-77).

/** The bound after every item. */
export const INFINITY: Bound = { timestamp: Number.POSITIVE_INFINITY, prefix: new Uint8Array(0) }
/** The bound before every item. */
export const ZERO: Bound = { timestamp: 0, prefix: new Uint8Array(0) }

/** Exclusive upper end of a range; the missing bytes of the prefix (0–32 long) are zero. */
export interface Bound {
  readonly timestamp: number
  readonly prefix: Uint8Array
}

/** Negative if a lies before b. */
export function compareBounds(a: Bound, b: Bound): number {
  if (a.timestamp !== b.timestamp) return a.timestamp < b.timestamp ? -1 : 1
  const length = Math.max(a.prefix.length, b.prefix.length)
  for (let i = 0; i < length; i++) {
    const difference = (a.prefix[i] ?? 0) - (b.prefix[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
