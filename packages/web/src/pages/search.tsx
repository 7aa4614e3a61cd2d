// Looking for words. The form is a POST, so that no address, no history and no referrer tells what was looked for.

import type { SearchPage } from './model.ts'
import { Moment } from './parts/post.tsx'
import { Words } from './parts/words.tsx'
import type { Ui } from './ui.ts'

export function SearchView({ page, ui }: { page: SearchPage; ui: Ui }) {
  const { t } = ui
  return (
    <>
      <h1>{t.search}</h1>
      <form method="post" action={ui.href('s')}>
        <label for="q">{t.searchLabel}</label>
        <div class="field">
          <input
            id="q"
            name="q"
            type="search"
            value={page.query}
            maxLength={200}
            autocomplete="off"
            required
          />
          <button type="submit">{t.search}</button>
        </div>
        <p class="quiet">{t.searchNote}</p>
      </form>
      {page.query !== '' && (
        <section aria-live="polite">
          <h2>
            {page.results.length === 0 ? t.results(0, true) : t.results(page.results.length, page.complete)}
          </h2>
          {page.results.length === 0 && <p>{t.noResults}</p>}
          <ol class="threads">
            {page.results.map((result, index) => (
              <li key={`${index}`}>
                <h3 dir={result.title?.dir}>
                  <Words
                    text={result.title ?? { text: t.untitled, lang: ui.frame.lang, dir: 'ltr' }}
                    to={result.path}
                    ui={ui}
                  />
                </h3>
                <p class="excerpt" lang={result.excerpt.lang} dir={result.excerpt.dir}>
                  {result.excerpt.text}
                </p>
                <p class="quiet">
                  <Moment when={result.when} ui={ui} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
