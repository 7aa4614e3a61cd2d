// What changed between two versions of a text, word by word, in every script.
//
// Words come from Intl.Segmenter, which knows Chinese, Japanese and Thai words; its dictionary may differ
// between platforms, so a diff is a view and nothing is computed from it.

import { diffArrays } from 'diff'

/** Pieces in reading order: those not `added` make up the older text, those not `removed` the newer. */
export interface DiffPiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Beyond this many edits the texts have little in common, and looking further costs more than it shows. */
const MAX_EDITS = 5_000

/**
 * The difference of two texts.
 * @param lang BCP 47 tag of the text; the default cuts every script sensibly
 * @example wordDiff('言论自由', '表达自由') // removed 言论, added 表达, same 自由
 */
export function wordDiff(before: string, after: string, lang = 'zh'): DiffPiece[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  const words = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)
  const changes = diffArrays(words(before), words(after), { maxEditLength: MAX_EDITS })
  if (changes === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
