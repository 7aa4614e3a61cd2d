// Notices that what is saved here was taken away while it is open: by whoever cleared the data of this address in the browser, by
// the browser, which wanted the room, or by a newer program in another tab. Nothing of it is made anew by itself: perhaps it
// was meant. And that the browser has no room for more, which no single call says: the wall is read on all the same.

import { DATABASE_VERSION } from '@commonwall/sync/browser'
import { SAVED } from '../engine/keep/there.ts'
import type { State } from '../shell/state.ts'
import { lookWhileSeen } from '../shell/while-seen.ts'

/** `gone`: it was taken away. `newer`: it is there, and of a newer program, which this one leaves alone. */
export type Lost = 'gone' | 'newer'

let isOver = false

/** Looks whenever the page is come back to, now and then, and where something could not be kept. @returns to be called then */
export function watchSaved({ engine, page, lost, full, version }: State): () => void {
  const isOpen = () => !isOver && lost.value === undefined && page.value.frame.truth.saved
  const look = async (isRefused = false) => {
    if (!isOpen()) return
    const found = await lookNow()
    if (!isOpen()) return
    if (found === undefined) {
      full.value ||= isRefused || ((await engine.ask('saving').catch(() => undefined))?.full ?? false)
      return
    }
    lost.value = found
    version.value++
  }
  lookWhileSeen(() => void look())
  return () => void look(true)
}

/** Nothing of it is told any more: it is being wiped. */
export function watchNoMore(): void {
  isOver = true
}

/** Undefined where nothing is amiss, or the browser does not tell. */
async function lookNow(): Promise<Lost | undefined> {
  try {
    const there = (await indexedDB.databases()).find(({ name }) => name === SAVED)
    if (there === undefined) return 'gone'
    return (there.version ?? DATABASE_VERSION) > DATABASE_VERSION ? 'newer' : undefined
  } catch {
    return undefined
  }
}
