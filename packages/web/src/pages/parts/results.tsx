// What was found for the words that were looked for: on a page, and in the app.

import type { SearchPage } from '../model.ts'
import { nameless } from '../title/page-title.tsx'
import type { Ui } from '../ui.ts'
import { useInParts } from './in-parts.ts'
import { NamesFound } from './names-found.tsx'
import { Moment } from './post.tsx'
import { Words } from './words.tsx'

/** As many as fill a phone's screen, and more. */
const PART = 10

export function Results({ page, ui }: { page: SearchPage; ui: Ui }) {
  const { t } = ui
  const lines = useInParts({
    items: page.results,
    // What was found for other words is no line of these.
    nameOf: (_, index) => `${index} ${page.query}`,
    make: (result, name) => <Result result={result} ui={ui} key={name} />,
    ui,
    part: PART,
  })
  if (page.query === '') return undefined
  return (
    <section aria-live="polite">
      <NamesFound names={page.names} ui={ui} />
      {page.results.length > 0 ? (
        <h2>{t.results(page.results.length, page.complete)}</h2>
      ) : (
        page.names.length === 0 && <p>{t.noResults}</p>
      )}
      <ol class="threads">{lines}</ol>
    </section>
  )
}

function Result({ result, ui }: { result: SearchPage['results'][number]; ui: Ui }) {
  const { title, article, path, excerpt, when } = result
  return (
    <li>
      <h3 dir={title?.dir}>
        <Words text={title ?? nameless(article ? 'article' : 'thread', ui)} to={path} ui={ui} />
      </h3>
      <p class="excerpt" lang={excerpt.lang} dir={excerpt.dir}>
        {excerpt.text}
      </p>
      <p class="quiet">
        <Moment when={when} ui={ui} />
      </p>
    </li>
  )
}
