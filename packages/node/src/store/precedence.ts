// Order and precedence (NIP-01): newest first, lowest id on a tie, and which events are versions of one thing.

import { addressOf, isAddressable, isEphemeral, isReplaceable, type NostrEvent } from '@commonwall/wall'
import type { PutItem } from './store.ts'
import { StoreError } from './store-error.ts'

type Keyed = Pick<NostrEvent, 'id' | 'created_at'>

/** Sorts newest first, lowest id first on a tie. The first of two versions is the current one. */
export function newestFirst(a: Keyed, b: Keyed): number {
  return b.created_at - a.created_at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * What an event is a version of: `kind:pubkey:d`, or undefined for regular events. A `d` tag counts only
 * where NIP-01 gives it a meaning.
 */
export function versionedAddress(event: NostrEvent): string | undefined {
  if (isAddressable(event.kind)) return addressOf(event)
  return isReplaceable(event.kind) ? `${event.kind}:${event.pubkey}:` : undefined
}

/** Refuses what must never be kept. @throws StoreError `store/ephemeral` */
export function refuseEphemeral(items: readonly PutItem[]): void {
  for (const { event } of items)
    if (isEphemeral(event.kind))
      throw new StoreError('store/ephemeral', `kind: expected one that is kept, got ephemeral ${event.kind}`)
}

/**
 * The tags that filters can ask for: single letters, first value, each once (NIP-01). As `letter` + value.
 */
export function indexedTags(event: NostrEvent): ReadonlySet<string> {
  const tags = new Set<string>()
  for (const [name, value] of event.tags)
    if (name !== undefined && value !== undefined && /^[a-zA-Z]$/.test(name)) tags.add(name + value)
  return tags
}
