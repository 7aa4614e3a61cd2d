// All posts of a thread or of the talk under an article, whatever page of it is open and whoever alone is shown there.

import type { ArticlePage, PostItem, ThreadPage } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'

export async function wholeTalk(
  { kind, frame: { here = '' } }: ThreadPage | ArticlePage,
  { engine, lang }: Pick<State, 'engine' | 'lang'>,
): Promise<readonly PostItem[]> {
  const posts: PostItem[] = []
  for (let number = 1; ; number++) {
    const page = await engine.ask('page', { path: `${here}/${number}`, lang: lang.value })
    if (page.kind !== kind) return posts
    posts.push(...page.posts)
    if (number >= page.pager.pages) return posts
  }
}
