// The first screen of a program that is kept here: the passphrase, or a wipe, before anybody is asked for anything.

import { useState } from 'preact/hooks'
import type { Language } from '../../pages/model.ts'
import type { Words } from '../i18n/words.ts'
import { wipe } from '../modes/wipe.ts'
import { MODES } from '../modes/words.ts'
import type { EngineClient } from '../shell/engine-client.ts'
import { PROGRAM } from './words.ts'

export interface UnlockProps {
  readonly engine: EngineClient
  readonly lang: Language
  readonly words: Words
  /** True if it was unlocked; false if the reader goes on without. */
  readonly onDone: (unlocked: boolean) => void
}

export function Unlock({ engine, lang, words: { t, a }, onDone }: UnlockProps) {
  const [passphrase, type] = useState('')
  const [said, say] = useState('')
  const words = MODES[lang]
  return (
    <div class="sheet">
      <main id="text">
        <h1>{t.wall}</h1>
        <p>{PROGRAM[lang].nobodyAsked}</p>
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
        <p class="quiet">
          <button type="button" class="plain" onClick={() => void wipe(engine)}>
            {a.wipe.button}
          </button>{' '}
          {a.wipe.key}
        </p>
      </main>
    </div>
  )
}
