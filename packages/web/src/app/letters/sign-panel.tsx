// Signing an article as an open letter: under a lasting name, and only after it was said that the name stays.

import { useEffect, useState } from 'preact/hooks'
import type { NameItem } from '../engine/name/name.ts'
import type { State } from '../shell/state.ts'
import { LETTER } from './words.ts'

export function SignPanel({ version, state, onDone }: { version: string; state: State; onDone: () => void }) {
  const { a } = state.words.value
  const letter = LETTER[state.lang.value]
  const [names, setNames] = useState<readonly NameItem[]>()
  useEffect(() => {
    void state.engine.ask('names').then(setNames)
  }, [state.engine])
  const usable = (names ?? []).filter(({ state: is }) => is === 'protected' || is === 'waiting')
  return (
    <div class="panel">
      <p class="late">{letter.stays}</p>
      {names !== undefined && usable.length === 0 && <p>{letter.needsName}</p>}
      <div class="acts">
        {usable.map((name) => (
          <button
            type="button"
            key={name.pubkey}
            onClick={async () => {
              await state.engine.ask('signLetter', { version, as: name.pubkey })
              state.said.value = letter.signed
              onDone()
            }}
          >
            {letter.signAs} <bdi>{name.name}</bdi>
          </button>
        ))}
        <button type="button" class="plain" onClick={onDone}>
          {a.write.leave}
        </button>
      </div>
    </div>
  )
}
