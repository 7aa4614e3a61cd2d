// Keeps the program with what is saved here; a wipe forgets it (`../modes/forget.ts`). Nothing of it before somebody asks to save.

import type { State } from '../shell/state.ts'
import { serviceWorkers } from './workers-here.ts'

/** Registers the service worker and keeps the program; not an error where the browser has neither. */
export async function keepProgram({ engine, place, program }: State): Promise<void> {
  const workers = serviceWorkers()
  if (workers === undefined || place.root === undefined) return
  try {
    const { host, pathname } = new URL('sw.js', place.root)
    if (host !== location.host) return
    if (!place.kept) await workers.register(new URL(pathname, location.href).href, { updateViaCache: 'none' })
    program.value = await engine.ask('keepProgram', place.root)
  } catch {
    // A private window, a host without the file, no room: saving works without it, and the screen says what is missing.
  }
}

/** Asks the host that the program came from; the screens say if it is silent or serves another one. */
export async function goHome(state: State, again = false): Promise<void> {
  const { root } = state.place
  if (root === undefined) return
  state.program.value = await state.engine.ask('goHome', { root, again }).catch(() => undefined)
}
