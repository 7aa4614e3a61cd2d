// How many witnesses are enough (DESIGN §3.3).

/**
 * ⌊2n/3⌋ + 1 of n witnesses; 0 of none: then the log's own cosignature stands in.
 * @example quorumOf(5) === 4
 */
export function quorumOf(witnesses: number): number {
  return witnesses === 0 ? 0 : Math.floor((2 * witnesses) / 3) + 1
}

/** Below this many witnesses a wall is *weakly witnessed* (DESIGN §3.3). */
export const FEW_WITNESSES = 4
