// A page that stands for hours, behind others or on a device that sleeps, is drawn again by the clock of then: what it shows was
// called as new as when it was drawn.
//
// It asks nobody outside: whoever watches the line would learn when its reader came back to it, and on which line.

import type { State } from './state.ts'
import { lookWhileSeen } from './while-seen.ts'

/** Milliseconds of the clock, which goes on where timers stand still, and may be set ahead or back. */
const LONG = 3_600_000

export function growOld({ version }: State): void {
  let drawn = Date.now()
  lookWhileSeen(() => {
    if (Math.abs(Date.now() - drawn) < LONG) return
    drawn = Date.now()
    version.value++
  })
}
