// Moderation in the open: what moderators did, as on the page; for who has a name here that moderates, the queue stands
// first; for everybody else what was reported and what is hidden here stands below.

import { useState } from 'preact/hooks'
import type { DeedItem, ModerationPage } from '../../pages/model.ts'
import { ModerationView } from '../../pages/moderation/moderation.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { Queue } from './queue.tsx'
import { TakeBack } from './take-back.tsx'
import { useModeration } from './use-moderation.ts'
import { HiddenNow, WhoseFolds } from './whose-folds.tsx'
import { MODERATING } from './words.ts'

/** Of each list; as many more are shown when they are asked for. */
const AT_ONCE = 50

export function ModerationScreen({ page, ui, state }: ScreenProps & { readonly page: ModerationPage }) {
  const [most, show] = useState(AT_ONCE)
  const view = useModeration(state, most)
  const words = MODERATING[state.lang.value]
  const under = (deed: DeedItem) => <TakeBack deed={deed} state={state} />
  if (view === undefined || page.pager.page > 1) return <ModerationView page={page} ui={ui} under={under} />
  const { mine, queue, hidden } = view
  const longest = Math.max(queue.all, hidden.all)
  const own = (
    <>
      {mine.length > 0 && (
        <p class="note">{words.yours([...new Set(mine.map(({ group }) => group))].join(' · '))}</p>
      )}
      <Queue view={view} ui={ui} state={state} />
      <WhoseFolds view={view} ui={ui} state={state} />
      <HiddenNow view={view} ui={ui} state={state} />
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
  return (
    <>
      <ModerationView page={page} ui={ui} above={mine.length > 0 && own} under={under} />
      {mine.length === 0 && own}
    </>
  )
}
