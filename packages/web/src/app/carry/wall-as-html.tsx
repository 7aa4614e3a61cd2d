// A wall that an engine holds, as one HTML file with the app and everything that is held.

import { render } from 'preact'
import { fileAround, mainOf } from '../../file/fill.ts'
import { IndexView } from '../../pages/index-file.tsx'
import type { IndexPage } from '../../pages/model.ts'
import { isDrawing } from '../../pages/parts/in-parts.ts'
import { Sheet } from '../../pages/parts/sheet.tsx'
import { makeUi } from '../../pages/ui.ts'
import type { EngineClient } from '../shell/engine-client.ts'
import type { State } from '../shell/state.ts'
import { inBase64 } from './in-base64.ts'

/** Milliseconds. */
const FRAME = 16

/** @throws TakeError, TransportError; LayoutError if what the host gave is not the app; EngineError */
export async function wallAsHtml(state: State, engine: EngineClient): Promise<Blob> {
  const { tar, index } = await engine.ask('bundle', state.lang.value)
  const [before, after] = fileAround(await state.appFile(), await readable(index, state))
  return new Blob([before, await inBase64(tar), after], { type: 'text/html' })
}

/** The newest threads as HTML of our own views, to be read with scripts off: hundreds of posts, drawn a few a frame. */
async function readable(index: IndexPage, state: State): Promise<string> {
  const { t } = state.words.value
  const ui = { ...makeUi({ ...index.frame, lang: state.lang.value }, t), drawnFirst: (part: number) => part }
  const sheet = document.createElement('div')
  const page = (
    <Sheet ui={ui}>
      <IndexView page={index} ui={ui} />
    </Sheet>
  )
  render(page, sheet)
  while (isDrawing()) await new Promise((resolve) => setTimeout(resolve, FRAME))
  return mainOf(sheet.innerHTML)
}
