// What a withdrawal (5, NIP-09) or a wish to vanish (62, NIP-62) asks the store to do.

import { KIND, type NostrEvent, parseAddress, tagValues } from '@commonwall/wall'
import type { Withdrawal } from '../store/store.ts'

/**
 * The effect of an event, or undefined if it has none.
 * @param earlierKeys keys of the same name that were retired before its author's; theirs may be withdrawn too
 */
export function withdrawalOf(event: NostrEvent, earlierKeys: readonly string[]): Withdrawal | undefined {
  const authors = [event.pubkey, ...earlierKeys]
  const asked = { by: event.id, authors, until: event.created_at }
  if (event.kind === KIND.vanish) return { ...asked, ids: [], addresses: [], everything: true }
  if (event.kind !== KIND.withdrawal) return undefined
  const addresses = tagValues(event, 'a').filter((address) =>
    authors.includes(parseAddress(address)?.pubkey ?? ''),
  )
  return { ...asked, ids: tagValues(event, 'e'), addresses, everything: false }
}
