// Below an article it is the article that is answered, and below a thread the thread.

import { signal } from '@preact/signals'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { loadWords } from '../../src/app/i18n/words.ts'
import { TalkEnd } from '../../src/app/read/talk-end.tsx'
import type { State } from '../../src/app/shell/state.ts'
import { type ArticlePage, LANGUAGES, type ThreadPage } from '../../src/pages/model.ts'
import { makeUi } from '../../src/pages/ui.ts'

it.each(LANGUAGES)('the way to answer is called after what is answered (%s)', async (lang) => {
  const words = await loadWords(lang)
  const { replyArticle, replyThread } = words.a.post
  const state = { lang: signal(lang), words: signal(words) } as unknown as State
  const shown = (kind: 'article' | 'thread') => {
    const frame = { lang }
    const pager = { page: 1, pages: 1, path: '', first: '' }
    const page = { kind, frame, pager, root: 'a', closed: false } as unknown as ThreadPage | ArticlePage
    const paper = { page, posts: undefined, print: () => undefined }
    return renderToString(h(TalkEnd, { page, paper, state, ui: makeUi(page.frame, words.t) }))
  }
  expect(replyArticle).not.toBe(replyThread)
  expect(shown('article')).toContain(`>${replyArticle}<`)
  expect(shown('thread')).toContain(`>${replyThread}<`)
})
