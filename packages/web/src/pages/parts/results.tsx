// What was found for the words that were looked for: on a page, and in the app.

import type { SearchPage } from '../model.ts'
import { nameless } from '../title/page-title.tsx'
import type { Ui } from '../ui.ts'
import { NamesFound } from './names-found.tsx'
import { Moment } from './post.tsx'
import { Words } from './words.tsx'

export function Results({ page, ui }: { page: SearchPage; ui: Ui }) {
  const { t } = ui
  if (page.query === '') return undefined
  return (
    <section aria-live="polite">
      <NamesFound names={page.names} ui={ui} />
      {page.results.length > 0 ? (
        <h2>{t.results(page.results.length, page.complete)}</h2>
      ) : (
        page.names.length === 0 && <p>{t.noResults}</p>
      )}
      {page.results.length > 0 && (
        <ol class="threads">
          {page.results.map((result, index) => (
            <li key={`${index}`}>
              <h3 dir={result.title?.dir}>
                <Words
                  text={result.title ?? nameless(result.article ? 'article' : 'thread', ui)}
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
      )}
    </section>
  )
}
