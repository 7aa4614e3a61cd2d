// `index.html` of the static layout: the newest threads with their first text, in one file that needs no other.

import { buildThread } from '@commonwall/wall'
import type { IndexPage, Sheet } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import type { Place } from './frame.ts'
import { languageOf } from './language.ts'
import { rootEvent, threadItems } from './lists.ts'
import { postItems, rootRow } from './posts.ts'
import { frameOf, type Source } from './source.ts'

const THREADS = 50

/** Changes only with what is on the wall and with its checkpoint: two calls between posts give the same page. */
export function indexPage(source: Source): IndexPage {
  const [first = 'en'] = source.facts.history.current.langs
  const place: Place = { lang: languageOf(first) ?? 'en', prefix: '', here: '' }
  const frame = frameOf(source, place)
  const sheets = source.activity
    .newest(undefined)
    .slice(0, THREADS)
    .flatMap((active, index): Sheet[] => {
      const [item] = threadItems(source, [active], place)
      const root = rootEvent(source, active.root)
      if (item === undefined || root === undefined) return []
      const thread = buildThread({
        id: active.root,
        root,
        replies: [],
        keyOf: (event) => source.facts.keyOf(event),
      })
      const talk = { thread, absences: new Absences(source.store, source.facts, [root.id]), rows: [] }
      const [post] = postItems(source, talk, [rootRow(talk)], place.lang)
      return post === undefined ? [] : [{ ...item, anchor: `n${index + 1}`, post }]
    })
  const truth = { ...frame.truth, source: 'copy' } as const
  return { kind: 'index', frame: { ...frame, served: false, truth }, sheets }
}
