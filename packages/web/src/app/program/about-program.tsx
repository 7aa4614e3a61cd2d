// What is kept of the program, on the screen about saving.

import { useEffect } from 'preact/hooks'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { PROGRAM } from './words.ts'

export function AboutProgram({ ui, state }: ScreenProps) {
  const words = PROGRAM[state.lang.value]
  const { engine, place, program } = state
  useEffect(() => {
    if (place.root === undefined || program.value !== undefined) return
    void engine.ask('program', place.root).then((view) => {
      program.value ??= view
    })
  }, [engine, place, program])
  const view = program.value
  return (
    <>
      <h2>{words.title}</h2>
      {view === undefined ? (
        <p>{words.cannot}</p>
      ) : (
        <>
          <p>{view.version === 0 ? words.unsigned : words.release(view.version)}</p>
          <p>{view.takesReleases ? words.takes : words.takesNone}</p>
          {view.next.kind === 'waits' && <p>{words.waits(view.next.version, ui.time(view.next.until))}</p>}
          {view.next.kind === 'taken' && <p>{words.taken(view.next.version)}</p>}
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
