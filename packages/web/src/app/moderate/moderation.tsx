// Moderation in the open: what moderators did, what was reported, and who may fold. Everybody sees the same.

import { useState } from 'preact/hooks'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { Deeds } from './deeds.tsx'
import { Queue } from './queue.tsx'
import { useModeration } from './use-moderation.ts'
import { HiddenNow, WhoseFolds } from './whose-folds.tsx'
import { MODERATING } from './words.ts'

/** Of each list; as many more are shown when they are asked for. */
const AT_ONCE = 100

export function ModerationScreen({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const [most, show] = useState(AT_ONCE)
  const view = useModeration(state, most)
  const words = MODERATING[state.lang.value]
  if (view === undefined) return <p class="quiet">{a.moment}</p>
  const { mine, groups, queue, hidden, deeds } = view
  const longest = Math.max(queue.all, hidden.all, deeds.all)
  return (
    <>
      <h1>{a.moderation.title}</h1>
      <p>{a.moderation.intro}</p>
      <p class="quiet">{words.groups(groups.join(' · ') || '–')}</p>
      {mine.length > 0 && (
        <p class="note">{a.moderation.yours([...new Set(mine.map(({ group }) => group))].join(' · '))}</p>
      )}
      <Queue view={view} ui={ui} state={state} />
      <WhoseFolds view={view} ui={ui} state={state} />
      <HiddenNow view={view} ui={ui} state={state} />
      <Deeds deeds={deeds.shown} ui={ui} state={state} />
      {longest > most && (
        <p class="acts">
          <span class="quiet">{words.listed(most, longest)}</span>
          <button type="button" class="second" onClick={() => show(most + AT_ONCE)}>
            {words.more}
          </button>
        </p>
      )}
    </>
  )
}
