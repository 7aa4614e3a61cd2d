// What is being read stands still while a list is drawn anew around it: what comes above it moves nobody. Browsers see to that
// by themselves, but for WebKit.

import { useLayoutEffect, useRef } from 'preact/hooks'

/** From the top of the window, in its middle: where somebody reads, whatever is just being scrolled out of it. */
const READ = 99

/**
 * To be called by a list whenever it is drawn.
 * @param instead what stands in the place of a line that gave way; no browser sees that by itself
 */
export function useHeldPlace(instead?: (line: Element) => Element | undefined): void {
  /** Some browsers scroll by whole pixels alone: what one drawing is off by goes to the next, or a hundred of them add up. */
  const off = useRef(0)
  const isHeld = scrollY === 0 || (!instead && CSS.supports('overflow-anchor:auto'))
  const read = isHeld ? undefined : readNow()
  const topOf = (element: Element | null | undefined) => element?.getBoundingClientRect().top ?? 0
  const before = topOf(read) - off.current
  useLayoutEffect(() => {
    const stands = read?.getClientRects().length === 0 ? instead?.(read) : read
    if (!stands) return
    scrollBy(0, topOf(stands) - before)
    // More than a pixel: it stands at an end of the page.
    off.current = (topOf(stands) - before) % 1
  })
}

/** Of a list the line, whatever stands between two. */
function readNow(): Element | null | undefined {
  const lines = [...document.querySelectorAll('.threads > li')]
  return (
    lines.find((line) => line.getBoundingClientRect().bottom > READ) ??
    document.elementFromPoint(innerWidth / 2, READ)
  )
}
