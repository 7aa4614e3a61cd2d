// Above every screen, once the browser has no room for what is saved here: what is still kept, what is not, and what to do.

import { Link } from '../../pages/parts/link.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { MODES } from './words.ts'

export function FullNotice({ ui, state }: ScreenProps) {
  return (
    <p class="note late notice" role="note">
      {MODES[state.lang.value].full}{' '}
      <Link to="!take" ui={ui}>
        {state.words.value.a.take.title}
      </Link>
    </p>
  )
}
