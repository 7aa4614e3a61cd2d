// Keeps the program with what is saved here; a wipe forgets it (`../modes/forget.ts`). Nothing of it before somebody asks to save.

import { EngineError } from '../engine/wire.ts'
import type { Place } from '../shell/place.ts'
import type { State } from '../shell/state.ts'
import { serviceWorkers } from './workers-here.ts'

/** True where the browser opens a page of this wall by what is kept: the service worker stands. */
export async function opensKept({ root }: Place): Promise<boolean> {
  const registered = await serviceWorkers()?.getRegistration(root)
  return registered?.active != null
}

/** True where this browser and this address let a program be kept at all. */
export function mayKeep({ root }: Place): boolean {
  return serviceWorkers() !== undefined && root !== undefined && new URL(root).host === location.host
}

/**
 * Registers the service worker and keeps the program, as far as that has not been done.
 * @param anew the reader asked for it: also where the host serves another one than that which is gone
 * @throws EngineError; where the browser keeps none nothing is done
 */
export async function keepProgram({ engine, place, program }: State, anew = false): Promise<void> {
  if (!mayKeep(place) || place.root === undefined) return
  if (!(await opensKept(place))) await register(place.root)
  program.value = await engine.ask('keepProgram', { root: place.root, anew })
}

/** Resolves once it stands. @throws EngineError transport/cut where it could not be had, or ended before */
async function register(root: string): Promise<void> {
  const cut = () => new EngineError('transport/cut', 'service worker: expected one, got none')
  const { pathname } = new URL('sw.js', root)
  const registered = await serviceWorkers()
    ?.register(new URL(pathname, location.href).href, { updateViaCache: 'none' })
    .catch(() => undefined)
  const worker = registered?.installing ?? registered?.waiting
  if (registered === undefined) throw cut()
  if (!worker) return
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve()
      if (worker.state === 'redundant') reject(cut())
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

/** Asks the host that the program came from; the screens say if it is silent or serves another one. */
export async function goHome(state: State, again = false): Promise<void> {
  const { root } = state.place
  if (root === undefined) return
  state.program.value = await state.engine.ask('goHome', { root, again }).catch(() => undefined)
}
