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

/** Nothing but space and points between two words, within a line. */
const BETWEEN = /^[^\p{L}\p{N}\n]*$/u

/**
 * The same as it is read: where word after word was replaced, all that was taken away stands before all that was put in,
 * and not one of each in turn. For the eye alone: what is computed takes `wordDiff`.
 */
export function redline(before: string, after: string, lang?: string): DiffPiece[] {
  const read: { removed: string; added: string; same: string }[] = []
  for (const { kind, text } of wordDiff(before, after, lang)) {
    const last = read.at(-1)
    if (last !== undefined && last.same === '') last[kind] += text
    else if (last !== undefined && kind === 'same') last.same += text
    else read.push({ removed: '', added: '', same: '', [kind]: text })
    const [one, next] = read.slice(-2)
    if (next === undefined || one === undefined || !replaces(one) || !replaces(next)) continue
    if (!BETWEEN.test(one.same)) continue
    read.splice(-2, 2, {
      removed: one.removed + one.same + next.removed,
      added: one.added + one.same + next.added,
      same: next.same,
    })
  }
  return read.flatMap((run) =>
    (['removed', 'added', 'same'] as const).flatMap((kind) =>
      run[kind] === '' ? [] : [{ kind, text: run[kind] }],
    ),
  )
}

function replaces({ removed, added }: { readonly removed: string; readonly added: string }): boolean {
  return removed !== '' && added !== ''
}

function piecewise(before: string[], after: string[]): DiffPiece[] | undefined {
  return diffArrays(before, after, { maxEditLength: MAX_EDITS })?.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
