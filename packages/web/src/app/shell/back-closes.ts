// On a phone the way back closes an open panel before it leaves the screen, as Escape does: a panel is no step, and the
// history has no entry of it. Only where the browser tells when it is wanted; elsewhere one goes back.

import { closeLast, isOpen } from './keyboard.ts'

interface Watcher {
  onclose: (() => void) | null
  destroy(): void
}

declare const CloseWatcher: new () => Watcher

export function keepBack(): void {
  if (!('CloseWatcher' in globalThis)) return
  let watcher: Watcher | undefined
  // One that closes by itself, or goes with its screen, must not take a step from whoever goes back after it.
  const changes = new MutationObserver(watch)
  // A panel opens where something is pressed, and shows it by the next frame.
  addEventListener('click', () => requestAnimationFrame(watch))

  function watch(): void {
    if (isOpen() === (watcher !== undefined)) return
    if (watcher === undefined) begin()
    else {
      watcher.destroy()
      end()
    }
  }

  function begin(): void {
    watcher = new CloseWatcher()
    watcher.onclose = () => {
      end()
      closeLast()
    }
    changes.observe(document.documentElement, {
      subtree: true,
      childList: true,
      attributeFilter: ['aria-expanded'],
    })
  }

  function end(): void {
    watcher = undefined
    changes.disconnect()
  }
}
