// Wiping: one gesture (the button at the foot of every screen) and one key (Escape, three times within a second).
//
// What is on the screen goes at once, however long the rest takes. The key of what is saved is forgotten first, then the
// rest, then the page gives way to an empty one, and so do other tabs in which it was open. History and downloads are the
// browser's and the reader's: the guide says so.

import { forgetWorker } from '../program/keeping.ts'
import type { EngineClient } from '../shell/engine-client.ts'
import { leaveAtOnce } from './before-leaving.ts'
import { listenToTabs, tellTabs } from './tabs.ts'

const WITHIN = 1_000
const TIMES = 3

export async function wipe(engine: EngineClient): Promise<void> {
  document.body.hidden = true
  tellTabs('wipe')
  // That it locks is told too, and the page would be loaded again, with half of it still there.
  engine.silence()
  try {
    await engine.ask('wipe').finally(forgetWorker)
  } finally {
    leave(engine)
  }
}

/** Gives way to an empty page: nothing that was open stays in memory. */
function leave(engine: EngineClient): void {
  engine.silence()
  engine.close()
  leaveAtOnce()
  document.body.replaceChildren()
  location.replace('about:blank')
}

/** Listens for the key, and for other tabs, from before anything is unlocked. */
export function listenForWipe(engine: EngineClient): void {
  listenToTabs(engine, () => leave(engine))
  let pressed: number[] = []
  addEventListener('keydown', ({ key, timeStamp, repeat, isComposing }) => {
    // One that is held is one; one that takes back a character (IME) is none.
    if (repeat || isComposing) return
    if (key !== 'Escape') {
      pressed = []
      return
    }
    pressed = [...pressed.filter((at) => timeStamp - at < WITHIN), timeStamp]
    if (pressed.length >= TIMES) void wipe(engine)
  })
}
