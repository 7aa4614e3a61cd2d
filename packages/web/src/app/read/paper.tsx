// A thread or an article on paper: all of its posts, in the place of those that are on the screen, and as everybody has it:
// while it is printed the screen shows that. No browser waits for a list that is drawn a few posts a frame.
//
// Chromium and Firefox say that it is printed before they go on. WebKit goes on at once, and draws what stands there whenever
// its dialogue asks for it: there all of it stands until the reader presses something on the screen again.

import { useEffect, useState } from 'preact/hooks'
import type { ArticlePage, PostItem, ThreadPage } from '../../pages/model.ts'
import { Posts } from '../../pages/parts/posts.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { askWholeTalk } from './ask-whole-talk.ts'

export interface Paper<Page> {
  /** What stands on the screen. */
  readonly page: Page
  /** All of them, while they are printed. */
  readonly posts?: readonly PostItem[] | undefined
  /** Has the browser print, once everything stands there. */
  readonly print: () => void
}

export function usePaper<Page extends ThreadPage | ArticlePage>(page: Page, state: State): Paper<Page> {
  const [whole, setWhole] = useState<Omit<Paper<Page>, 'print'>>()
  useEffect(() => {
    if (whole === undefined) return
    const end = () => setWhole(undefined)
    addEventListener('afterprint', end)
    print()
    removeEventListener('afterprint', end)
    addEventListener('click', end)
    return () => removeEventListener('click', end)
  }, [whole])
  const prepare = async () => {
    const got = await askWholeTalk(page, state)
    if (got?.page.kind !== page.kind) return
    if (got.page.kind === 'article') {
      const { readMarkdown } = await import('./read-markdown.ts')
      await readMarkdown(got.page.text?.text ?? '')
    }
    setWhole(got as Omit<Paper<Page>, 'print'>)
  }
  return { page, ...whole, print: prepare }
}

/** Stands below what is on the screen, which gives way to it on paper. */
export function OnPaper({ paper: { posts }, ui }: { paper: Paper<unknown>; ui: Ui }) {
  if (posts === undefined) return undefined
  const whole = { ...ui, under: () => undefined, drawnFirst: () => Number.POSITIVE_INFINITY }
  return (
    <div class="on-paper printed">
      <Posts posts={posts} ui={whole} />
    </div>
  )
}
