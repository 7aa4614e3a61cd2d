// What is said where something broke in the middle: that it did, what is still there, and one way on. It stands above whatever
// is on the screen, and takes nothing from it: what was typed can still be copied.
//
// A root of its own: no screen has to stand for it, and none that is broken takes it along.

import { effect, type ReadonlySignal } from '@preact/signals'
import { render } from 'preact'
import type { Lost } from '../modes/watch-saved.ts'
import { addStyle } from '../shell/add-style.ts'
import type { Tongue } from '../shell/last-lines.tsx'
import type { Standing } from '../shell/pulse.ts'
import type { State } from '../shell/state.ts'
import { BROKEN } from './words.ts'

interface Watched {
  readonly standing: ReadonlySignal<Standing>
  /** Undefined until a screen of the app stands. */
  readonly opened: ReadonlySignal<State | undefined>
  /** Spoken until then. */
  readonly tongue: ReadonlySignal<Tongue>
}

type What = 'start' | 'dead' | 'silent' | Lost

/** Shows it whenever something is broken, for as long as it is. */
export function showBroken(watched: Watched): void {
  const place = document.createElement('div')
  place.className = 'broken'
  effect(() => {
    const what = whatOf(watched)
    if (what === undefined) return place.remove()
    addStyle()
    document.body.prepend(place)
    render(<Notice what={what} watched={watched} />, place)
  })
}

function whatOf({ standing, opened }: Watched): What | undefined {
  if (standing.value === 'answers') return opened.value?.lost.value
  return opened.value === undefined && standing.value === 'dead' ? 'start' : standing.value
}

function Notice({ what, watched }: { what: What; watched: Watched }) {
  const state = watched.opened.value
  const words = BROKEN[state?.lang.value ?? watched.tongue.value.lang]
  const isSaved = state?.page.value.frame.truth.saved
  return (
    <section role="alert" aria-label={words[what]}>
      <p>
        <b>{words[what]}</b>
      </p>
      <p>{state === undefined ? words.nothingYet : isSaved ? words.saved : words.unsaved}</p>
      <p class="acts">
        <button type="button" onClick={() => location.reload()}>
          {words.again}
        </button>
      </p>
    </section>
  )
}
