// What of an event a search looks at (NIP-50): its title and its content, as folded terms in order.

import { type NostrEvent, searchTerms, tagValues } from '@commonwall/wall'

/** The search terms of an event, in order. */
export function termsOf(event: Pick<NostrEvent, 'tags' | 'content'>): readonly string[] {
  return searchTerms([...tagValues(event, 'title'), event.content].join('\n'))
}
