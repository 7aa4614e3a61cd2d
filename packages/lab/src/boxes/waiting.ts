// How long a box takes: exponential above a least time, as measured latencies look.

import type { Rng } from '../rng.ts'

export function waitFor(
  rng: Rng,
  { least, mean }: { readonly least: number; readonly mean: number },
): number {
  return least - Math.log(1 - rng.next()) * Math.max(0, mean - least)
}
