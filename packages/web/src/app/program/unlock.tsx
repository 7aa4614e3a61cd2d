// The first screen where a wall is saved here and no other is open: the passphrase, or a wipe. Where the program is kept too
// it comes before anybody is asked for anything.

import type { Signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { MODES } from '../modes/words.ts'
import type { EngineClient } from '../shell/engine-client.ts'
import { LastLines, type Tongue } from '../shell/last-lines.tsx'
import { PROGRAM } from './words.ts'

export interface UnlockProps {
  readonly engine: EngineClient
  readonly tongue: Signal<Tongue>
  /** The program is kept here. */
  readonly kept: boolean
  /** True if it was unlocked; false if the reader goes on without. */
  readonly onDone: (unlocked: boolean) => void
}

export function Unlock({ engine, tongue, kept, onDone }: UnlockProps) {
  const { lang } = tongue.value
  const { t, a } = tongue.value.words
  const [passphrase, type] = useState('')
  const [said, say] = useState('')
  const words = MODES[lang]
  return (
    <div class="sheet">
      <main id="text">
        <h1>{t.wall}</h1>
        <p>
          <b>{words.isLocked}</b>
        </p>
        {kept && <p>{PROGRAM[lang].nobodyAsked}</p>}
        <form
          class="compose"
          onSubmit={async (event) => {
            event.preventDefault()
            say(a.moment)
            try {
              await engine.ask('unlock', passphrase)
              onDone(true)
            } catch (error) {
              const { code } = error as { code?: string }
              say(code === 'store/passphrase' ? words.wrong : words.refused)
            }
          }}
        >
          <label>
            {words.passphrase}
            <input
              type="password"
              autocomplete="off"
              value={passphrase}
              onInput={({ currentTarget }) => type(currentTarget.value)}
            />
          </label>
          <div class="acts">
            <button type="submit" disabled={passphrase === ''}>
              {words.unlock}
            </button>
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
          </div>
        </form>
        <p role="status">{said}</p>
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
