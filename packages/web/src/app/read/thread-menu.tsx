// What can be taken from a thread: as plain text, or on paper.

import type { ThreadPage } from '../../pages/model.ts'
import { makeUi } from '../../pages/ui.ts'
import { saveFile } from '../carry/save.ts'
import type { State } from '../shell/state.ts'
import { threadText } from './thread-text.ts'

export function ThreadMenu({ page, state }: { page: ThreadPage; state: State }) {
  const { a, t } = state.words.value
  const ui = makeUi({ ...page.frame, lang: state.lang.value }, t)
  return (
    <>
      <button
        type="button"
        class="plain"
        onClick={() => saveFile('thread.txt', threadText(page, ui), 'text/plain;charset=utf-8')}
      >
        {a.read.asText}
      </button>
      <button type="button" class="plain" onClick={() => print()}>
        {a.read.print}
      </button>
    </>
  )
}
