// A thread: its posts by floor, all of them or only those of who began, and the way to answer.

import type { ThreadPage } from '../../pages/model.ts'
import { Duplicate } from '../../pages/parts/duplicate.tsx'
import { PagerLinks } from '../../pages/parts/pager.tsx'
import { Words } from '../../pages/parts/words.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { startReply } from '../write/draft.ts'
import { Follow } from './follow.tsx'
import { OnPaper, usePaper } from './paper.tsx'
import { PostsByParts } from './posts-by-parts.tsx'
import { ThreadMenu } from './thread-menu.tsx'

export function ThreadScreen({ page, ui, state }: { page: ThreadPage; ui: Ui; state: State }) {
  const { a } = state.words.value
  const { root } = page
  const paper = usePaper(page, state)
  return (
    <>
      <div class="heading">
        {page.board && (
          <p class="quiet">
            <Words text={page.board.title} to={page.board.path} ui={ui} />
          </p>
        )}
        <h1 dir={page.title?.dir}>
          {page.title === undefined ? ui.t.untitled : <Words text={page.title} ui={ui} />}
        </h1>
        <p class="quiet row">
          <span>{page.replies === 0 ? ui.t.noReplies : ui.t.replies(page.replies)}</span>
          <FirstWriter state={state} />
          <Follow page={page} state={state} />
        </p>
        {page.unverified && <p class="note">{ui.t.unverified}</p>}
        {page.closed && <p class="note">{ui.t.closed}</p>}
        <Duplicate page={page} ui={ui} />
      </div>
      <PostsByParts posts={page.posts} of={`${root} ${page.pager.page} ${page.firstWriter}`} ui={ui} />
      <PagerLinks pager={page.pager} ui={ui} />
      <OnPaper paper={paper} ui={ui} />
      {root !== undefined && (
        <div class="acts">
          <button type="button" onClick={() => startReply(state, { root, parent: root, quote: undefined })}>
            {a.post.replyThread}
          </button>
          <ThreadMenu page={page} paper={paper} state={state} />
        </div>
      )}
    </>
  )
}

function FirstWriter({ state }: { state: State }) {
  const { a } = state.words.value
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={state.firstWriter.value}
        onChange={({ currentTarget }) => {
          state.firstWriter.value = currentTarget.checked
        }}
      />
      {a.read.firstWriter}
    </label>
  )
}
