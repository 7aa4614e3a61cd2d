// The same page in another language: a path, not a cookie.

import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../model.ts'
import type { Ui } from '../ui.ts'

/** The language part of a path. */
function prefixOf(language: Language): string {
  return `${language.toLowerCase()}/`
}

export function LanguageLinks({ ui }: { ui: Ui }) {
  const { frame, t } = ui
  if (!frame.served) return undefined
  return (
    <nav class="languages" aria-label={t.languages}>
      {LANGUAGES.map((language) => {
        // The space is for who reads without style.
        const name = `${LANGUAGE_NAMES[language]} `
        return language === frame.lang ? (
          <span lang={language} key={language} aria-current="true">
            {name}
          </span>
        ) : (
          <a
            lang={language}
            hreflang={language}
            key={language}
            href={frame.root + prefixOf(language) + (frame.here ?? '')}
          >
            {name}
          </a>
        )
      })}
    </nav>
  )
}
