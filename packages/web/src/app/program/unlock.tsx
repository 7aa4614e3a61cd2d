// The first screen where a wall is saved here and no other is open: the passphrase, or a wipe. Where the program is kept too
// it comes before anybody is asked for anything.

import { type Signal, signal } from '@preact/signals'
import { useMemo, useState } from 'preact/hooks'
import { MODES } from '../modes/words.ts'
import type { EngineClient } from '../shell/engine-client.ts'
import { sayFailed } from '../shell/failed.ts'
import { LastLines, type Tongue } from '../shell/last-lines.tsx'
import { oneAtATime } from '../shell/one-at-a-time.ts'
import type { Place } from '../shell/place.ts'
import { SecretField } from '../shell/secret-field.tsx'
import { Typed } from '../write/give-way.tsx'
import { PROGRAM } from './words.ts'

export interface UnlockProps {
  readonly engine: EngineClient
  readonly tongue: Signal<Tongue>
  readonly place: Place
  /** The program is kept here. */
  readonly kept: boolean
  /** True if it was unlocked; false if the reader goes on without. */
  readonly onDone: (unlocked: boolean) => void
}

export function Unlock({ engine, tongue, place, kept, onDone }: UnlockProps) {
  const { lang } = tongue.value
  const { t, a } = tongue.value.words
  const state = useMemo(
    () => ({ engine, place, lang: signal(lang), words: signal(tongue.value.words), said: signal('') }),
    [engine, place, lang, tongue.value.words],
  )
  const [passphrase, type] = useState('')
  const words = MODES[lang]
  const say = (text: string) => {
    state.said.value = text
  }
  const once = useMemo(oneAtATime, [])
  const unlock = async () => {
    say(a.moment)
    try {
      await engine.ask('unlock', passphrase)
      onDone(true)
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === 'store/passphrase') say(words.wrong)
      else sayFailed(error, state)
    }
  }
  const without = (
    <button
      type="button"
      class="second"
      onClick={() => {
        say(a.moment)
        onDone(false)
      }}
    >
      {PROGRAM[lang].without}
    </button>
  )
  return (
    <div class="sheet">
      <main id="text">
        <h1>{t.wall}</h1>
        <p>
          <b>{words.isLocked}</b>
        </p>
        {kept && <p>{PROGRAM[lang].nobodyAsked}</p>}
        <Typed state={state} otherwise={without}>
          <form
            class="compose"
            onSubmit={(event) => {
              event.preventDefault()
              void once(unlock)
            }}
          >
            <SecretField label={words.passphrase} value={passphrase} onType={type} />
            <div class="acts">
              <button type="submit" disabled={passphrase === ''}>
                {words.unlock}
              </button>
              {without}
            </div>
          </form>
        </Typed>
        <p role="status">{state.said.value}</p>
      </main>
      <footer>
        <LastLines
          engine={engine}
          {...tongue.value}
          onSpeak={(next) => {
            tongue.value = next
          }}
        />
      </footer>
    </div>
  )
}
