// Folding and other labels, for who moderates: a verb, a law where there is one, and what will happen.

import { useState } from 'preact/hooks'
import type { ModerationView } from '../engine/moderate/moderate.ts'
import { EngineError } from '../engine/wire.ts'
import type { State } from '../shell/state.ts'
import { verbWords } from './verbs.ts'
import { MODERATING } from './words.ts'

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
  'move',
  'duplicate',
  'vouch',
] as const
type Verb = (typeof VERBS)[number]

interface Props {
  /** Of all of these the same is said. */
  readonly ids: readonly string[]
  /** Where it can be moved to. */
  readonly boards: ModerationView['boards']
  readonly state: State
  readonly onDone: () => void
}

export function FoldPanel({ ids, boards, state, onDone }: Props) {
  const { a, t } = state.words.value
  const [verb, choose] = useState<Verb>('fold/spam')
  const [law, setLaw] = useState('')
  const [board, toBoard] = useState(boards[0]?.slug ?? '')
  const [original, setOriginal] = useState('')
  const words = MODERATING[state.lang.value]
  return (
    <div class="panel">
      <p>
        {verb.startsWith('fold/')
          ? a.moderation.whatHappens
          : verb === 'vouch'
            ? words.vouchHow
            : words.marks}
      </p>
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
        {verb === 'move' && (
          <label>
            {words.toBoard}{' '}
            <select value={board} onChange={({ currentTarget }) => toBoard(currentTarget.value)}>
              {boards.map(({ slug, title }) => (
                <option value={slug} key={slug}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {verb === 'duplicate' && (
          <label>
            {words.original}{' '}
            <input
              value={original}
              inputMode="numeric"
              size={8}
              onInput={({ currentTarget }) => setOriginal(currentTarget.value.replace(/\D/g, ''))}
            />
          </label>
        )}
        <button
          type="button"
          disabled={ids.length === 0}
          onClick={async () => {
            try {
              const jurisdiction = verb === 'fold/illegal' ? law : undefined
              for (const target of ids)
                await state.engine.ask('label', {
                  target,
                  verb,
                  jurisdiction,
                  ...(verb === 'move' && { board }),
                  ...(verb === 'duplicate' && { original: Number(original || Number.NaN) }),
                })
              state.said.value = a.moderation.labelled
              onDone()
            } catch (error) {
              const missing = error instanceof EngineError && error.code === 'engine/missing'
              state.said.value = missing
                ? words.noOriginal
                : a.write.failed(error instanceof Error ? error.message : String(error))
            }
          }}
        >
          {a.moderation.label}
        </button>
      </p>
    </div>
  )
}
