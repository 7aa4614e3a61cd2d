// An appeal is an ordinary thread that cites what was folded: it begins with what everybody can see of the fold, and
// the rest is its author's. The folded words are not repeated.

import type { FoldReason } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'
import { startThreadWith } from '../write/draft.ts'
import { MODERATING } from './words.ts'

export interface Folded {
  readonly id: string
  readonly place: number | undefined
  /** Such as `fold/spam`. */
  readonly verb: string
  readonly groups: readonly string[]
}

export async function startAppeal(state: State, { id, place, verb, groups }: Folded): Promise<void> {
  const words = MODERATING[state.lang.value]
  const { t } = state.words.value
  const named = place === undefined ? id.slice(0, 8) : t.place(place)
  const mention = await state.engine.ask('mentionOf', id)
  startThreadWith(
    words.appealTitle(named),
    [
      words.appealText(
        named,
        t.reason[verb.slice('fold/'.length) as FoldReason],
        groups.join(' · ') || words.keepers,
      ),
      mention,
      `${words.appealWhy}\n`,
    ].join('\n\n'),
  )
}
