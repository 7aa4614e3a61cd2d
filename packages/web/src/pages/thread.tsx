// A thread: its title, and its posts by floor.

import type { ThreadPage } from './model.ts'
import { Duplicate } from './parts/duplicate.tsx'
import { PagerLinks } from './parts/pager.tsx'
import { Posts } from './parts/posts.tsx'
import { Words } from './parts/words.tsx'
import type { Ui } from './ui.ts'

export function ThreadView({ page, ui }: { page: ThreadPage; ui: Ui }) {
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
        <p class="quiet">{page.replies === 0 ? ui.t.noReplies : ui.t.replies(page.replies)}</p>
        {page.unverified && <p class="note">{ui.t.unverified}</p>}
        {page.closed && <p class="note">{ui.t.closed}</p>}
        <Duplicate page={page} ui={ui} />
      </div>
      <Posts posts={page.posts} ui={ui} />
      <PagerLinks pager={page.pager} ui={ui} />
    </>
  )
}
