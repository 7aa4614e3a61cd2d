// One row of quiet actions below a post: answer, quote, cite.

import { useState } from 'preact/hooks'
import type { PostItem } from '../../pages/model.ts'
import { FoldedBy } from '../moderate/folded-by.tsx'
import { ReportPanel } from '../moderate/report-panel.tsx'
import type { State } from '../shell/state.ts'
import { startReply } from '../write/draft.ts'
import { isLasting, WithdrawPanel } from '../write/withdraw.tsx'
import { CitePanel } from './cite.tsx'

export function PostActions({ post, state }: { post: PostItem; state: State }) {
  const [citing, setCiting] = useState(false)
  const [withdrawing, withdraw] = useState(false)
  const [reporting, report] = useState(false)
  const { a } = state.words.value
  const { id, text } = post
  const page = state.page.value
  const root = page.kind === 'thread' || page.kind === 'article' ? page.root : undefined
  if (id === undefined || root === undefined) return undefined
  const open = post.absence === undefined
  return (
    <>
      <div class="row actions">
        {open && (
          <>
            <button
              type="button"
              class="plain"
              onClick={() => startReply(state, { root, parent: id, quote: undefined })}
            >
              {a.post.reply}
            </button>
            <button
              type="button"
              class="plain"
              onClick={() => startReply(state, { root, parent: id, quote: text?.text })}
            >
              {a.post.quote}
            </button>
          </>
        )}
        <button type="button" class="plain" aria-expanded={citing} onClick={() => setCiting(!citing)}>
          {a.post.cite}
        </button>
        {post.own && (
          <button
            type="button"
            class="plain"
            aria-expanded={withdrawing}
            onClick={() => withdraw(!withdrawing)}
          >
            {a.withdraw.button}
          </button>
        )}
        {!post.own && (
          <button type="button" class="plain" aria-expanded={reporting} onClick={() => report(!reporting)}>
            {a.report.button}
          </button>
        )}
        {post.absence?.kind === 'folded' && <FoldedBy post={post} state={state} />}
        {post.late && <span class="late">{a.post.late}</span>}
      </div>
      {citing && <CitePanel id={id} state={state} />}
      {reporting && <ReportPanel id={id} state={state} onDone={() => report(false)} />}
      {withdrawing && (
        <WithdrawPanel
          id={id}
          what="words"
          ofName={isLasting(post.author)}
          state={state}
          onDone={() => withdraw(false)}
        />
      )}
    </>
  )
}
