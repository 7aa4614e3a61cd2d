// How the wordings of one place differ, word by word, and what a proposal would look like on the text that was adopted.

import { type Rebase, rebase } from '@commonwall/assembly'
import { redline } from '@commonwall/wall'
import type { AssemblyView, PassageDetail, Redline } from './model.ts'
import { isUnbacked, wordingsAt } from './wordings.ts'

/** Anybody may propose, and name many parents: of a compromise of more than so many no eye has a use for all. */
const MOST_COMPARED = 3

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
  const redlines: Record<string, readonly Redline[]> = {}
  const rebased: Record<string, Rebase> = {}
  for (const wording of wordings) {
    const { id, text, parents } = wording
    // Whoever fills a wall with proposals must not hold up what groups stand behind.
    if (isUnbacked(wording)) continue
    const mine = textOf(id)
    const made = parents.filter((parent) => parent !== id && textOf(parent) !== undefined)
    const compared =
      made.length > 0 ? made.slice(0, MOST_COMPARED) : first === undefined || first === id ? [] : [first]
    redlines[id] = compared.flatMap((against): Redline[] => {
      const base = textOf(against)
      // What strikes the passage leaves nothing of it.
      if (base === undefined || (mine === undefined && text !== undefined)) return []
      const { lang, dir } = mine ?? base
      const pieces =
        mine === undefined
          ? [{ kind: 'removed' as const, text: base.text }]
          : redline(base.text, mine.text, lang)
      return [{ against, of: { lang, dir }, pieces }]
    })
    const [parent] = compared
    const base = parent === undefined ? undefined : textOf(parent)
    // A compromise has no one text that it was made from.
    if (mine === undefined || base === undefined || made.length > 1) continue
    const now = adopted === undefined || adopted === id || adopted === parent ? undefined : textOf(adopted)
    if (now !== undefined)
      rebased[id] = rebase({ base: base.text, adopted: now.text, mine: mine.text }, mine.lang)
  }
  return { redlines, rebased }
}
