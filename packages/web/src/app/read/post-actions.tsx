// One row of quiet actions below a post: answer, quote, cite. Below an empty place, which is one line, they open from a word.

import type { PostItem } from '../../pages/model.ts'
import { FoldedBy } from '../moderate/folded-by.tsx'
import { ReportPanel } from '../moderate/report-panel.tsx'
import type { State } from '../shell/state.ts'
import { startReply } from '../write/draft.ts'
import { isLasting, WithdrawPanel } from '../write/withdraw.tsx'
import { CitePanel } from './cite.tsx'
import { PanelButton, useOnePanel } from './panel-button.tsx'
import { takesAnswers } from './takes-answers.ts'

export function PostActions({ post, state }: { post: PostItem; state: State }) {
  const panel = useOnePanel<'cite' | 'withdraw' | 'report'>()
  const close = () => panel.show(undefined)
  const { a, t } = state.words.value
  const { id, text, floor } = post
  // Whose each of them is, for who hears one after another.
  const of = floor === undefined ? undefined : t.floor(floor)
  // Not listened to: a post and its thread come and go together.
  const page = state.page.peek()
  const root = page.kind === 'thread' || page.kind === 'article' ? page.root : undefined
  if (id === undefined || root === undefined) return undefined
  const answers = post.absence === undefined && takesAnswers(page)
  const row = (
    <>
      {answers && (
        <>
          <button
            type="button"
            class="plain"
            onClick={() => startReply({ root, parent: id, quote: undefined })}
          >
            {a.post.reply}
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => startReply({ root, parent: id, quote: text?.text })}
          >
            {a.post.quote}
          </button>
        </>
      )}
      <PanelButton name="cite" label={a.post.cite} panel={panel} />
      {post.own ? (
        <PanelButton name="withdraw" label={a.withdraw.button} panel={panel} />
      ) : (
        <PanelButton name="report" label={a.report.button} panel={panel} />
      )}
      {post.absence?.kind === 'folded' && <FoldedBy post={post} state={state} />}
      {post.late && <span class="late">{a.post.late}</span>}
    </>
  )
  const opened = (
    <>
      {panel.open === 'cite' && <CitePanel id={id} state={state} />}
      {panel.open === 'report' && <ReportPanel id={id} whole={id === root} state={state} onDone={close} />}
      {panel.open === 'withdraw' && (
        <WithdrawPanel id={id} what="words" ofName={isLasting(post.author)} state={state} onDone={close} />
      )}
    </>
  )
  if (post.absence === undefined)
    return (
      <>
        <fieldset class="row actions" aria-label={of}>
          {row}
        </fieldset>
        {opened}
      </>
    )
  return (
    <details class="actions" aria-label={of}>
      <summary>{a.nav.more}</summary>
      <div class="row">{row}</div>
      {opened}
    </details>
  )
}
