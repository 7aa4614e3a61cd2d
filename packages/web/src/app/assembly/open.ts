// The assembly that is open, for all its screens: folded again whenever the wall changed, as long as a screen of it
// stands. One at a time.

import { type Signal, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AssemblyView } from '../../assembly/model.ts'
import type { State } from '../shell/state.ts'
import { askAssembly } from './client.ts'

interface OpenAssembly {
  /** The place of its constitution in the log. */
  readonly place: number
  /** Undefined until it was folded for the first time. */
  readonly view: Signal<AssemblyView | undefined>
  /** Why it could not be folded. */
  readonly trouble: Signal<unknown>
  /** The version of the wall that is to be folded, and the one that was folded last. */
  wanted: number
  folded: number
  running: boolean
  /** Of what was folded last. */
  mark: string | undefined
}

let open: OpenAssembly | undefined

/** The assembly at a place; asks for it, and again at every change. */
export function useAssembly(place: number, state: State): Pick<OpenAssembly, 'view' | 'trouble'> {
  if (open?.place !== place) {
    const [view, trouble] = [signal(undefined), signal(undefined)]
    open = { place, view, trouble, wanted: 0, folded: -1, running: false, mark: undefined }
  }
  const shown = open
  const version = state.version.value
  useEffect(() => {
    shown.wanted = version
    void fold(shown, state)
  }, [shown, version, state])
  return shown
}

async function fold(opened: OpenAssembly, { engine }: State): Promise<void> {
  if (opened.running) return
  opened.running = true
  while (opened.folded !== opened.wanted && open === opened) {
    opened.folded = opened.wanted
    try {
      const packed = await engine.ask('assembly', { place: opened.place, known: opened.mark })
      opened.trouble.value = undefined
      if (packed === undefined) continue
      opened.view.value = await askAssembly('open', {
        held: packed.held,
        now: Math.floor(Date.now() / 1000),
      })
      opened.mark = packed.mark
    } catch (error) {
      opened.trouble.value = error
    }
  }
  opened.running = false
}
