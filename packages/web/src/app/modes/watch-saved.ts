// Notices that what is saved here was taken away while it is open: by whoever cleared the data of this address in the browser, or
// by the browser, which wanted the room. Nothing of it is made anew by itself: perhaps it was meant.

import { SAVED } from '../engine/keep/there.ts'
import type { State } from '../shell/state.ts'

/** Milliseconds between two looks while the page is seen. */
const REST = 15_000

let isOver = false

/** Looks whenever the page is come back to, now and then, and where something could not be kept. @returns to be called then */
export function watchSaved({ page, lost, version }: State): () => void {
  const isOpen = () => !isOver && !lost.value && page.value.frame.truth.saved === true
  const look = async () => {
    if (document.visibilityState === 'hidden' || !isOpen() || !(await isGone()) || !isOpen()) return
    lost.value = true
    version.value++
  }
  addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
  setInterval(look, REST)
  return () => void look()
}

/** Nothing of it is told any more: it is being wiped. */
export function watchNoMore(): void {
  isOver = true
}

/** False where the browser does not tell. */
async function isGone(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).every(({ name }) => name !== SAVED)
  } catch {
    return false
  }
}
