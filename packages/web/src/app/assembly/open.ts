// The assembly that is open, for all its screens: asked again whenever the wall changed. Which one it is stands here in
// memory, and in no path.

import { effect, type Signal, signal } from '@preact/signals'
import type { AssemblyView } from '../../assembly/model.ts'
import { goToScreen } from '../shell/routes.ts'
import type { State } from '../shell/state.ts'
import { askAssembly } from './client.ts'

export interface OpenAssembly {
  /** Id of the constitution. */
  readonly id: string
  /** Undefined until it was folded for the first time. */
  readonly view: Signal<AssemblyView | undefined>
  /** Why it could not be opened. */
  readonly trouble: Signal<string | undefined>
  /** Id of the place of the text that is looked at. */
  readonly place: Signal<string | undefined>
}

/** The one that is open; undefined before any was. */
export const openOne = signal<OpenAssembly | undefined>(undefined)
let stop: () => void = () => {}

/** Opens an assembly and its first screen. */
export function openAssembly(id: string, state: State): void {
  if (openOne.value?.id !== id) {
    stop()
    const opened: OpenAssembly = {
      id,
      view: signal(undefined),
      trouble: signal(undefined),
      place: signal(undefined),
    }
    openOne.value = opened
    stop = follow(opened, state)
  }
  goToScreen('assembly')
}

/** Opens one place of its text. */
export function openPassage(place: string): void {
  if (openOne.value === undefined) return
  openOne.value.place.value = place
  goToScreen('passage')
}

/** Folds it again whenever the wall changed; while one fold runs, later changes wait and are one. */
function follow({ id, view, trouble }: OpenAssembly, state: State): () => void {
  let running = false
  let again = false
  let stopped = false
  const fold = async () => {
    if (running) {
      again = true
      return
    }
    running = true
    do {
      again = false
      try {
        const held = await state.engine.ask('assembly', id)
        const folded = await askAssembly('open', { held, now: Math.floor(Date.now() / 1000) })
        if (stopped) return
        view.value = folded
        trouble.value = undefined
      } catch (error) {
        trouble.value = error instanceof Error ? error.message : String(error)
      }
    } while (again && !stopped)
    running = false
  }
  const dispose = effect(() => {
    void state.version.value
    void fold()
  })
  return () => {
    stopped = true
    dispose()
  }
}
