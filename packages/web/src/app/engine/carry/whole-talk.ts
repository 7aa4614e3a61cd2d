// A thread, or an article with its talk, whole: for paper and for a file, so as everybody has it who holds the same.

import type { ArticlePage, Language, PostItem, ThreadPage } from '../../../pages/model.ts'
import { type LaterScreens, pageOf } from '../pages.ts'
import type { Wall } from '../wall.ts'

export interface WholeTalk {
  /** Its first page. */
  readonly page: ThreadPage | ArticlePage
  /** Of all its pages. */
  readonly posts: readonly PostItem[]
}

/** @param path of its first page · @returns undefined where nothing of it is on the wall */
export async function wholeTalk(
  wall: Wall,
  { path, lang }: { readonly path: string; readonly lang: Language },
  later: () => Promise<LaterScreens>,
): Promise<WholeTalk | undefined> {
  const posts: PostItem[] = []
  let first: WholeTalk['page'] | undefined
  for (let number = 1; number <= (first?.pager.pages ?? 1); number++) {
    const page = await pageOf(wall, { path: `${path}/${number}`, lang }, later)
    if (page.kind !== 'thread' && page.kind !== 'article') return undefined
    first ??= page
    posts.push(...page.posts)
  }
  return first && { page: first, posts }
}
