// A thread or an article on paper: all of its posts, in the place of those that are on the screen.

import { useEffect, useState } from 'preact/hooks'
import type { ArticlePage, PostItem, ThreadPage } from '../../pages/model.ts'
import { Posts } from '../../pages/parts/posts.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { wholeTalk } from './whole-talk.ts'

export interface Paper {
  readonly posts: readonly PostItem[] | undefined
  /** Has the browser print, once everything stands there. */
  readonly print: () => void
}

export function usePaper(page: ThreadPage | ArticlePage, state: State): Paper {
  const [posts, setPosts] = useState<readonly PostItem[]>()
  useEffect(() => {
    if (posts === undefined) return
    print()
    setPosts(undefined)
  }, [posts])
  return { posts, print: () => void wholeTalk(page, state).then(setPosts) }
}

/** Stands below what is on the screen, which gives way to it on paper. */
export function OnPaper({ paper: { posts }, ui }: { paper: Paper; ui: Ui }) {
  if (posts === undefined) return undefined
  return (
    <div class="on-paper">
      <Posts posts={posts} ui={{ ...ui, under: () => undefined }} />
    </div>
  )
}
