// In a browser that watches, reading stays open and the composer gives way: why, and what one can do instead.

import { Link } from '../../pages/parts/link.tsx'
import type { Ui } from '../../pages/ui.ts'
import { CopyButton } from '../shell/copy-button.tsx'
import type { State } from '../shell/state.ts'

export function GiveWay({ browser, ui, state }: { browser: string; ui: Ui; state: State }) {
  const { a } = state.words.value
  const { root } = state.place
  return (
    <>
      <h1>{a.watching.title}</h1>
      <p>{a.watching.why(browser)}</p>
      <p>{a.watching.what}</p>
      {root !== undefined && (
        <p class="acts">
          <span class="hex">{root}</span> <CopyButton text={root} label={a.watching.copy} state={state} />
        </p>
      )}
      <p>
        <Link to="!take" ui={ui}>
          {a.watching.take}
        </Link>
      </p>
    </>
  )
}
