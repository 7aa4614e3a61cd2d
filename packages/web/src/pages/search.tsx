// Looking for words. The form is a POST, so that no address, no history and no referrer tells what was looked for.

import type { SearchPage } from './model.ts'
import { Results } from './parts/results.tsx'
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
      <Results page={page} ui={ui} />
    </>
  )
}
