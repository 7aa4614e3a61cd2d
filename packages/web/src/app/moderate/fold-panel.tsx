// Folding and other labels, for who moderates: a verb, a law where there is one, and what will happen.

import { useState } from 'preact/hooks'
import type { State } from '../shell/state.ts'
import { verbWords } from './verbs.ts'

const VERBS = [
  'fold/spam',
  'fold/personal-data',
  'fold/threat',
  'fold/illegal',
  'fold/off-topic',
  'fold/other',
  'unverified',
  'pin',
  'close',
] as const
type Verb = (typeof VERBS)[number]

export function FoldPanel({ id, state, onDone }: { id: string; state: State; onDone: () => void }) {
  const { a, t } = state.words.value
  const [verb, choose] = useState<Verb>('fold/spam')
  const [law, setLaw] = useState('')
  return (
    <div class="panel">
      <p>{a.moderation.whatHappens}</p>
      <p class="row">
        <select
          aria-label={a.moderation.title}
          value={verb}
          onChange={({ currentTarget }) => choose(currentTarget.value as Verb)}
        >
          {VERBS.map((one) => (
            <option value={one} key={one}>
              {verbWords(one, state)}
            </option>
          ))}
        </select>
        {verb === 'fold/illegal' && (
          <label>
            {t.underLaw('…')}{' '}
            <input
              value={law}
              maxLength={2}
              size={3}
              onInput={({ currentTarget }) => setLaw(currentTarget.value.toUpperCase())}
            />
          </label>
        )}
        <button
          type="button"
          onClick={async () => {
            try {
              const jurisdiction = verb === 'fold/illegal' ? law : undefined
              await state.engine.ask('label', { target: id, verb, jurisdiction })
              state.said.value = a.moderation.labelled
              onDone()
            } catch (error) {
              state.said.value = a.write.failed(error instanceof Error ? error.message : String(error))
            }
          }}
        >
          {a.moderation.label}
        </button>
      </p>
    </div>
  )
}
