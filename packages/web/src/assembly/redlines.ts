// How the wordings of one place differ, word by word, and what a proposal would look like on the text that was adopted.

import { type Rebase, rebase } from '@commonwall/assembly'
import { redline } from '@commonwall/wall'
import type { AssemblyView, PassageDetail, Redline } from './model.ts'
import { wordingsAt } from './wordings.ts'

/** @param place id of a place of the text */
export function passageDetail(view: AssemblyView, place: string): PassageDetail {
  const wordings = wordingsAt(view, place)
  const textOf = (id: string) => {
    const text = wordings.find((one) => one.id === id)?.text
    return text === undefined ? undefined : view.texts[text]?.text
  }
  const first = wordings[0]?.id
  const adopted = view.state.stages
    .flatMap(({ passages }) => passages)
    .findLast(({ id, adopted: one }) => id === place && one !== undefined)?.adopted
  const redlines: Record<string, Redline> = {}
  const rebased: Record<string, Rebase> = {}
  for (const { id, parents } of wordings) {
    const mine = textOf(id)
    const [parent] = parents.length === 1 && wordings.some((one) => one.id === parents[0]) ? parents : [first]
    const base = parent === undefined || parent === id ? undefined : textOf(parent)
    if (mine === undefined || base === undefined || parent === undefined) continue
    redlines[id] = { against: parent, pieces: redline(base.text, mine.text, mine.lang) }
    const now = adopted === undefined || adopted === id || adopted === parent ? undefined : textOf(adopted)
    if (now !== undefined)
      rebased[id] = rebase({ base: base.text, adopted: now.text, mine: mine.text }, mine.lang)
  }
  return { redlines, rebased }
}
