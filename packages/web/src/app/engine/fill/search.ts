// Words and names looked for in what this copy holds: nothing of it leaves the device.

import {
  holdsPhrases,
  queryTerms,
  searchTerms,
  titleOf,
  type VerifiedEvent,
  WORD_KINDS,
} from '@commonwall/wall'
import { foundIn, spokenIn, whenOf } from '../../../pages/fill/index.ts'
import type { Language, SearchPage } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'
import { namesFound } from './find-names.ts'
import { frameOf } from './frame.ts'
import { pathTo } from './path-to.ts'

const RESULTS = 50

/** The terms of each post, cut once: a post never changes. */
export class SearchIndex {
  readonly #terms = new Map<string, readonly string[]>()

  /** Posts that hold all phrases, newest first. */
  find(wall: Wall, query: string): readonly VerifiedEvent[] {
    const phrases = queryTerms(query)
    if (phrases.length === 0) return []
    const found: VerifiedEvent[] = []
    for (const event of wall.events.values())
      if (WORD_KINDS.has(event.kind) && holdsPhrases(this.#termsOf(event), phrases)) found.push(event)
    return found.sort((a, b) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1))
  }

  #termsOf(event: VerifiedEvent): readonly string[] {
    const known = this.#terms.get(event.id)
    if (known !== undefined) return known
    const terms = searchTerms(`${titleOf(event) ?? ''}\n${event.content}`)
    this.#terms.set(event.id, terms)
    return terms
  }
}

export function searchPage(wall: Wall, index: SearchIndex, query: string, lang: Language): SearchPage {
  const wanted = query.trim().slice(0, 200)
  const frame = frameOf(wall, lang, 's')
  const found = index.find(wall, wanted).filter((event) => wall.absenceOfHeld(event) === undefined)
  return {
    kind: 'search',
    frame,
    query: wanted,
    names: namesFound(wall, wanted, lang),
    complete: found.length <= RESULTS,
    results: found.slice(0, RESULTS).flatMap((event) => {
      const root = wall.rootFor(event)
      const view = root === undefined ? undefined : wall.thread(root)
      if (root === undefined || view === undefined) return []
      const first = view.thread.root.event
      const titled = first !== undefined && wall.absenceOfHeld(first) === undefined
      return [
        {
          path: pathTo(wall, event),
          title: titled ? spokenIn(first, titleOf(first) ?? '') : undefined,
          article: root.includes(':'),
          excerpt: foundIn(event, wanted),
          when: whenOf(event, wall.held.history),
        },
      ]
    }),
  }
}
