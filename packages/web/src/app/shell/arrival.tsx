// Where a step leads: once its screen stands, it scrolls there and puts the keyboard there.
//
// Apart from the screen, so that a step by itself draws nothing anew; and in the frame that shows it, where the screen is
// laid out anyhow: to ask where something stands before that would lay it out within the task that drew it.

import { useLayoutEffect } from 'preact/hooks'
import { arriveAtHeading } from './keyboard.ts'
import { arriveAt, ownScreen, path } from './routes.ts'
import type { State } from './state.ts'

export function Arrival({ state }: { state: State }) {
  const page = state.page.value
  const open = path.value
  const stands = ownScreen.value !== undefined || state.shown.value === open
  useLayoutEffect(() => {
    if (!stands) return
    const { floor, scroll, mark } = arriveAt.value
    arriveAt.value = {}
    if (floor !== undefined) beforePaint(() => jumpTo(floor))
    else if (scroll !== undefined) {
      beforePaint(() => scrollTo(0, scroll))
      arriveAtHeading(mark)
    }
  }, [page, stands, open])
  return undefined
}

let asked = 0

/** The last step wins. */
function beforePaint(arrive: () => void): void {
  cancelAnimationFrame(asked)
  asked = requestAnimationFrame(arrive)
}

export function jumpTo(floor: number): void {
  const post = document.getElementById(`f${floor}`)
  if (post === null) return
  for (const other of document.querySelectorAll('.post.here')) other.classList.remove('here')
  post.classList.add('here')
  post.scrollIntoView({ block: 'start' })
  post.setAttribute('tabindex', '-1')
  post.focus({ preventScroll: true })
}
