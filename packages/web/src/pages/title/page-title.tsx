// The title of a thread or an article below its board, or what stands in its place where it is withdrawn, folded or not
// held.

import { type ArticlePage, isWhole, type Spoken, type ThreadPage } from '../model.ts'
import { Words } from '../parts/words.tsx'
import type { Ui } from '../ui.ts'
import { UNTITLED } from './words.ts'

export function PageTitle({ page, ui }: { page: ThreadPage | ArticlePage; ui: Ui }) {
  const { board, title } = page
  return (
    <>
      {board && (
        <p class="quiet">
          <Words text={board.title} to={board.path} ui={ui} />
        </p>
      )}
      <h1 dir={title?.dir}>{title === undefined ? titleText(page, ui) : <Words text={title} ui={ui} />}</h1>
    </>
  )
}

/** What stands in the place of a title that is not there, in the reader's language. */
export function nameless(kind: 'thread' | 'article', ui: Pick<Ui, 'frame'>): Spoken {
  return { text: titleText({ kind, title: undefined }, ui), lang: ui.frame.lang, dir: 'ltr' }
}

/** The title as text alone. */
export function titleText(
  {
    kind,
    title,
    wasArticle,
  }: Pick<ThreadPage | ArticlePage, 'kind' | 'title'> & Pick<ThreadPage, 'wasArticle'>,
  { frame: { lang, truth } }: Pick<Ui, 'frame'>,
): string {
  return title?.text ?? UNTITLED[lang][isWhole(truth) ? (wasArticle ? 'article' : kind) : 'unread']
}
