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

/** What an event speaks of. */
export type Cites = (event: VerifiedEvent) => ReadonlySet<string>

/**
 * What texts speak of, each read once: whoever fills texts with mentions makes a page wait for no more than its own time.
 * A text for which there was none is read for the next page; until then its tags alone count.
 */
export class Citations {
  /** By id. Whoever runs long empties it before it is too much. */
  readonly known = new Map<string, ReadonlySet<string>>()

  /**
   * Reads for one page; at least one text, so that a page which is asked for again comes to its end.
   * @param time milliseconds, from the first text on @param onLeft told, once, that there was no time for a text
   */
  within(time: number, onLeft?: () => void, now = () => performance.now()): Cites {
    let until: number | undefined
    /** By id: what has to do without its text. */
    const left = new Map<string, ReadonlySet<string>>()
    return (event) => {
      const known = this.known.get(event.id) ?? left.get(event.id)
      if (known !== undefined) return known
      const isLate = left.size > 0 || (until !== undefined && now() > until)
      until ??= now() + time
      if (isLate && left.size === 0) onLeft?.()
      const read = new Set(citationsOf(isLate ? { ...event, content: '' } : event))
      const kept = isLate ? left : this.known
      kept.set(event.id, read)
      return read
    }
  }
}

export interface CitingGround {
  readonly get: (id: string) => NostrEvent | undefined
  /** The lasting name of a key. */
  readonly nameOf: (pubkey: string) => string | undefined
  readonly cites: Cites
}

/** Answers who speaks of a post, each once: first whoever wrote it, then the newest. Nothing is read before it is asked. */
export function citingIn(
  all: readonly Speaking[],
  { get, nameOf, cites }: CitingGround,
): (id: string) => readonly Speaking[] {
  const who = (pubkey: string) => nameOf(pubkey) ?? pubkey
  return (id) => {
    const event = get(id)
    // Of an article a version was folded, and clients cite the whole.
    const names = event?.kind === KIND.article ? [id, addressOf(event)] : [id]
    const author = event && who(event.pubkey)
    const isOthers = (one: Speaking) => Number(who(one.event.pubkey) !== author)
    return all
      .filter((one) => !names.includes(one.root) && names.some((name) => cites(one.event).has(name)))
      .sort((a, b) => isOthers(a) - isOthers(b) || (b.place ?? 0) - (a.place ?? 0))
  }
}
