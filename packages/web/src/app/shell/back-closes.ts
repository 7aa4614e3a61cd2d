// On a phone the way back closes an open panel before it leaves the screen, as Escape does: a panel is no step, and the
// history has no entry of it. Only where the browser tells when it is wanted; elsewhere one goes back.

import { closeLast, isOpen } from './keyboard.ts'

interface Watcher {
  onclose: (() => void) | null
  destroy(): void
}

declare const CloseWatcher: (new () => Watcher) | undefined

let watcher: Watcher | undefined

export function keepBack(): void {
  // Whatever opens or closes a panel is pressed, and shows it by the next frame.
  addEventListener('click', () => requestAnimationFrame(watch))
}

function watch(): void {
  if (isOpen() === (watcher !== undefined)) return
  watcher?.destroy()
  watcher = undefined
  if (typeof CloseWatcher === 'undefined' || !isOpen()) return
  watcher = new CloseWatcher()
  watcher.onclose = () => {
    watcher = undefined
    // One that closes by itself once something was sent is gone already.
    closeLast()
  }
}
