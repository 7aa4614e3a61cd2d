// When a log of ours ends that the keepers close: a little before the definition comes into force that closes it.
//
// A closed log counts what was dated by then. A checkpoint that is dated later takes the place of the last one that counts,
// and the posts of the last hour would lose their date. So nothing is signed from then on; what comes is for the log that
// goes on. If after a day nobody has shown that the pause is over, the log shows it itself: else no one might.

import type { DefinitionHistory } from '@commonwall/wall'

/** Seconds: witnesses cosign within five, by clocks of their own. */
const BEFORE = 120
const AFTER = 86_400

/** True while a log signs nothing because it is about to be closed. @param log raw key, 64 hex digits @param now unix seconds */
export function isEnding(log: string, { versions, current }: DefinitionHistory, now: number): boolean {
  if (!current.logs.some(({ key, open }) => key === log && open)) return false
  return versions.some(
    ({ state, definition: { logs }, inForceAt = Number.POSITIVE_INFINITY, closedAtOnce }) =>
      state === 'bound, waiting' &&
      !closedAtOnce.includes(log) &&
      logs.some(({ key, open }) => key === log && !open) &&
      logs.some(({ admission, open }) => admission === 'default' && open) &&
      now >= inForceAt - BEFORE &&
      now < inForceAt + AFTER,
  )
}
