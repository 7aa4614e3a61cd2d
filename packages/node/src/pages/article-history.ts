// The versions of an article that count, for its page, for lists, feeds and what was found: so all of them show the same one.

import { type ArticleHistory, articleHistory, KIND, type VerifiedEvent } from '@commonwall/wall'
import { Absences } from './absences.ts'
import type { Source } from './source.ts'

export type History = ArticleHistory<VerifiedEvent>

/** Every version of an article that counts. */
export function historyOf(source: Source, address: string): History | undefined {
  return source.histories.get(address, () => makeHistory(source, address))
}

function makeHistory(source: Source, address: string): History | undefined {
  const { facts, store, numbers } = source
  const versions = store
    .versions(address)
    .filter((event) => !facts.isLeftOut(event) && numbers.isDefault(event.id))
  const absences = absencesOf(source, versions)
  // What this host refuses is not in what it publishes either: every copy of that shows the one before.
  const gone = (id: string) => absences.isGone(id, KIND.article)
  const of = { address, versions, keyOf: (event: VerifiedEvent) => facts.keyOf(event) }
  // Where each version is gone, its place still says why.
  return articleHistory({ ...of, gone }) ?? articleHistory(of)
}

/** Answers what became of some versions, of one article or of many. */
export function absencesOf({ store, facts }: Source, versions: readonly { readonly id: string }[]): Absences {
  return new Absences(
    store,
    facts,
    versions.map(({ id }) => id),
  )
}
