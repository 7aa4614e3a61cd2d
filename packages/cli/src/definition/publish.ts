// Sends events to the relay of a wall, one after the other; the first that is not taken ends it.

import { type NostrEvent, stringifyEvent } from '@commonwall/wall'
import { deliver } from '../post/deliver.ts'
import { ChangeError } from './change-error.ts'

/** @param address http(s) URL of the wall; its relay is at the same place @throws ChangeError if one is not taken */
export async function publish(address: string, events: readonly NostrEvent[]): Promise<void> {
  const results = await deliver(address.replace(/^http/, 'ws'), '', events.map(stringifyEvent))
  for (const [n, { refused }] of results.entries())
    if (refused !== undefined) throw new ChangeError(`${address}: ${events[n]?.id} was not taken: ${refused}`)
}
