// Which date each anchor has: definitions judge in turn, each those dated before the next is in force.
//
// The same rule as the fold's (DESIGN §3.4), for the anchors themselves: segments keep anchors by date. Where all
// witnesses are silent for 7 days the log's own word is kept too, since it may stand in for them.

import type { Anchor, DefinitionHistory, DefinitionVersion } from '@commonwall/wall'
import { anchorDate, DEAD_WITNESSES } from '@commonwall/wall'
import type { DatedAnchor } from './wall-state.ts'

/** Dates anchors of one log; those without a quorum, but in a silence, are left out. */
export function dateAnchors(anchors: readonly Anchor[], history: DefinitionHistory): DatedAnchor[] {
  const judges = history.versions
    .filter(({ state }) => state === 'in force' || state === 'past')
    .sort((a, b) => (a.inForceAt ?? 0) - (b.inForceAt ?? 0))
  const dates = new Map(anchors.map((anchor) => [anchor, dateOf(anchor, judges)]))
  const quorums = [...dates.values()].filter((date) => date !== undefined)
  const first = Math.min(...anchors.map(ownTime))
  return anchors.flatMap((anchor) => {
    const date = dates.get(anchor) ?? standInDate(anchor, quorums, first)
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

/** The log's own date, if it lies in a silence of the witnesses, or is the word from which the first one is counted. */
function standInDate(anchor: Anchor, quorums: readonly number[], first: number): number | undefined {
  const own = ownTime(anchor)
  const before = quorums.filter((date) => date <= own)
  const last = before.length > 0 ? Math.max(...before) : first
  const isFirst = before.length === 0 && own === first
  return isFirst || own - last > DEAD_WITNESSES ? own : undefined
}

function ownTime({ log, cosignatures }: Anchor): number {
  return cosignatures.get(log) ?? Number.POSITIVE_INFINITY
}
