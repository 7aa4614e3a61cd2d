// The newest threads with their first text, for a file that is read with scripts off.

import type { IndexPage, Language } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'
import { frameOf } from './frame.ts'
import { frontPage } from './lists.ts'
import { postItems, rootRow } from './posts.ts'

/** @param front which of the lists' pages are taken, each of 25 threads */
export function indexPage(wall: Wall, lang: Language, pages = 2): IndexPage {
  const frame = { ...frameOf(wall, lang, ''), served: false }
  const items = Array.from({ length: pages }, (_, n) => frontPage(wall, n + 1, lang)?.threads ?? []).flat()
  return {
    kind: 'index',
    frame,
    sheets: items.flatMap((item, index) => {
      const view = wall.thread(item.root ?? '')
      const post = view && postItems(wall, view, [rootRow(view.thread)], lang)[0]
      return post === undefined ? [] : [{ ...item, anchor: `n${index + 1}`, post }]
    }),
  }
}
