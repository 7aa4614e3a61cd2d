// NIP-40: an event may name the second from which it is no longer served.
//
// The relay refuses and hides what has expired. The log keeps it all the same: nothing on a wall can be
// removed, and NIP-40 says itself that it is no promise.

import type { NostrEvent } from '@commonwall/wall'
import { tagValue } from '@commonwall/wall'

/** @param now unix seconds */
export function isExpired(event: NostrEvent, now: number): boolean {
  if (event.tags.length === 0) return false
  const expiration = tagValue(event, 'expiration')
  return expiration !== undefined && /^\d{1,15}$/.test(expiration) && Number(expiration) <= now
}
