// Looking for words in what this device holds. Nothing of it is sent, kept, or written into an address.

import { useState } from 'preact/hooks'
import type { SearchPage } from '../../pages/model.ts'
import { Results } from '../../pages/parts/results.tsx'
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
      <Results page={page} ui={ui} />
    </>
  )
}
