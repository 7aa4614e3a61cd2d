// Above every screen where the wall's keepers signed a definition of a form that this program does not know.

import type { State } from '../shell/state.ts'
import { OUTGROWN } from './outgrown-words.ts'

export function OutgrownNotice({ state }: { state: Pick<State, 'lang'> }) {
  return (
    <p class="note late notice" role="note">
      {OUTGROWN[state.lang.value]}
    </p>
  )
}
