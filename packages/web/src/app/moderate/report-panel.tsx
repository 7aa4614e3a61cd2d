// Reporting a post: what is wrong with it, and what a report is worth. Who moderates sees the labels here too.

import { useEffect, useState } from 'preact/hooks'
import type { ReportType } from '../engine/moderate/moderate.ts'
import type { State } from '../shell/state.ts'
import { FoldPanel } from './fold-panel.tsx'

const TYPES = ['spam', 'illegal', 'impersonation', 'other'] as const satisfies readonly ReportType[]

export function ReportPanel({ id, state, onDone }: { id: string; state: State; onDone: () => void }) {
  const { a } = state.words.value
  const [moderates, setModerates] = useState(false)
  useEffect(() => {
    void state.engine.ask('moderation').then(({ mine }) => setModerates(mine.length > 0))
  }, [state.engine])
  if (moderates) return <FoldPanel id={id} state={state} onDone={onDone} />
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
    </div>
  )
}
