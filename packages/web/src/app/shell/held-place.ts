// What is being read stands still while a list is drawn anew around it: what comes above it moves nobody. Browsers see to that
// by themselves, but for WebKit.

import { useLayoutEffect, useRef } from 'preact/hooks'

/** From the top of the window, in its middle: where somebody reads, whatever is just being scrolled out of it. */
const READ = 99

/** To be called by a list whenever it is drawn. */
export function useHeldPlace(): void {
  /** Some browsers scroll by whole pixels alone: what one drawing is off by goes to the next, or a hundred of them add up. */
  const off = useRef(0)
  const isHeld = scrollY === 0 || CSS.supports('overflow-anchor:auto')
  const read = isHeld ? undefined : document.elementFromPoint(innerWidth / 2, READ)
  const topOf = () => read?.getBoundingClientRect().top ?? 0
  const before = topOf() - off.current
  useLayoutEffect(() => {
    if (!read?.isConnected) return
    scrollBy(0, topOf() - before)
    // More than a pixel: it stands at an end of the page.
    off.current = (topOf() - before) % 1
  })
}
