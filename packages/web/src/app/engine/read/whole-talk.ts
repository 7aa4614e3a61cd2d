// A thread, or an article with its talk, whole: for paper and for a file, so as everybody has it who holds the same.

import type { ArticlePage, Language, PostItem, ThreadPage } from '../../../pages/model.ts'
import { sharedWall } from '../carry/shared-wall.ts'
import type { Ground } from '../ground.ts'
import { pageOf } from '../pages.ts'

export interface WholeTalk {
  /** Its last page: what stands above the posts is on each. */
  readonly page: ThreadPage | ArticlePage
  /** Of all its pages. */
  readonly posts: readonly PostItem[]
}

export interface WholeAsked {
  readonly path: string
  readonly lang: Language
}

export async function wholeTalk(ground: Ground, { path, lang }: WholeAsked): Promise<WholeTalk | undefined> {
  const { now, laterScreens } = ground.options
  const session = ground.session()
  const wall = sharedWall(session, now(), session.readsOptional)
  const posts: PostItem[] = []
  for (let number = 1; ; number++) {
    const page = await pageOf(wall, { path: `${path}/${number}`, lang }, laterScreens)
    if (page.kind !== 'thread' && page.kind !== 'article') return undefined
    posts.push(...page.posts)
    if (number === page.pager.pages) return { page, posts }
  }
}
