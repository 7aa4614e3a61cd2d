// The optional logs of a wall, which take what does not meet the terms of the default one: read only when asked for, so
// that a flood of posts costs nobody anything.

import { useState } from 'preact/hooks'
import type { TransparencyPage } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'
import { OPTIONAL } from './optional-words.ts'

export function OptionalLogs({ page, state }: { page: TransparencyPage; state: State }) {
  const [isAsked, ask] = useState(false)
  const words = OPTIONAL[state.lang.value]
  if (!page.logs.some(({ admission }) => admission === 'optional')) return undefined
  const { readsOptional } = page
  if (readsOptional) return <p class="note">{readsOptional === 'read' ? words.isRead : words.isAsked}</p>
  return (
    <section>
      <p>{words.what}</p>
      <p class="acts">
        <button
          type="button"
          class="second"
          disabled={isAsked}
          onClick={async () => {
            ask(true)
            state.said.value = state.words.value.a.moment
            await state.engine.ask('readOptional').catch(() => undefined)
            state.said.value = ''
          }}
        >
          {words.read}
        </button>
      </p>
    </section>
  )
}
