// What changed between two versions of a text, word by word, in every script.
//
// Words come from Intl.Segmenter, which knows Chinese, Japanese and Thai words; its dictionary may differ
// between platforms, so a diff is a view and nothing is computed from it.

import { diffArrays } from 'diff/lib/diff/array.js'

/** Pieces in reading order: those not `added` make up the older text, those not `removed` the newer. */
export interface DiffPiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Time grows with the square of the edits: so many take some 0.1 s, and show more than anybody reads. */
const MAX_EDITS = 1_000

/**
 * The difference of two texts: by words; where too much changed, by lines; where even that is too much, as a whole.
 * @param lang BCP 47 tag of the text; the default cuts every script sensibly
 * @example wordDiff('言论自由', '表达自由') // removed 言论, added 表达, same 自由
 */
export function wordDiff(before: string, after: string, lang = 'zh'): DiffPiece[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  const words = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)
  const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+/g) ?? []
  return (
    piecewise(words(before), words(after)) ??
    piecewise(lines(before), lines(after)) ?? [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  )
}

function piecewise(before: string[], after: string[]): DiffPiece[] | undefined {
  return diffArrays(before, after, { maxEditLength: MAX_EDITS })?.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
