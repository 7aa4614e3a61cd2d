// Events without an `h` (kinds 0, 5, 62, 1984, 1985): they stand only if the node knows who or what they are about.

import { type NostrEvent, parseAddress, tagValues } from '@commonwall/wall'
import type { AdmissionContext, Decision } from './decision.ts'

/** Undefined if the author or a target is known; else the keys and ids that this event waits for. */
export function homelessDecision(event: NostrEvent, context: AdmissionContext): Decision | undefined {
  if (context.isKnownAuthor(event.pubkey)) return undefined
  const ids = tagValues(event, 'e')
  if (ids.some((id) => context.isHeld(id))) return undefined
  const authors = tagValues(event, 'a').flatMap((address) => parseAddress(address)?.pubkey ?? [])
  if (authors.some((author) => context.isKnownAuthor(author))) return undefined
  return {
    wait: [event.pubkey, ...authors, ...ids],
    refuse:
      'restricted: neither its author nor its target is known here; it is tried again if they come within 30 days',
  }
}
