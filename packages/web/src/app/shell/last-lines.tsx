// The last lines of every screen, also of those that stand before a wall is open: the wipe, and the other languages.

import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../pages/model.ts'
import { loadWords, type Words } from '../i18n/words.ts'
import { wipe } from '../modes/wipe.ts'
import type { EngineClient } from './engine-client.ts'

/** A language and its words. */
export interface Tongue {
  readonly lang: Language
  readonly words: Words
}

interface Props extends Tongue {
  readonly engine: EngineClient
  readonly onSpeak: (tongue: Tongue) => void
}

export function LastLines({ engine, lang, words: { t, a }, onSpeak }: Props) {
  const speak = async (language: Language) => {
    const words = await loadWords(language)
    document.documentElement.lang = language
    document.title = words.t.wall
    onSpeak({ lang: language, words })
  }
  return (
    <>
      <p>
        <button type="button" class="plain" onClick={() => void wipe(engine)}>
          {a.wipe.button}
        </button>{' '}
        {a.wipe.key}
      </p>
      <nav class="languages" aria-label={t.languages}>
        {LANGUAGES.map((language) => (
          <button
            type="button"
            class="plain"
            lang={language}
            aria-current={language === lang ? 'true' : undefined}
            key={language}
            onClick={() => void speak(language)}
          >
            {LANGUAGE_NAMES[language]}
          </button>
        ))}
      </nav>
    </>
  )
}
