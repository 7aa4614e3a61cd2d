// What can be done with an article: cite this version, correct it, sign it, report or label it, appeal its fold.

import { useState } from 'preact/hooks'
import type { ArticlePage } from '../../pages/model.ts'
import { SignPanel } from '../letters/sign-panel.tsx'
import { LETTER } from '../letters/words.ts'
import { FoldedBy } from '../moderate/folded-by.tsx'
import { ReportPanel } from '../moderate/report-panel.tsx'
import type { State } from '../shell/state.ts'
import { startEdit, startTranslation } from '../write/draft.ts'
import { isLasting, WithdrawPanel } from '../write/withdraw.tsx'
import { EDITING } from '../write/words.ts'
import { CitePanel } from './cite.tsx'

export function ArticleActions({
  page,
  root,
  version,
  state,
}: {
  page: ArticlePage
  root: string
  version: string
  state: State
}) {
  const [citing, setCiting] = useState(false)
  const [withdrawing, withdraw] = useState(false)
  const [signing, sign] = useState(false)
  const [reporting, report] = useState(false)
  const { a } = state.words.value
  return (
    <>
      <div class="row actions">
        <button type="button" class="plain" aria-expanded={citing} onClick={() => setCiting(!citing)}>
          {a.post.cite}
        </button>
        <button type="button" class="plain" aria-expanded={signing} onClick={() => sign(!signing)}>
          {LETTER[state.lang.value].button}
        </button>
        <button type="button" class="plain" onClick={() => startTranslation(root, page.board?.path)}>
          {EDITING[state.lang.value].translate}
        </button>
        {page.own && (
          <>
            <button type="button" class="plain" onClick={() => startEdit(state, root)}>
              {a.write.edit}
            </button>
            <button
              type="button"
              class="plain"
              aria-expanded={withdrawing}
              onClick={() => withdraw(!withdrawing)}
            >
              {a.withdraw.button}
            </button>
          </>
        )}
        {!page.own && (
          <button type="button" class="plain" aria-expanded={reporting} onClick={() => report(!reporting)}>
            {a.report.button}
          </button>
        )}
        <FoldedBy
          post={{ id: version, place: page.place, fold: page.fold, absence: page.absence }}
          state={state}
        />
      </div>
      {citing && <CitePanel id={version} state={state} />}
      {signing && <SignPanel version={version} state={state} onDone={() => sign(false)} />}
      {reporting && <ReportPanel id={version} state={state} onDone={() => report(false)} />}
      {withdrawing && (
        <WithdrawPanel
          id={version}
          what="words"
          ofName={isLasting(page.author)}
          state={state}
          onDone={() => withdraw(false)}
        />
      )}
    </>
  )
}
