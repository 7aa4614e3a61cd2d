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
}

/** Answers who speaks of a post, each once: first whoever wrote it, then the newest. */
export function citingIn(
  all: Iterable<Speaking>,
  { get, nameOf }: CitingGround,
): (id: string) => readonly Speaking[] {
  const by = new Map<string, Speaking[]>()
  for (const one of all)
    for (const cited of citationsOf(one.event)) {
      const citing = by.get(cited) ?? []
      citing.push(one)
      by.set(cited, citing)
    }
  return (id) => {
    const event = get(id)
    // Of an article a version was folded, and clients cite the whole.
    const names = event?.kind === KIND.article ? [id, addressOf(event)] : [id]
    const found = [...new Set(names.flatMap((name) => by.get(name) ?? []))]
    const rank = ({ event: { pubkey } }: Speaking) => {
      const name = nameOf(pubkey)
      const isOwn = pubkey === event?.pubkey || (event && name !== undefined && name === nameOf(event.pubkey))
      return isOwn ? 0 : 1
    }
    return found
      .filter(({ root }) => !names.includes(root))
      .sort((a, b) => rank(a) - rank(b) || (b.place ?? 0) - (a.place ?? 0))
  }
}
