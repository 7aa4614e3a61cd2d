// The events of a wall, sorted once into drawers, so that each thread and each target finds its own.
//
// Leaves out what is not shown (DESIGN §3.4, §3.6): a node's pages ask the same of each event (`isShown`).

import { addressOf, KIND, tagValues, type VerifiedEvent } from '../event/index.ts'
import { byPlace, isComputedFrom, type NamesView, type TimeView } from '../moderation/index.ts'
import type { Names } from '../names/index.ts'
import { createdAtLimit, mayStand } from '../rules/index.ts'
import { isHeldBack } from '../time/precedence.ts'

export interface Drawers {
  readonly threads: ReadonlyMap<string, VerifiedEvent>
  readonly replies: readonly VerifiedEvent[]
  /** By address. */
  readonly articles: ReadonlyMap<string, readonly VerifiedEvent[]>
  /** By author. */
  readonly profiles: ReadonlyMap<string, readonly VerifiedEvent[]>
  /** By target. */
  readonly labels: ReadonlyMap<string, readonly VerifiedEvent[]>
  readonly signatures: ReadonlyMap<string, readonly VerifiedEvent[]>
  readonly reports: ReadonlyMap<string, readonly VerifiedEvent[]>
  /** By what they take back. */
  readonly withdrawals: ReadonlyMap<string, readonly VerifiedEvent[]>
}

/** What a view asks of names; `foldNames` answers it. */
export type ViewNames = NamesView & Pick<Names, 'countsAt'>

export interface SortInput {
  /** Id of the founding definition. */
  readonly wall: string
  readonly events: Iterable<VerifiedEvent>
  readonly names: ViewNames
  readonly time: TimeView
  /** The reader's clock, unix seconds. */
  readonly now: number
}

/**
 * False for what no view shows, and what has no effect in any: what may not stand on the wall, what is dated past the
 * reader's clock and not witnessed, and the words of a key after its retirement. What results are computed from is weighed
 * by who its author was then, whoever computes them.
 */
export function isShown(
  event: VerifiedEvent,
  { wall, names, time, now }: Omit<SortInput, 'events'>,
): boolean {
  const at = time.witnessedTime(event.id)
  return (
    !isHeldBack(event, at, createdAtLimit(now)) &&
    (isComputedFrom(event.kind) || names.countsAt(event.pubkey, at)) &&
    mayStand(event, wall)
  )
}

/** Sorts events, each once. */
export function sortIntoDrawers(input: SortInput): Drawers {
  const threads = new Map<string, VerifiedEvent>()
  const replies: VerifiedEvent[] = []
  const [articles, profiles, labels] = [drawer(), drawer(), drawer()]
  const [signatures, reports] = [drawer(), drawer()]
  const withdrawals: VerifiedEvent[] = []
  const seen = new Set<string>()
  for (const event of input.events) {
    if (seen.has(event.id)) continue
    seen.add(event.id)
    if (!isShown(event, input)) continue
    switch (event.kind) {
      case KIND.thread:
        threads.set(event.id, event)
        break
      case KIND.reply:
        replies.push(event)
        break
      case KIND.article:
        put(articles, addressOf(event), event)
        break
      case KIND.profile:
        put(profiles, event.pubkey, event)
        break
      case KIND.label:
        for (const target of tagValues(event, 'e')) put(labels, target, event)
        break
      case KIND.signature:
        for (const target of tagValues(event, 'e')) put(signatures, target, event)
        break
      case KIND.report:
        for (const target of tagValues(event, 'e')) put(reports, target, event)
        break
      case KIND.withdrawal:
      case KIND.vanish:
        withdrawals.push(event)
    }
  }
  return {
    threads,
    replies,
    articles,
    profiles,
    labels,
    signatures,
    reports,
    withdrawals: byPlace(withdrawals, input.names),
  }
}

function drawer(): Map<string, VerifiedEvent[]> {
  return new Map()
}

function put(into: Map<string, VerifiedEvent[]>, key: string, event: VerifiedEvent): void {
  const there = into.get(key) ?? []
  there.push(event)
  into.set(key, there)
}
