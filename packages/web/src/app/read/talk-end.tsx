// Below what was said of a thread or under an article: its further pages, all of it for paper, and the ways to answer.

import type { ArticlePage, ThreadPage } from '../../pages/model.ts'
import { PagerLinks } from '../../pages/parts/pager.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { startReply } from '../write/draft.ts'
import { OnPaper, type Paper } from './paper.tsx'
import { takesAnswers } from './takes-answers.ts'
import { ThreadMenu } from './thread-menu.tsx'

interface Props {
  readonly page: ThreadPage | ArticlePage
  readonly paper: Paper<unknown>
  readonly ui: Ui
  readonly state: State
}

export function TalkEnd({ page, paper, ui, state }: Props) {
  const { root } = page
  const { post } = state.words.value.a
  return (
    <>
      <PagerLinks pager={page.pager} ui={ui} />
      <OnPaper paper={paper} ui={ui} />
      {root !== undefined && (
        <div class="acts">
          {takesAnswers(page) && (
            <button type="button" onClick={() => startReply({ root, parent: root, quote: undefined })}>
              {page.kind === 'article' ? post.replyArticle : post.replyThread}
            </button>
          )}
          <ThreadMenu page={page} paper={paper} state={state} />
        </div>
      )}
    </>
  )
}
