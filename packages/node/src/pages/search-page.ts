// Words and names looked for. What was looked for is in no path, and nothing of it is kept.

import { KIND, titleOf, WORD_KINDS } from '@commonwall/wall'
import { foundIn, spokenIn, whenOf } from '@commonwall/web/fill'
import type { SearchPage } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import { namesFound } from './find-names.ts'
import type { Place } from './frame.ts'
import { rootEvent } from './lists.ts'
import { frameOf, type Source } from './source.ts'

const RESULTS = 25

export function searchPage(source: Source, query: string, place: Place): SearchPage {
  const { store, facts, numbers } = source
  const wanted = query.trim().slice(0, 200)
  const frame = frameOf(source, place)
  if (wanted === '') return { kind: 'search', frame, query: '', results: [], names: [], complete: true }
  const kinds = [...WORD_KINDS]
  const { events, complete } = store.query([{ kinds, search: wanted, tags: {} }], RESULTS, 'default')
  const shown = events.filter((event) => !facts.isLeftOut(event))
  const roots = shown.map((event) => rootEvent(source, numbers.rootFor(event) ?? ''))
  const ids = [...shown, ...roots].flatMap((event) => event?.id ?? [])
  const absences = new Absences(store, facts, ids)
  const results = shown.flatMap((event, index) => {
    if (absences.ofHeld(event) !== undefined) return []
    const root = roots[index]
    const titled = root !== undefined && absences.ofHeld(root) === undefined
    return [
      {
        path: numbers.pathOf(event),
        title: titled ? spokenIn(root, titleOf(root) ?? '') : undefined,
        article: root?.kind === KIND.article,
        excerpt: foundIn(event, wanted),
        when: whenOf(event, facts.time),
      },
    ]
  })
  const names = namesFound(source, wanted, place.lang)
  return { kind: 'search', frame, query: wanted, results, names, complete }
}
