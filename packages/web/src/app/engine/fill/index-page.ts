// The newest threads with their first text, and what was answered in the newest of them, for a file that is read with
// scripts off.

import { rootRow, rowsOf } from '../../../pages/fill/index.ts'
import type { IndexPage, Language } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'
import { frameOf } from './frame.ts'
import { frontPage } from './lists.ts'
import { postItems } from './posts.ts'

/** Threads that are there with their answers, and so many of each. */
const WITH_ANSWERS = 10
const ANSWERS = 100

/** @param front which of the lists' pages are taken, each of 25 threads */
export function indexPage(wall: Wall, lang: Language, pages = 2): IndexPage {
  const { truth, ...rest } = frameOf(wall, lang, '')
  // Whoever is handed the file is not told how its maker reads.
  const frame = {
    ...rest,
    served: false,
    truth: { ...truth, source: 'copy', saved: false, caught: 0 } as const,
  }
  const items = Array.from({ length: pages }, (_, n) => frontPage(wall, n + 1, lang)?.threads ?? []).flat()
  return {
    kind: 'index',
    frame,
    sheets: items.flatMap((item, index) => {
      const view = wall.thread(item.root ?? '')
      if (view === undefined) return []
      const rows = index < WITH_ANSWERS ? rowsOf(view.thread).slice(0, ANSWERS) : []
      const [post, ...answers] = postItems(wall, view, [rootRow(view.thread), ...rows], lang)
      return post === undefined ? [] : [{ ...item, anchor: `n${index + 1}`, post, answers }]
    }),
  }
}
