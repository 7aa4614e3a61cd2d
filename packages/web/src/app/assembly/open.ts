// The assembly that is open, for all its screens: folded again whenever the wall changed, as long as a screen of it
// stands. One at a time.

import { type Signal, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AssemblyView } from '../../assembly/model.ts'
import type { State } from '../shell/state.ts'
import { askAssembly, counting, era } from './client.ts'

interface OpenAssembly {
  /** The place of its constitution in the log. */
  readonly place: number
  /** Undefined until it was folded for the first time. */
  readonly view: Signal<AssemblyView | undefined>
  /** Why it could not be folded. */
  readonly trouble: Signal<unknown>
  /** The version of the wall that is to be folded, by which worker, and the one that was folded last. */
  wanted: string
  folded: string
  running: boolean
  /** Of what was folded last, by the worker of an era. */
  mark: { readonly of: string; readonly era: number } | undefined
}

let open: OpenAssembly | undefined

/** The assembly at a place; asks for it, and again at every change. */
export function useAssembly(place: number, state: State): Pick<OpenAssembly, 'view' | 'trouble'> {
  if (open?.place !== place) {
    const [view, trouble] = [signal(undefined), signal(undefined)]
    open = { place, view, trouble, wanted: '', folded: '', running: false, mark: undefined }
  }
  const shown = open
  const wanted = `${era.value} ${state.version.value}`
  useEffect(() => {
    shown.wanted = wanted
    void fold(shown, state)
  }, [shown, wanted, state])
  return shown
}

async function fold(opened: OpenAssembly, { engine }: State): Promise<void> {
  if (opened.running) return
  opened.running = true
  // While the worker is silent nothing is folded: it would only be packed for nobody.
  while (opened.folded !== opened.wanted && open === opened && counting.peek() === 'answers') {
    opened.folded = opened.wanted
    const now = era.peek()
    const known = opened.mark?.era === now ? opened.mark.of : undefined
    try {
      const packed = await engine.ask('assembly', { place: opened.place, known })
      opened.trouble.value = undefined
      if (packed === undefined) continue
      opened.view.value = await askAssembly('open', {
        held: packed.held,
        now: Math.floor(Date.now() / 1000),
      })
      opened.mark = { of: packed.mark, era: now }
    } catch (error) {
      opened.trouble.value = error
    }
  }
  opened.running = false
}
