// Above every screen, once an address was caught: that it was, and the way to what it did.

import { Link } from '../../pages/parts/link.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { CAUGHT } from './words.ts'

export function CaughtNotice({ ui, state }: ScreenProps) {
  const { caught = 0 } = state.page.value.frame.truth
  if (caught === 0) return undefined
  return (
    <p class="note late notice">
      <Link to="l" ui={ui}>
        {CAUGHT[state.lang.value].noticed(caught)}
      </Link>
    </p>
  )
}
