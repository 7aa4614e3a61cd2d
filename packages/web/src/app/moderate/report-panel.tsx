// Reporting a post: what is wrong with it, what a report is worth, and under whom. Who moderates sees the labels here too.

import { useState } from 'preact/hooks'
import type { ReportType } from '../engine/moderate/speak.ts'
import { canSpeak, useNames } from '../names/use-names.ts'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { AsWhom } from '../write/as-whom.tsx'
import { useLeaving } from '../write/leaving.tsx'
import { FoldPanel } from './fold-panel.tsx'
import { useModeration } from './use-moderation.ts'
import { MODERATING } from './words.ts'

const TYPES = ['spam', 'illegal', 'impersonation', 'other'] as const satisfies readonly ReportType[]

interface Props {
  readonly id: string
  /** It is a thread or an article as a whole. */
  readonly whole: boolean
  readonly state: State
  readonly onDone: () => void
}

export function ReportPanel({ id, whole, state, onDone }: Props) {
  const { a } = state.words.value
  const view = useModeration(state, 0)
  const names = useNames(state)?.filter(canSpeak)
  const [as, choose] = useState<string>()
  const leaving = useLeaving(state)
  const words = MODERATING[state.lang.value]
  if (leaving.instead) return leaving.instead
  if (view === undefined || names === undefined) return <p class="panel quiet">{a.moment}</p>
  if (view.mine.length > 0)
    return <FoldPanel ids={[id]} whole={whole} view={view} state={state} onDone={onDone} />
  const act = async (said: string, ask: () => Promise<unknown>) => {
    if (await tell(state, said, ask)) onDone()
  }
  return (
    <div class="panel">
      <p>{a.report.worth}</p>
      <AsWhom names={names} throwaway={a.write.throwaway} as={as} onChoose={choose} state={state} />
      <div class="row">
        {TYPES.map((type) => (
          <button
            type="button"
            class="plain"
            key={type}
            onClick={() =>
              leaving.send((careful) =>
                act(a.report.sent, () => state.engine.ask('report', { target: id, type, as, careful })),
              )
            }
          >
            {a.report.types[type]}
          </button>
        ))}
      </div>
      {names.length > 0 && (
        <p class="row">
          <button
            type="button"
            class="plain"
            disabled={as === undefined}
            onClick={() =>
              leaving.send((careful) =>
                act(words.labelled, () =>
                  state.engine.ask('label', { target: id, verb: 'vouch', as, careful }),
                ),
              )
            }
          >
            {words.vouch}
          </button>{' '}
          <span class="quiet">
            {words.vouchHow} {as === undefined && words.vouchNeedsName}
          </span>
        </p>
      )}
    </div>
  )
}
