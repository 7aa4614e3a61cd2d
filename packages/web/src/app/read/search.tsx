// Looking for words in what this device holds. Nothing of it is sent, kept, or written into an address.

import { useState } from 'preact/hooks'
import { isWhole, type SearchPage } from '../../pages/model.ts'
import { Results } from '../../pages/parts/results.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { UNREAD } from './words.ts'

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
            onInput={({ currentTarget }) => type(currentTarget.value)}
          />
          <button type="submit">{t.search}</button>
        </div>
        <p class="quiet">{a.read.searchHere}</p>
      </form>
      {page.query !== '' && !isWhole(page.frame.truth) && (
        <p class="note late">{UNREAD[ui.frame.lang].searched}</p>
      )}
      <Results page={page} ui={ui} />
    </>
  )
}
