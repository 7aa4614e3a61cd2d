// A page whose clock stands on another date, its workers' too: an assembly takes weeks, and a journey has minutes. Only the
// date moves; timers run as they do.
//
// The app is not changed for it: what it starts as workers begins with a few lines that shift `Date`.

import type { BrowserContext, Page } from 'playwright-core'

declare global {
  var shiftTo: (milliseconds: number) => void
}

/** Runs in the page before anything of it. It is handed over as text, so it stands alone. */
function shiftPage(later: number): void {
  const shiftDate = (ahead: number) => {
    const SystemDate = Date
    let shift = ahead
    class ShiftedDate extends SystemDate {
      constructor(...parts: readonly unknown[]) {
        if (parts.length === 0) super(ShiftedDate.now())
        else super(...(parts as [number]))
      }
      static override now(): number {
        return SystemDate.now() + shift
      }
    }
    globalThis.Date = ShiftedDate as DateConstructor
    return (next: number) => {
      shift = next
    }
  }
  const listen = (shift: (next: number) => void) =>
    addEventListener('message', (event) => {
      if (typeof event.data?.moveClock !== 'number') return
      event.stopImmediatePropagation()
      shift(event.data.moveClock)
    })
  let now = later
  const shiftHere = shiftDate(later)
  const SystemBlob = Blob
  globalThis.Blob = class extends SystemBlob {
    constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
      const isProgram = options.type === 'text/javascript'
      super(isProgram ? [`(${listen})((${shiftDate})(${now}));\n`, ...parts] : parts, options)
    }
  }
  const workers: Worker[] = []
  const SystemWorker = Worker
  globalThis.Worker = class extends SystemWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options)
      workers.push(this)
    }
  }
  globalThis.shiftTo = (milliseconds) => {
    now = milliseconds
    shiftHere(milliseconds)
    for (const worker of workers) worker.postMessage({ moveClock: milliseconds })
  }
}

/** Every page of the context begins so many seconds later. */
export async function shiftClock(context: BrowserContext, seconds: number): Promise<void> {
  await context.addInitScript(shiftPage, 1000 * seconds)
}

/** An open page and its workers live so many seconds after the machine from now on. */
export function moveClock(page: Page, seconds: number): Promise<void> {
  return page.evaluate((milliseconds) => globalThis.shiftTo(milliseconds), 1000 * seconds)
}
