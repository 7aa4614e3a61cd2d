// What can be taken from a thread or an article: as plain text, or on paper. What is on this device alone is in neither: it
// would tell whose they are.

import type { ArticlePage, ThreadPage } from '../../pages/model.ts'
import { makeUi } from '../../pages/ui.ts'
import { saveFile } from '../carry/save.ts'
import { PrintButton } from '../shell/print-button.tsx'
import type { State } from '../shell/state.ts'
import { askWholeTalk } from './ask-whole-talk.ts'
import type { Paper } from './paper.tsx'
import { threadText } from './thread-text.ts'

interface ThreadMenuProps {
  readonly page: ThreadPage | ArticlePage
  readonly paper: Paper<unknown>
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
          const whole = await askWholeTalk(page, state)
          if (whole === undefined) return
          saveFile('notes.txt', threadText(whole.page, whole.posts, ui), 'text/plain;charset=utf-8')
        }}
      >
        {a.read.asText}
      </button>
      <PrintButton class="plain" label={a.read.print} onPrint={paper.print} />
    </>
  )
}
