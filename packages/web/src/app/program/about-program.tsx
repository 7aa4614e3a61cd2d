// What is kept of the program, on the screen about saving; and the one step that finishes what was cut short: no room, a
// line that was cut, a tab that ended in the middle.

import { useEffect, useState } from 'preact/hooks'
import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { keepProgram, mayKeep, opensKept } from './keeping.ts'
import { PROGRAM } from './words.ts'

export function AboutProgram({ ui, state }: ScreenProps) {
  const words = PROGRAM[state.lang.value]
  const { engine, place, program } = state
  const view = program.value
  /** Undefined until it was looked. */
  const [opens, setOpens] = useState<boolean>()
  useEffect(() => {
    if (!mayKeep(place)) return
    void Promise.all([
      opensKept(place),
      place.root && view === undefined && engine.ask('program', place.root),
    ])
      .then(([stands, found]) => {
        if (found) program.value ??= found
        setOpens(stands)
      })
      .catch(() => setOpens(false))
  }, [engine, place, program, view])
  return (
    <>
      <h2>{words.title}</h2>
      {!mayKeep(place) ? (
        <p>{words.cannot}</p>
      ) : opens === undefined ? undefined : view === undefined || !view.here || !opens ? (
        <Unfinished state={state} wasHere={view !== undefined && !view.here} onDone={() => setOpens(true)} />
      ) : (
        <>
          <p>{view.version === 0 ? words.unsigned : words.release(view.version)}</p>
          <p>{view.takesReleases ? words.takes : words.takesNone}</p>
          {view.next.kind === 'waits' && <p>{words.waits(view.next.version, ui.time(view.next.until))}</p>}
          {view.next.kind === 'taken' && <p>{words.taken(view.next.version)}</p>}
          {view.next.kind === 'no-room' && <p class="note late">{words.noRoom(view.next.version)}</p>}
          {view.next.kind === 'contradicted' && <p class="note late">{words.contradicted}</p>}
          <p>
            {words.sum} <span class="hex">{view.app}</span>
          </p>
          <p class="quiet">{words.convenience}</p>
        </>
      )}
    </>
  )
}

interface UnfinishedProps {
  readonly state: State
  /** It was kept, and the browser has lost it. */
  readonly wasHere: boolean
  readonly onDone: () => void
}

function Unfinished({ state, wasHere, onDone }: UnfinishedProps) {
  const words = PROGRAM[state.lang.value]
  return (
    <>
      <p class="note late">{wasHere ? words.gone : words.unfinished}</p>
      <p class="acts">
        <button
          type="button"
          onClick={async () => {
            state.said.value = state.words.value.a.moment
            if (await tell(state, '', () => keepProgram(state, true))) onDone()
          }}
        >
          {words.keep}
        </button>
      </p>
    </>
  )
}
