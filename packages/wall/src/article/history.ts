// Every version of an article, in the order in which they count (DESIGN §3.1, §3.4).
//
// Order: by min(created_at, witnessed time + 15 min), so that nobody puts a version before an older one by
// backdating or keeps it on top by postdating; on a tie the lowest id is the newer one (NIP-01). A version whose
// body has left the segments has no number and is never current, so every copy counts alike.

import { addressOf, type NostrEvent, tagsNamed, tagValue } from '../event/index.ts'
import { langOf } from '../thread/language.ts'
import { takesPrecedence } from '../time/precedence.ts'

/** Where something comes from that was not signed when it was written (`["imported", source, date]`). */
export interface Imported {
  readonly source: string
  /** 2015, 2015-12 or 2015-12-16. */
  readonly date: string
}

export interface ArticleVersion<E extends NostrEvent = NostrEvent> {
  readonly id: string
  readonly event: E
  /** From 1, oldest first. */
  readonly number: number
  /** Unix seconds. */
  readonly key: number
  readonly title: string
  readonly lang: string | undefined
  readonly imported: Imported | undefined
  /** What this version corrects, in a line (`["correction", text]`). */
  readonly correction: string | undefined
}

export interface ArticleHistory<E extends NostrEvent = NostrEvent> {
  readonly address: string
  /** Oldest first; at least one. */
  readonly versions: readonly ArticleVersion<E>[]
  readonly current: ArticleVersion<E>
  /** Versions still held here whose bodies have left the segments, oldest first. */
  readonly gone: readonly E[]
  /** The last of them, where it is newer than the current version: that one is an earlier one, which is to be said. */
  readonly goneSince: E | undefined
}

export interface ArticleInput<E extends NostrEvent> {
  readonly address: string
  /** Events of another address are passed over. */
  readonly versions: Iterable<E>
  readonly keyOf: (event: E) => number
  readonly gone?: (id: string) => boolean
}

/** The history of an article, or undefined if no version of it counts. */
export function articleHistory<E extends NostrEvent>(input: ArticleInput<E>): ArticleHistory<E> | undefined {
  const { address, keyOf, gone = () => false } = input
  const held = new Map<string, E>()
  for (const event of input.versions) if (addressOf(event) === address) held.set(event.id, event)
  const placed = [...held.values()]
    .map((event) => ({ id: event.id, key: keyOf(event), event }))
    .sort((a, b) => (takesPrecedence(a, b) ? 1 : -1))
  const counted = placed.filter(({ id }) => !gone(id))
  const versions = counted.map(({ id, key, event }, index) => ({
    id,
    event,
    number: index + 1,
    key,
    title: tagValue(event, 'title') ?? '',
    lang: langOf(event),
    imported: importedOf(event),
    correction: correctionOf(event),
  }))
  const current = versions.at(-1)
  if (current === undefined) return undefined
  const last = placed.at(-1)?.event
  return {
    address,
    versions,
    current,
    gone: placed.flatMap(({ id, event }) => (gone(id) ? [event] : [])),
    goneSince: last === current.event ? undefined : last,
  }
}

/** What an event says it corrects. Nobody checks that one was before it: a copy may lack that one's body. */
export function correctionOf(event: NostrEvent): string | undefined {
  return tagValue(event, 'correction')
}

/** The first `imported` tag of an event. */
export function importedOf(event: NostrEvent): Imported | undefined {
  const [, source, date] = tagsNamed(event, 'imported')[0] ?? []
  return source === undefined || date === undefined ? undefined : { source, date }
}
