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
  // A step to the path that is open changes nothing else: left to wait, it would move whoever reads when news comes.
  const step = arriveAt.value
  useLayoutEffect(() => {
    const { floor, scroll, mark } = step
    if (!stands || (floor ?? scroll) === undefined) return
    if (floor !== undefined) {
      beforePaint(() => arriveAtFloor(floor, step))
      return
    }
    arriveAt.value = {}
    beforePaint(() => scrollTo(0, scroll ?? 0))
    arriveAtHeading(mark)
  }, [page, stands, open, step])
  return undefined
}

let asked = 0

/** The last step wins. */
function beforePaint(arrive: () => void): void {
  cancelAnimationFrame(asked)
  asked = requestAnimationFrame(arrive)
}

/**
 * As long as the part of the program that draws the screen is fetched, there is neither a floor nor a heading: the step is
 * kept until there is, so that the list still begins at that floor. A floor that is not there leads to the heading.
 */
function arriveAtFloor(floor: number, step: unknown): void {
  // Another step was made, whose screen does not stand yet.
  if (arriveAt.peek() !== step) return
  if (!jumpTo(floor)) {
    arriveAtHeading()
    const main = document.getElementById('text')
    if (main?.querySelector('h1') === null) {
      const stands = new MutationObserver(() => {
        stands.disconnect()
        if (arriveAt.peek() === step) beforePaint(() => arriveAtFloor(floor, step))
      })
      stands.observe(main, { childList: true, subtree: true })
      return
    }
  }
  arriveAt.value = {}
}

/** @returns whether it is there */
export function jumpTo(floor: number): boolean {
  const post = document.getElementById(`f${floor}`)
  if (post === null) return false
  for (const other of document.querySelectorAll('.post.here')) other.classList.remove('here')
  post.classList.add('here')
  post.scrollIntoView({ block: 'start' })
  post.setAttribute('tabindex', '-1')
  post.focus({ preventScroll: true })
  return true
}
