// What changed from one version of an article to the next: title and text, word by word.

import { type DiffPiece, wordDiff } from '../text/word-diff.ts'
import type { ArticleVersion } from './history.ts'

export interface Changes {
  readonly title: readonly DiffPiece[]
  readonly text: readonly DiffPiece[]
  /** False if nothing but tags changed. */
  readonly changed: boolean
}

/** The difference of two versions, in the language of the later. A view: nothing is computed from it. */
export function changesBetween(before: ArticleVersion, after: ArticleVersion): Changes {
  const lang = after.lang ?? before.lang
  return {
    title: wordDiff(before.title, after.title, lang),
    text: wordDiff(before.event.content, after.event.content, lang),
    changed: before.title !== after.title || before.event.content !== after.event.content,
  }
}
