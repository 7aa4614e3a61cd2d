// Wiping: one gesture (the button at the foot of every screen) and one key (Escape, three times within a second).
//
// The key of what is saved is forgotten first, then the rest, then the page gives way to an empty one. History and
// downloads are the browser's and the reader's: the guide says so.

import { forgetWorker } from '../program/keeping.ts'
import type { State } from '../shell/state.ts'

const WITHIN = 1_000
const TIMES = 3

export async function wipe(state: State): Promise<void> {
  // That it locks is told too, and the page would be loaded again, with half of it still there.
  state.engine.onNotice(() => undefined)
  try {
    await state.engine.ask('wipe')
    await forgetWorker()
  } finally {
    state.engine.close()
    document.body.replaceChildren()
    location.replace('about:blank')
  }
}

/** Listens for the key. */
export function listenForWipe(state: State): void {
  let pressed: number[] = []
  addEventListener('keydown', ({ key, timeStamp }) => {
    if (key !== 'Escape') {
      pressed = []
      return
    }
    pressed = [...pressed.filter((at) => timeStamp - at < WITHIN), timeStamp]
    if (pressed.length >= TIMES) void wipe(state)
  })
}
