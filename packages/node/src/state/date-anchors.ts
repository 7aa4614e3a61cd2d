// Which date each anchor has: definitions judge in turn, each those dated before the next is in force.
//
// The same rule as the fold's (DESIGN §3.4), for the anchors themselves: segments keep anchors by date.

import type { Anchor, DefinitionHistory, DefinitionVersion } from '@commonwall/wall'
import { anchorDate } from '@commonwall/wall'
import type { DatedAnchor } from './wall-state.ts'

/** Dates anchors of one log; those without a quorum of whoever judges them are left out. */
export function dateAnchors(anchors: readonly Anchor[], history: DefinitionHistory): DatedAnchor[] {
  const judges = history.versions
    .filter(({ state }) => state === 'in force' || state === 'past')
    .sort((a, b) => (a.inForceAt ?? 0) - (b.inForceAt ?? 0))
  return anchors.flatMap((anchor) => {
    const date = dateOf(anchor, judges)
    return date === undefined ? [] : [{ anchor, date, size: anchor.size, note: anchor.note }]
  })
}

function dateOf(anchor: Anchor, judges: readonly DefinitionVersion[]): number | undefined {
  for (const [i, { definition, inForceAt = 0 }] of judges.entries()) {
    const said = anchorDate(anchor, definition)
    const date = said === undefined ? undefined : Math.max(said, inForceAt)
    if (date !== undefined && date < (judges[i + 1]?.inForceAt ?? Number.POSITIVE_INFINITY)) return date
  }
  return undefined
}
