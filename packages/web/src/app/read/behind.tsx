// Above every screen while this device's clock is behind: what is dated later is held back, and the wall looks empty.

import type { State } from '../shell/state.ts'
import { BEHIND } from './behind-words.ts'

export function BehindNotice({ state }: { state: Pick<State, 'lang'> }) {
  return (
    <p class="note late notice" role="note">
      {BEHIND[state.lang.value]}
    </p>
  )
}
