// What of an event a search looks at (NIP-50): its title and its content, as folded terms in order.

import { type NostrEvent, type SearchPhrase, searchTerms, tagValues } from '@commonwall/wall'

/** The search terms of an event, in order. */
export function termsOf(event: Pick<NostrEvent, 'tags' | 'content'>): readonly string[] {
  return searchTerms([...tagValues(event, 'title'), event.content].join('\n'))
}

/** True if every phrase stands somewhere among the terms. No phrase at all is found nowhere. */
export function holdsPhrases(terms: readonly string[], phrases: readonly SearchPhrase[]): boolean {
  return phrases.length > 0 && phrases.every((phrase) => terms.some((_, at) => standsAt(terms, at, phrase)))
}

function standsAt(held: readonly string[], at: number, { terms, prefix }: SearchPhrase): boolean {
  return terms.every((term, offset) => {
    const found = held[at + offset]
    return prefix && offset === terms.length - 1 ? found?.startsWith(term) === true : found === term
  })
}
