// Wiping: one gesture (the button at the foot of every screen) and one key (Escape, three times within a second).
//
// What is on the screen goes at once, however long the rest takes. The key of what is saved is forgotten first, in memory and
// then on the disk, then the rest; then the page gives way to an empty one, and so do other tabs in which it was open. The
// engine is asked for nothing that it might not do: it may be dead, which is why somebody wipes. What cannot be removed in
// time is said (`not-wiped.tsx`). History and downloads are the browser's and the reader's: the guide says so.

import type { EngineClient } from '../shell/engine-client.ts'
import { isOfCharacter } from '../shell/of-character.ts'
import { within } from '../shell/within.ts'
import { leaveAtOnce } from './before-leaving.ts'
import { forgetAll, type Kept } from './forget.ts'
import { sayNotWiped } from './not-wiped.tsx'
import { listenToTabs, tellTabs } from './tabs.ts'
import { watchNoMore } from './watch-saved.ts'

const WITHIN = 1_000
const TIMES = 3

/** Milliseconds in which a living engine overwrites the key in its memory; then it is ended, key and all. */
const LOCKING = 250
/** Milliseconds after which it is said what is still there. */
const MOST = 5_000

let wiping: Promise<void> | undefined

/** Forgets all, and leaves. Pressed again while it is under way it is one wipe. @param before what one before this one left */
export function wipe(engine: EngineClient, before?: ReadonlySet<Kept>): Promise<void> {
  document.body.hidden = true
  wiping ??= forget(engine, before).finally(() => {
    wiping = undefined
  })
  return wiping
}

async function forget(engine: EngineClient, before?: ReadonlySet<Kept>): Promise<void> {
  tellTabs('wipe')
  // That it locks is told too, and the page would be loaded again, with half of it still there.
  engine.silence()
  watchNoMore()
  await within(LOCKING, engine.ask('lock'))
  engine.close()
  leaveAtOnce()
  const { left, ended } = forgetAll(before)
  await within(MOST, ended)
  if (left.size === 0) return leave(engine)
  const say = () => sayNotWiped(left, { again: () => void wipe(engine, left), leave: () => leave(engine) })
  say()
  // What another tab held up goes with that tab.
  void ended.then(() => (left.size === 0 ? leave(engine) : say()))
}

/** Gives way to an empty page: nothing that was open stays in memory. */
function leave(engine: EngineClient): void {
  engine.close()
  leaveAtOnce()
  document.body.replaceChildren()
  location.replace('about:blank')
}

/** Listens for the key, and for other tabs, from before anything is unlocked. */
export function listenForWipe(engine: EngineClient): void {
  listenToTabs(engine, () => leave(engine))
  let pressed: number[] = []
  addEventListener('keydown', (event) => {
    const { key, timeStamp, repeat } = event
    // One that is held is one; one that takes back a character is none.
    if (repeat || isOfCharacter(event)) return
    pressed = key === 'Escape' ? [...pressed.filter((at) => timeStamp - at < WITHIN), timeStamp] : []
    if (pressed.length >= TIMES) void wipe(engine)
  })
}
