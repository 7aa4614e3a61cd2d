// What a post hangs under, equal on every copy (docs/protocol/threads.md, 1).
//
// A reply names an article by its address (NIP-22). Where it names a version by its id alone, that version's body says which
// article it is of, and of a body that has left the segments some copies still hold one and others never did: it counts for
// nothing here either. Such a reply stands apart, under that id, unless a withdrawal says of which article the version was:
// every copy holds those.

import { addressOf, KIND, type NostrEvent, tagValue } from '../event/index.ts'
import { rootOf } from './subject.ts'

/** What is known of articles by the ids of their versions; each answers with an address. */
export interface Versions {
  /** Of a version that counts: held, and not gone. */
  articleOf(id: string): string | undefined
  /** Of what a withdrawal calls a version. */
  wasOf(id: string): string | undefined
}

/** The id of a post's thread or the address of its article; undefined for what is neither post nor root. */
export function rootFor(event: NostrEvent, versions: Versions): string | undefined {
  if (event.kind === KIND.thread) return event.id
  if (event.kind === KIND.article) return addressOf(event)
  const named = rootOf(event)
  if (named === undefined) return undefined
  const was = tagValue(event, 'K') === String(KIND.article) ? versions.wasOf(named) : undefined
  return versions.articleOf(named) ?? was ?? named
}
