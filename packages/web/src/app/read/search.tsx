// Looking for words in what this device holds. Nothing of it is sent, kept, or written into an address.

import { useState } from 'preact/hooks'
import type { SearchPage } from '../../pages/model.ts'
import { Moment } from '../../pages/parts/post.tsx'
import { Words } from '../../pages/parts/words.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'

export function SearchScreen({ page, ui, state }: { page: SearchPage; ui: Ui; state: State }) {
  const { t, a } = state.words.value
  const [typed, type] = useState(state.query.value)
  return (
    <>
      <h1>{t.search}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          state.query.value = typed
        }}
      >
        <label for="q">{t.searchLabel}</label>
        <div class="field">
          <input
            id="q"
            type="search"
            value={typed}
            maxLength={200}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => type(currentTarget.value)}
          />
          <button type="submit">{t.search}</button>
        </div>
        <p class="quiet">{a.read.searchHere}</p>
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
