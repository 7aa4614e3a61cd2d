// Which threads and articles speak of a post. An appeal is an ordinary thread of any client: it may cite what was folded
// in a `q` tag, in an `e` or `a` tag as older ones do, or in its text alone.

import { addressOf, citationsOf, KIND, type NostrEvent, type VerifiedEvent } from '@commonwall/wall'

/** The first text of a thread, or the newest of an article, that stands open. */
export interface Speaking {
  /** Id of the thread, or address of the article. */
  readonly root: string
  readonly event: VerifiedEvent
  readonly place: number | undefined
}

export interface CitingGround {
  readonly get: (id: string) => NostrEvent | undefined
  /** The lasting name of a key. */
  readonly nameOf: (pubkey: string) => string | undefined
  /** What a text speaks of; default: it is read for it. */
  readonly citationsOf?: (event: VerifiedEvent) => readonly string[]
}

/** Answers who speaks of a post, each once: first whoever wrote it, then the newest. */
export function citingIn(
  all: readonly Speaking[],
  { get, nameOf, citationsOf: cites = citationsOf }: CitingGround,
): (id: string) => readonly Speaking[] {
  const citations = all.flatMap((one) => cites(one.event).map((cited) => ({ one, cited })))
  const by = Map.groupBy(citations, ({ cited }) => cited)
  const who = (pubkey: string) => nameOf(pubkey) ?? pubkey
  return (id) => {
    const event = get(id)
    // Of an article a version was folded, and clients cite the whole.
    const names = event?.kind === KIND.article ? [id, addressOf(event)] : [id]
    const found = new Set(names.flatMap((name) => by.get(name) ?? []).map(({ one }) => one))
    const author = event && who(event.pubkey)
    const isOthers = (one: Speaking) => Number(who(one.event.pubkey) !== author)
    return [...found]
      .filter(({ root }) => !names.includes(root))
      .sort((a, b) => isOthers(a) - isOthers(b) || (b.place ?? 0) - (a.place ?? 0))
  }
}
