// What can be done with an article: cite this version, correct it, sign it.

import { useState } from 'preact/hooks'
import type { ArticlePage } from '../../pages/model.ts'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { CitePanel } from './cite.tsx'

export function ArticleActions({
  version,
  state,
}: {
  page: ArticlePage
  root: string
  version: string
  ui: Ui
  state: State
}) {
  const [citing, setCiting] = useState(false)
  const { a } = state.words.value
  return (
    <>
      <p class="row actions">
        <button type="button" class="plain" aria-expanded={citing} onClick={() => setCiting(!citing)}>
          {a.post.cite}
        </button>
      </p>
      {citing && <CitePanel id={version} state={state} />}
    </>
  )
}
