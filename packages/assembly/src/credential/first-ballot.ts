// When a new key speaks for the first time: at a second drawn evenly from a wide window.
//
// Who was issued when is known to issuers, so a first ballot soon after would say whose it is. Issuance closes
// before the window opens; within it the time is pure chance.

import type { Random } from './blind.ts'
import { toInteger } from './integers.ts'

/** The least window, in seconds: a day, so that ballots of several daily batches may be the first. */
export const LEAST_WINDOW = 86_400

/** Unix seconds; the end belongs to it no more. */
export interface FirstBallotWindow {
  readonly opens: number
  readonly ends: number
}

/** A second of the window, each as likely as any other. @throws RangeError where it is shorter than a day */
export function firstBallotTime({ opens, ends }: FirstBallotWindow, random: Random): number {
  const width = ends - opens
  if (!(width >= LEAST_WINDOW))
    throw new RangeError(`window: expected ${LEAST_WINDOW} seconds or more, got ${width}`)
  // Draws above the last whole multiple are thrown away: a remainder would favour early seconds.
  const span = 2n ** 64n - (2n ** 64n % BigInt(width))
  for (;;) {
    const drawn = toInteger(random(8))
    if (drawn < span) return opens + Number(drawn % BigInt(width))
  }
}
