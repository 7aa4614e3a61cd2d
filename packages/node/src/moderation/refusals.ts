// What this host refuses to show, by its own signed word and under a law that it names (DESIGN §3.7).
//
// A refusal takes nothing from the wall: the id keeps its place, other hosts show the text, and this one says that it
// withholds it, why, and under whose law. It counts at once, and until the host takes its label back. It cannot hide
// what results are computed from.

import {
  isComputedFrom,
  KIND,
  type Refusal,
  readLabel,
  refusalBy,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'

/** Far more than a host will refuse, and labels named in one question. */
const MOST = 100_000
const AT_ONCE = 1_000

/** By the id that is refused. @param host its key, 64 hex digits */
export function readRefusals(store: EventStore, host: string): ReadonlyMap<string, Refusal> {
  const own = (filter: { readonly kinds: readonly number[]; readonly e?: readonly string[] }) => {
    const { kinds, e } = filter
    return store.query([{ kinds, authors: [host], tags: e ? { e } : {} }], MOST).events
  }
  const labels = own({ kinds: [KIND.label] })
  const withdrawals: VerifiedEvent[] = []
  for (let at = 0; at < labels.length; at += AT_ONCE)
    withdrawals.push(
      ...own({ kinds: [KIND.withdrawal], e: labels.slice(at, at + AT_ONCE).map(({ id }) => id) }),
    )
  const refusals = new Map<string, Refusal>()
  for (const [target, about] of Map.groupBy(labels, (event) => readLabel(event)?.target ?? '')) {
    const kind = store.get(target)?.kind ?? store.hole(target)?.kind
    const refusal = isComputedFrom(kind) ? undefined : refusalBy([host], target, about, withdrawals)
    if (refusal !== undefined) refusals.set(target, refusal)
  }
  return refusals
}
