// Labels on which keepers put their signatures, whoever made them: on a wall without groups that is how keepers fold.

import { type DefinitionHistory, KIND, tagValue, type VerifiedEvent } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'

/** Signatures looked at; keepers alone make them. */
const MOST = 10_000

/** Asked for by the keepers' signatures, so that strangers' labels, which anybody can make, crowd out none. */
export function signedLabels(
  store: EventStore,
  { versions }: Pick<DefinitionHistory, 'versions'>,
): readonly VerifiedEvent[] {
  const alone = versions.filter(
    ({ definition, inForceAt }) => inForceAt !== undefined && definition.groups.length === 0,
  )
  const authors = [...new Set(alone.flatMap(({ definition }) => definition.keepers))]
  if (authors.length === 0) return []
  const asked = [{ kinds: [KIND.signature], authors, tags: { k: [String(KIND.label)] } }]
  const ids = store.query(asked, MOST).events.flatMap((signature) => tagValue(signature, 'e') ?? [])
  return [...new Set(ids)].flatMap((id) => {
    const label = store.get(id)
    return label?.kind === KIND.label ? [label] : []
  })
}

/** The same ones once, where some were found twice. */
export function eachOnce(events: readonly VerifiedEvent[]): readonly VerifiedEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()]
}
