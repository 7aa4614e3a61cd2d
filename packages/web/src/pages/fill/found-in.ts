// Why a post was found: its words from the clause on in which the first of what was looked for stands.

import { holdsPhrases, type NostrEvent, queryTerms, searchTerms } from '@commonwall/wall'
import type { Spoken } from '../model.ts'
import { excerptOf, spokenIn, withoutMarks } from './spoken.ts'

/** What two lines of a phone show of a text in Chinese. */
const IN_SIGHT = 36
const LENGTH = 200
/** Where a clause ends; a dot or a colon within an address or a mention ends none. */
const CLAUSE = /(?<=[.,;:!?]\s|[，。；：！？、\n])/

/** The first words of the post if they hold it, or if it stands in the title alone. */
export function foundIn(event: NostrEvent, query: string): Spoken {
  const { content } = event
  const first = queryTerms(query).slice(0, 1)
  const holds = (text: string) => holdsPhrases(searchTerms(text), first)
  const clauses = content.split(CLAUSE)
  const at = holds(content.slice(0, IN_SIGHT)) ? 0 : clauses.findIndex(holds)
  const before = clauses.slice(0, Math.max(at, 0)).join('').length
  const words = excerptOf(withoutMarks(content.slice(before)), LENGTH)
  return spokenIn(event, before > 0 ? `…${words}` : words)
}
