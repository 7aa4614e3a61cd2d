// Beside a folded post or article: which groups stand behind it, until when, and the way to appeal.

import type { PostItem } from '../../pages/model.ts'
import { makeUi } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { startAppeal } from './appeal.ts'
import { howLong } from './how-long.ts'
import { MODERATING } from './words.ts'

type Folded = Pick<PostItem, 'id' | 'place' | 'fold' | 'absence'>

export function FoldedBy({ post, state }: { post: Folded; state: State }) {
  const words = MODERATING[state.lang.value]
  const { id, place, fold, absence } = post
  if (id === undefined || fold === undefined || absence?.kind !== 'folded') return undefined
  const { groups } = fold
  const ui = makeUi({ ...state.page.value.frame, lang: state.lang.value }, state.words.value.t)
  return (
    <>
      <span class="quiet">
        {words.by(groups.join(' · ') || words.keepers, howLong(fold, state.lang.value, ui.time))}
      </span>
      <button
        type="button"
        class="plain"
        onClick={() => void startAppeal(state, { id, place, verb: `fold/${absence.reason}`, groups })}
      >
        {words.appeal}
      </button>
    </>
  )
}
