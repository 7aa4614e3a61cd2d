// What a hole in a log is (DESIGN §3.5, §3.7): withdrawn, folded, or withheld by this copy.
//
// A hole proves nothing by itself: the reader derives its class from events that it holds. Who wrote what is
// missing cannot be read from an id: where no copy remembers the author, a withdrawal that names the id is
// reported with `authorKnown: false`, and the app must say so.

import { KIND, type NostrEvent, tagValues } from '../event/index.ts'
import { type FoldVerb, isFoldVerb } from '../rules/index.ts'
import { claimOn } from './claim.ts'
import { type FoldState, isComputedFrom } from './fold.ts'
import { readLabel } from './spoken-label.ts'
import type { NamesView, TimeView } from './views.ts'
import type { Target } from './withdrawal.ts'
import { withdrawalState } from './withdrawal.ts'

export type Hole =
  | { readonly class: 'withdrawn'; readonly by: string; readonly authorKnown: boolean }
  | { readonly class: 'folded'; readonly reason: FoldVerb; readonly stays: boolean }
  | { readonly class: 'withheld'; readonly refusal: Refusal | undefined }

/** A host's own refusal: a fold label signed by that host, with its law. Shown as *withheld here*. */
export interface Refusal {
  readonly label: string
  readonly reason: FoldVerb
  readonly jurisdiction: string
}

export interface HoleInput {
  readonly id: string
  /** What is remembered of the event that stood here, if anything. */
  readonly target: Target | undefined
  readonly withdrawals: Iterable<NostrEvent>
  readonly fold: FoldState
  readonly refusal: Refusal | undefined
  readonly names: NamesView
  readonly time: TimeView
}

/** The class of a hole. Withdrawn comes before folded: an author's word needs no reason. */
export function classifyHole(input: HoleInput): Hole {
  const { id, target, fold, refusal } = input
  const own = target && withdrawalState({ ...input, target })
  const by = own ? own.withdrawn && own.by : claimOn(id, input.withdrawals, input)?.id
  if (by) return { class: 'withdrawn', by, authorKnown: own !== undefined }
  const folded = fold.bodyLeavesSegments && !isComputedFrom(target?.kind)
  if (folded && fold.reason !== undefined) return { class: 'folded', reason: fold.reason, stays: fold.stays }
  return { class: 'withheld', refusal }
}

/**
 * A host's own refusal of a target, from labels signed by one of its keys; the lowest id if there are several. It
 * counts at once, and no longer once the same key took it back.
 * @param hosts the inbox keys that the logs of this host announce
 */
export function refusalBy(
  hosts: Iterable<string>,
  target: string,
  labels: Iterable<NostrEvent>,
  withdrawals: Iterable<NostrEvent> = [],
): Refusal | undefined {
  const keys = new Set(hosts)
  const takenBack = new Set<string>()
  for (const event of withdrawals)
    if (event.kind === KIND.withdrawal && keys.has(event.pubkey))
      for (const id of tagValues(event, 'e')) takenBack.add(`${id} ${event.pubkey}`)
  let found: Refusal | undefined
  for (const event of labels) {
    if (!keys.has(event.pubkey) || takenBack.has(`${event.id} ${event.pubkey}`)) continue
    if (found !== undefined && found.label < event.id) continue
    const label = readLabel(event)
    if (label?.target !== target || label.jurisdiction === undefined || !isFoldVerb(label.verb)) continue
    found = { label: label.id, reason: label.verb, jurisdiction: label.jurisdiction }
  }
  return found
}
