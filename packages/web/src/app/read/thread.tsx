// A thread: its posts by floor, all of them or only those of who began, and the way to answer.

import type { ThreadPage } from '../../pages/model.ts'
import { Duplicate } from '../../pages/parts/duplicate.tsx'
import { Unverified } from '../../pages/parts/unverified.tsx'
import { PageTitle } from '../../pages/title/page-title.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { Follow } from './follow.tsx'
import { usePaper } from './paper.tsx'
import { PostsByParts } from './posts-by-parts.tsx'
import { TalkEnd } from './talk-end.tsx'

export function ThreadScreen({ page: given, ui, state }: { page: ThreadPage; ui: Ui; state: State }) {
  const paper = usePaper(given, state)
  const { page } = paper
  return (
    <>
      <div class="heading">
        <PageTitle page={page} ui={ui} />
        <p class="quiet row">
          <span>{page.replies === 0 ? ui.t.noReplies : ui.t.replies(page.replies)}</span>
          <FirstWriter state={state} />
          <Follow page={page} state={state} />
        </p>
        {page.pager.page > 1 && <Unverified of={page} ui={ui} />}
        {page.closed && <p class="note">{ui.t.closed}</p>}
        <Duplicate page={page} ui={ui} />
      </div>
      <PostsByParts posts={page.posts} ui={ui} />
      <TalkEnd page={page} paper={paper} ui={ui} state={state} />
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
