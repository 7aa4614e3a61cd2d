// A thread: its title, and its posts by floor.

import type { ThreadPage } from './model.ts'
import { Duplicate } from './parts/duplicate.tsx'
import { PagerLinks } from './parts/pager.tsx'
import { Posts } from './parts/posts.tsx'
import { Unverified } from './parts/unverified.tsx'
import { PageTitle } from './title/page-title.tsx'
import type { Ui } from './ui.ts'

export function ThreadView({ page, ui }: { page: ThreadPage; ui: Ui }) {
  return (
    <>
      <div class="heading">
        <PageTitle page={page} ui={ui} />
        <p class="quiet">{page.replies === 0 ? ui.t.noReplies : ui.t.replies(page.replies)}</p>
        {page.pager.page > 1 && <Unverified of={page} ui={ui} />}
        {page.closed && <p class="note">{ui.t.closed}</p>}
        <Duplicate page={page} ui={ui} />
      </div>
      <Posts posts={page.posts} ui={ui} />
      <PagerLinks pager={page.pager} ui={ui} />
    </>
  )
}
