// When a batch is released: at fixed ticks, and how many of them it waits is settled before its first post comes.
//
// Busy walls release every T minutes, quiet ones every 4·T, on a grid of the clock that nobody's post can move.
// If the number waiting decided, seven posts of an adversary would bring the eighth forward and single it out;
// so the last release decides for the next: eight or more were in it, and the wall counts as busy.
// After a start a wall counts as quiet: to wait longer harms nobody.

/** With at least this many posts in the last release, the next comes after one tick. */
export const ENOUGH = 8
/** How many ticks a quiet wall waits. */
export const QUIET_TICKS = 4

/** Unix seconds of the first release strictly after `now`, for a wall that ticks every `minutes`. */
export function nextRelease(now: number, minutes: number, lastReleased: number): number {
  const seconds = minutes * 60 * (lastReleased >= ENOUGH ? 1 : QUIET_TICKS)
  return (Math.floor(now / seconds) + 1) * seconds
}
