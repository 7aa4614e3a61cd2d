// The one question before the first post, and at most seventy words (DESIGN §7.7). The careful answer comes first, and
// whoever answers neither way goes back to what was typed.

import { useEffect, useRef } from 'preact/hooks'
import { plainLine } from '../shell/plain-line.ts'
import type { State } from '../shell/state.ts'

interface Props {
  readonly state: State
  readonly onAnswer: (careful: boolean) => void
  /** Not now: nothing leaves, and the question will be asked again. */
  readonly onLeave: () => void
}

export function RiskQuestion({ state, onAnswer, onLeave }: Props) {
  const { a } = state.words.value
  const plain = plainLine(state.lang.value)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="risk">
      <h2 ref={heading} tabIndex={-1}>
        {a.risk.question}
      </h2>
      <p>{a.risk.text(state.place.host)}</p>
      {plain !== undefined && <p>{plain}</p>}
      <div class="acts">
        <button type="button" onClick={() => onAnswer(true)}>
          {a.risk.yes}
        </button>
        <button type="button" class="second" onClick={() => onAnswer(false)}>
          {a.risk.no}
        </button>
        <button type="button" class="plain" onClick={onLeave}>
          {a.write.leave}
        </button>
      </div>
    </section>
  )
}
