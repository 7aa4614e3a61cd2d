// The foot of every screen: the other languages, and the ways that are not needed every day.

import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../pages/model.ts'
import { Link } from '../../pages/parts/link.tsx'
import type { Ui } from '../../pages/ui.ts'
import { loadWords } from '../i18n/words.ts'
import { wipe } from '../modes/wipe.ts'
import type { State } from './state.ts'

export function Foot({ ui, state }: { ui: Ui; state: State }) {
  const { t, a } = state.words.value
  const { host, kept } = state.place
  return (
    <>
      <nav class="ways" aria-label={a.nav.more}>
        <Link to="l" ui={ui}>
          {t.log}
        </Link>
        <Link to="!saving" ui={ui}>
          {a.saving.title}
        </Link>
        <Link to="!names" ui={ui}>
          {a.names.title}
        </Link>
        <Link to="!moderation" ui={ui}>
          {a.moderation.title}
        </Link>
        <Link to="!addresses" ui={ui}>
          {a.addresses.title}
        </Link>
        <Link to="a" ui={ui}>
          {t.about}
        </Link>
        <Link to="!find" ui={ui}>
          {t.find.title}
        </Link>
      </nav>
      <p>{host === undefined ? t.fileSees : kept ? a.foot.kept(host) : a.foot.hostSees(host)}</p>
      <p>{t.utc}</p>
      <p>
        <button type="button" class="plain" onClick={() => void wipe(state.engine)}>
          {a.wipe.button}
        </button>{' '}
        {a.wipe.key}
      </p>
      <nav class="languages" aria-label={t.languages}>
        {LANGUAGES.map((language) =>
          language === state.lang.value ? (
            <span lang={language} key={language} aria-current="true">
              {LANGUAGE_NAMES[language]}
            </span>
          ) : (
            <button
              type="button"
              class="plain"
              lang={language}
              key={language}
              onClick={() => void speak(state, language)}
            >
              {LANGUAGE_NAMES[language]}
            </button>
          ),
        )}
      </nav>
    </>
  )
}

/** Changes the language of every screen. */
async function speak(state: State, language: Language): Promise<void> {
  state.words.value = await loadWords(language)
  state.lang.value = language
  document.documentElement.lang = language
  document.title = state.words.value.t.wall
}
