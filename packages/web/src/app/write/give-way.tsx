// In a browser that watches, reading stays open and all that is typed or sent gives way: why, and what one can do instead.

import { CopyButton } from '../shell/copy-button.tsx'
import { goToScreen } from '../shell/routes.ts'
import type { State } from '../shell/state.ts'

interface Props {
  readonly browser: string
  /** It is all that there is to the screen. */
  readonly whole?: boolean
  readonly state: State
}

export function GiveWay({ browser, whole = false, state }: Props) {
  const { a } = state.words.value
  const { root } = state.place
  return (
    <section class={whole ? undefined : 'panel'}>
      {whole ? <h1>{a.watching.title}</h1> : <h2>{a.watching.title}</h2>}
      <p>{a.watching.why(browser)}</p>
      <p>{a.watching.what}</p>
      {root !== undefined && (
        <p class="acts">
          <span class="hex">{root}</span> <CopyButton text={root} label={a.watching.copy} state={state} />
        </p>
      )}
      <p class="acts">
        <button type="button" class="second" onClick={() => goToScreen('take')}>
          {a.watching.take}
        </button>
      </p>
    </section>
  )
}
