// Above every screen of a kept program: that its host is silent, or serves another program; else nothing.

import { Link } from '../../pages/parts/link.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { goHome } from './keeping.ts'
import { PROGRAM } from './words.ts'

export function ProgramNotice({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const words = PROGRAM[state.lang.value]
  const { silent, served, here } = state.program.value ?? {}
  const host = state.place.host ?? ''
  if (!silent && (served !== 'another' || !here)) return undefined
  return (
    <section class="note late notice" role="note">
      <p>{silent ? words.silent(host) : words.another(host)}</p>
      <p class="row">
        <Link to="!take" ui={ui}>
          {a.take.title}
        </Link>
        <Link to="!addresses" ui={ui}>
          {a.addresses.title}
        </Link>
        <button type="button" class="plain" onClick={() => void goHome(state, true)}>
          {words.again}
        </button>
      </p>
    </section>
  )
}
