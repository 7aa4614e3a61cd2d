// Asking again for bodies that are missing without a reason, of whoever else has them; who leaves a place empty is named.
//
// Not where the author may have taken it back without naming the place, unless somebody else has the body and nobody took
// that back: an honest host is not to be called a cheat because of what an author asked for.

import { KIND, namesNoPlace, SEGMENT_WIDTH, segmentPath } from '@commonwall/wall'
import { widthIn } from '../reading/segment.ts'
import type { Ask } from './ask.ts'
import type { Holdings } from './holdings.ts'
import { type ClassedHole, holesOf } from './holes.ts'
import type { LogCopy } from './log-copy.ts'
import { type Pull, pullOne } from './pull.ts'
import type { Source } from './source.ts'
import { withdrawnBodies } from './withdrawn.ts'

/** How many segments with empty places are asked for again in one round. */
const REFILLS = 8

export interface Refill {
  readonly holdings: Holdings
  readonly log: LogCopy
  readonly ask: Ask
  readonly take: Pull['take']
  /** Who gave a segment in this round. */
  readonly giverOf: (index: number) => Source | undefined
}

/** Fills what others have, and writes the segments that changed. */
export async function refill(of: Refill): Promise<void> {
  const { holdings, log } = of
  const withheld = holesOf(holdings, log).filter(({ why }) => why.class === 'withheld')
  const bySegment = Map.groupBy(withheld, ({ position }) => Math.floor(position / SEGMENT_WIDTH))
  const asked = (index: number) => log.refills[index] ?? 0
  // The newest of those that were asked for least: what nobody has does not stand before what somebody has.
  const due = [...bySegment].sort(([a], [b]) => asked(a) - asked(b)).slice(0, REFILLS)
  for (const [index, holes] of due) {
    log.refills[index] = asked(index) + 1
    await refillSegment(of, index, () => holes.filter(({ id }) => !holdings.shelf.has(id)))
    await log.store(index)
  }
  for (const index of log.spoiled) await log.store(index)
  log.spoiled.clear()
}

async function refillSegment(
  { holdings, log, ask, take, giverOf }: Refill,
  index: number,
  missing: () => readonly ClassedHole[],
): Promise<void> {
  const giver = giverOf(index)
  const sources = [...(giver ? [giver] : []), ...ask.open.filter((source) => source !== giver)]
  const path = segmentPath(log.hash, 0, index, widthIn(log.size, index))
  const leftEmpty: { readonly source: Source; readonly hole: ClassedHole }[] = []
  for (const source of sources) {
    if (missing().length === 0) break
    const gave = source === giver || (await pullOne(index, { log, ask, take }, [source]))
    await holdings.shelf.settle()
    // What a host refuses openly, with its law, is shown as that; it is no cheating.
    const silent = missing().find(({ why }) => why.class === 'withheld' && why.refusal === undefined)
    if (gave && silent) leftEmpty.push({ source, hole: silent })
  }
  const excused =
    leftEmpty.length > 0 && holdings.shelf.ofKinds(KIND.withdrawal, KIND.vanish).some(namesNoPlace)
  const withdrawn = new Set(excused ? withdrawnBodies(holdings).map(({ id }) => id) : [])
  for (const { source, hole } of leftEmpty) {
    if (excused && (!holdings.shelf.has(hole.id) || withdrawn.has(hole.id))) continue
    const problem = `position ${hole.position}: expected the post, got an empty place without a reason`
    ask.caught(source, 'post/withheld', path, problem)
  }
}
