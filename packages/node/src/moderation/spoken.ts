// What those who may fold said, which keepers signed it and what was taken back: as texts are folded by it, and as the
// public log of it lists it, so that nothing folds which is not in that log.
//
// Whichever log it stands in: who may fold is asked for by key, and so a crowd in an optional log hides nothing of it. What no
// view lets have an effect has none here either.

import {
  type DefinitionHistory,
  everModerating,
  KIND,
  readLabel,
  type TakenBack,
  type TimeView,
  tagValue,
  takenBackAt,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import { eachOnce, signedLabels } from './signed-labels.ts'

/** Ids asked for in one query. */
const AT_ONCE = 400
/** Events read by one query about ids. */
const CAP = 5_000
/** Labels read where all are asked for: a busy wall's of many years. The newest ones, by what they say of their time. */
const MOST = 20_000

export interface Spoken {
  /** By target. */
  readonly labels: ReadonlyMap<string, readonly VerifiedEvent[]>
  /** By label. */
  readonly signatures: ReadonlyMap<string, readonly VerifiedEvent[]>
  readonly takenBack: TakenBack
  /** False if there are older labels. */
  readonly complete: boolean
}

interface Asked {
  readonly store: EventStore
  readonly history: Pick<DefinitionHistory, 'versions'>
  readonly time: TimeView
  /** True for what has no effect (`isShown`). */
  readonly isLeftOut: (event: VerifiedEvent) => boolean
}

/** What was said about these ids. */
export function spokenAbout(by: Asked, ids: readonly string[]): Spoken {
  const { store, history } = by
  const asked = new Set(ids)
  const signed =
    asked.size === 0
      ? []
      : signedLabels(store, history).filter((label) => asked.has(readLabel(label)?.target ?? ''))
  const labels = eachOnce([...about(store, KIND.label, ids, everModerating(history)), ...signed])
  return spokenBy(by, labels, true)
}

/** All that was said. */
export function allSpoken(by: Asked): Spoken {
  const { store, history } = by
  const filter = { kinds: [KIND.label], authors: everModerating(history), tags: {} }
  const { events, complete } = store.query([filter], MOST)
  const labels = eachOnce([...events, ...signedLabels(store, history)])
  return spokenBy(by, labels, complete)
}

function spokenBy(
  { store, history, time, isLeftOut }: Asked,
  said: readonly VerifiedEvent[],
  complete: boolean,
): Spoken {
  const standing = (events: readonly VerifiedEvent[]) => events.filter((event) => !isLeftOut(event))
  const labels = standing(said)
  const ids = labels.map(({ id }) => id)
  const signatures = standing(about(store, KIND.signature, ids, everModerating(history)))
  const withdrawals = inParts([...labels, ...signatures]).flatMap((some) => {
    const speakers = [...new Set(some.map(({ pubkey }) => pubkey))]
    return about(
      store,
      KIND.withdrawal,
      some.map(({ id }) => id),
      speakers,
    )
  })
  return {
    labels: Map.groupBy(labels, (label) => readLabel(label)?.target ?? ''),
    signatures: Map.groupBy(signatures, (signature) => tagValue(signature, 'e') ?? ''),
    takenBack: takenBackAt(standing(withdrawals), time),
    complete,
  }
}

function about(
  store: EventStore,
  kind: number,
  ids: readonly string[],
  authors: readonly string[],
): readonly VerifiedEvent[] {
  return inParts(ids).flatMap((e) => store.query([{ kinds: [kind], authors, tags: { e } }], CAP).events)
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) =>
    all.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  )
}
