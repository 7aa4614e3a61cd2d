// What a withdrawal (5, NIP-09) or a wish to vanish (62, NIP-62) asks the store to do, and whether it may.

import { KIND, type NostrEvent, parseAddress, tagValues } from '@commonwall/wall'
import type { Withdrawal } from '../store/store.ts'
import type { AdmissionContext } from './decision.ts'

/**
 * The effect of an event, or undefined if it has none.
 * @param authors whose events it may empty: its own author, and keys of the same name that were retired before
 */
export function withdrawalOf(event: NostrEvent, authors: readonly string[]): Withdrawal | undefined {
  const asked = { by: event.id, authors, until: event.created_at }
  if (event.kind === KIND.vanish) return { ...asked, ids: [], addresses: [], everything: true }
  if (event.kind !== KIND.withdrawal) return undefined
  const addresses = tagValues(event, 'a').filter((address) =>
    authors.includes(parseAddress(address)?.pubkey ?? ''),
  )
  return { ...asked, ids: tagValues(event, 'e'), addresses, everything: false }
}

/** The tag (`e` or `a`) that names what is held and is somebody else's, or undefined. */
export function foreignTarget(
  event: NostrEvent,
  { authorOf, isSamePerson }: Pick<AdmissionContext, 'authorOf' | 'isSamePerson'>,
): 'e' | 'a' | undefined {
  const isForeign = (author: string | undefined): boolean =>
    author !== undefined && !isSamePerson(event.pubkey, author)
  if (tagValues(event, 'e').some((id) => isForeign(authorOf(id)))) return 'e'
  return tagValues(event, 'a').some((address) => isForeign(parseAddress(address)?.pubkey)) ? 'a' : undefined
}
