// What can be done with an article: cite this version, correct it, sign it, report or label it, appeal its fold.

import type { ArticlePage } from '../../pages/model.ts'
import type { Ui } from '../../pages/ui.ts'
import { SignPanel } from '../letters/sign-panel.tsx'
import { LETTER } from '../letters/words.ts'
import { FoldedBy } from '../moderate/folded-by.tsx'
import { ReportPanel } from '../moderate/report-panel.tsx'
import type { State } from '../shell/state.ts'
import { startEdit, startTranslation } from '../write/draft.ts'
import { isLasting, WithdrawPanel } from '../write/withdraw.tsx'
import { EDITING } from '../write/words.ts'
import { CitePanel } from './cite.tsx'
import { PanelButton, useOnePanel } from './panel-button.tsx'

export function ArticleActions({
  page,
  root,
  version,
  ui,
  state,
}: {
  page: ArticlePage
  root: string
  version: string
  ui: Ui
  state: State
}) {
  const panel = useOnePanel<'cite' | 'sign' | 'withdraw' | 'report'>()
  const close = () => panel.show(undefined)
  const { a } = state.words.value
  return (
    <>
      <div class="row actions">
        <PanelButton name="cite" label={a.post.cite} panel={panel} />
        <PanelButton name="sign" label={LETTER[state.lang.value].button} panel={panel} />
        <button type="button" class="plain" onClick={() => startTranslation(root, page.board?.path)}>
          {EDITING[state.lang.value].translate}
        </button>
        {page.own && (
          <>
            {page.mayEdit && (
              <button type="button" class="plain" onClick={() => startEdit(root)}>
                {a.write.edit}
              </button>
            )}
            <PanelButton name="withdraw" label={a.withdraw.button} panel={panel} />
          </>
        )}
        {!page.own && <PanelButton name="report" label={a.report.button} panel={panel} />}
        <FoldedBy
          post={{ id: version, place: page.place, fold: page.fold, absence: page.absence }}
          state={state}
        />
      </div>
      {panel.open === 'cite' && <CitePanel id={version} state={state} />}
      {panel.open === 'sign' && (
        <SignPanel version={version} signers={page.signers ?? []} ui={ui} state={state} onDone={close} />
      )}
      {panel.open === 'report' && <ReportPanel id={version} whole state={state} onDone={close} />}
      {panel.open === 'withdraw' && (
        <WithdrawPanel
          id={version}
          what="words"
          whole={page.versions.length > 1}
          ofName={isLasting(page.author)}
          state={state}
          onDone={close}
        />
      )}
    </>
  )
}
