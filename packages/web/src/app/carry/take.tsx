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
import { saveFile } from './save.ts'
import { wallAsHtml } from './wall-as-html.tsx'
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
      <div class="acts">
        <button type="button" onClick={() => void takeHtml(state)}>
          {a.take.html}
        </button>
        <button type="button" class="second" onClick={() => void takeTar(state)}>
          {a.take.tar}
        </button>
      </div>
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

async function takeTar(state: State): Promise<void> {
  state.said.value = state.words.value.a.moment
  const { tar } = await state.engine.ask('bundle', state.lang.value)
  saveFile('wall.tar', tar, 'application/x-tar')
  state.said.value = state.words.value.a.take.saved
}

async function takeHtml(state: State): Promise<void> {
  const { a } = state.words.value
  state.said.value = a.moment
  try {
    saveFile('wall.html', await wallAsHtml(state, state.engine), 'text/html')
    state.said.value = a.take.saved
  } catch {
    state.said.value = a.take.noApp
  }
}
