// What can be taken from a thread or an article: as plain text, or on paper.

import type { ArticlePage, ThreadPage } from '../../pages/model.ts'
import { makeUi } from '../../pages/ui.ts'
import { saveFile } from '../carry/save.ts'
import type { State } from '../shell/state.ts'
import type { Paper } from './paper.tsx'
import { threadText } from './thread-text.ts'
import { wholeTalk } from './whole-talk.ts'

interface ThreadMenuProps {
  readonly page: ThreadPage | ArticlePage
  readonly paper: Paper
  readonly state: State
}

export function ThreadMenu({ page, paper, state }: ThreadMenuProps) {
  const { a, t } = state.words.value
  const ui = makeUi({ ...page.frame, lang: state.lang.value }, t)
  return (
    <>
      <button
        type="button"
        class="plain"
        onClick={async () => {
          const text = threadText(page, await wholeTalk(page, state), ui)
          saveFile('notes.txt', text, 'text/plain;charset=utf-8')
        }}
      >
        {a.read.asText}
      </button>
      <button type="button" class="plain" onClick={paper.print}>
        {a.read.print}
      </button>
    </>
  )
}
