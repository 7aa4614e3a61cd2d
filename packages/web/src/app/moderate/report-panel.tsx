// Reporting a post: what is wrong with it, and what a report is worth. Who moderates sees the labels here too.

import { useEffect, useState } from 'preact/hooks'
import type { ModerationView, ReportType } from '../engine/moderate/moderate.ts'
import type { State } from '../shell/state.ts'
import { FoldPanel } from './fold-panel.tsx'
import { MODERATING } from './words.ts'

const TYPES = ['spam', 'illegal', 'impersonation', 'other'] as const satisfies readonly ReportType[]

export function ReportPanel({ id, state, onDone }: { id: string; state: State; onDone: () => void }) {
  const { a } = state.words.value
  const [view, setView] = useState<ModerationView>()
  const words = MODERATING[state.lang.value]
  useEffect(() => {
    void state.engine.ask('moderation', state.lang.value).then(setView)
  }, [state.lang.value, state.engine])
  if (view !== undefined && view.mine.length > 0)
    return <FoldPanel ids={[id]} boards={view.boards} state={state} onDone={onDone} />
  return (
    <div class="panel">
      <p>{a.report.worth}</p>
      <div class="row">
        {TYPES.map((type) => (
          <button
            type="button"
            class="plain"
            key={type}
            onClick={async () => {
              await state.engine.ask('report', { target: id, type })
              state.said.value = a.report.sent
              onDone()
            }}
          >
            {a.report.types[type]}
          </button>
        ))}
      </div>
      {view?.mayVouch && (
        <p class="row">
          <button
            type="button"
            class="plain"
            onClick={async () => {
              await state.engine.ask('label', { target: id, verb: 'vouch' })
              state.said.value = a.moderation.labelled
              onDone()
            }}
          >
            {words.vouch}
          </button>{' '}
          <span class="quiet">{words.vouchHow}</span>
        </p>
      )}
    </div>
  )
}
