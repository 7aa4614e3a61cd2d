// Residual blocking: after a hit a box goes on cutting the same client from the same server port for a while.
//
// It is kept by 3-tuple. Retries during it are cut and do not prolong it: it ends exactly so long after the hit that
// began it. Ended entries are forgotten when the next one begins.

export interface Hold {
  readonly from: number
  readonly until: number
}

export type Residual = ReadonlyMap<string, Hold>

export const NOTHING_HELD: Residual = new Map()

/** The hold that is in force, or undefined. A hold covers its first millisecond and not its last. */
export function heldBy(residual: Residual, tuple: string, now: number): Hold | undefined {
  const hold = residual.get(tuple)
  return hold !== undefined && hold.from <= now && now < hold.until ? hold : undefined
}

/** Begins a hold after `delay` ms, for `ms`; one that is in force or about to begin stays as it is. */
export function hold(residual: Residual, tuple: string, now: number, ms: number, delay = 0): Residual {
  const held = residual.get(tuple)
  if (ms <= 0 || (held !== undefined && now < held.until)) return residual
  const next = new Map([...residual].filter(([, { until }]) => now < until))
  return next.set(tuple, { from: now + delay, until: now + delay + ms })
}
