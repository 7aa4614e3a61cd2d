// Taking the wall along: as one HTML file that reads itself, or as a bundle; and opening what somebody handed over.

import { useEffect, useState } from 'preact/hooks'
import { Link } from '../../pages/parts/link.tsx'
import type { Opened } from '../engine/carry/calls.ts'
import type { Proven } from '../engine/carry/check-proof.ts'
import { fetchRelays } from '../relays/connect.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { FindCard } from './find-again.tsx'
import { OpenFile } from './open-file.tsx'
import { ProofNote } from './proof-note.tsx'
import { TakeWall } from './take-wall.tsx'
import { ADDRESSES } from './words.ts'

export function TakeScreen({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const [proven, prove] = useState<Proven>()
  useEffect(fetchRelays, [])
  const opened = (what: Opened) => {
    prove(what.kind === 'proof' ? what.proven : undefined)
    tell(what, state)
  }
  return (
    <>
      <h1>{a.take.title}</h1>
      <p>{a.take.intro}</p>
      <TakeWall ui={ui} state={state} />
      <p class="quiet">{a.take.leaves}</p>
      <section>
        <h2>{a.open.title}</h2>
        <OpenFile ui={ui} state={state} onOpened={opened} />
        {proven && <ProofNote proven={proven} ui={ui} />}
      </section>
      <section>
        <h2>{ui.t.find.title}</h2>
        <FindCard ui={ui} state={state} />
      </section>
      <p>
        <Link to="!addresses" ui={ui}>
          {a.addresses.title}
        </Link>
      </p>
    </>
  )
}

function tell(opened: Opened, state: State): void {
  const { open } = state.words.value.a
  if (opened.kind === 'wall') state.said.value = opened.other ? open.otherWall : open.wall(opened.posts)
  else if (opened.kind === 'lines') state.said.value = opened.sent ? open.handedIn : open.notHandedIn
  else if (opened.kind === 'proof') state.said.value = ''
  else if (opened.kind === 'address') state.said.value = ADDRESSES[state.lang.value].taken
}
