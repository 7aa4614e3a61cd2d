// Where the reader is, in memory only: no address, hash, title or history state ever names a thread (DESIGN §7.3).
//
// The browser's history gets one entry a step, each with nothing but a number, so that "back" works.

import { computed, signal } from '@preact/signals'

const SCREENS = [
  'write',
  'mine',
  'take',
  'addresses',
  'find',
  'saving',
  'names',
  'doors',
  'assembly',
] as const
/** The app's own screens, beside those that the pages have too. */
export type Screen = (typeof SCREENS)[number]

export interface Step {
  /** A path of the pages (`t/17`), or `!` and one of the app's own screens, which may have parts (`!doors/2`). */
  readonly path: string
  /** Where the screen was scrolled to when it was left. */
  scroll: number
}

const steps: Step[] = []
let at = 0

/** The path that is open. */
export const path = signal('')
/** The app's own screen that is open; undefined where what is open is a screen that the pages have too. */
export const ownScreen = computed(() => screenOf(path.value))
/** Where to scroll once the screen stands. */
export const arriveAt = signal<{ readonly floor?: number; readonly scroll?: number }>({})

/** Starts at a path; the address becomes the wall's own, whatever page was loaded. */
export function startRoutes(first: string, root: string | undefined): void {
  steps.push({ path: first, scroll: 0 })
  path.value = first
  if (root !== undefined) history.replaceState(0, '', root)
  else history.replaceState(0, '')
  history.scrollRestoration = 'manual'
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    // A way within the page (`#text`) is no step.
    if (typeof state !== 'number') return
    remember()
    at = state < steps.length ? state : 0
    const step = steps[at]
    arriveAt.value = { scroll: step?.scroll ?? 0 }
    path.value = step?.path ?? ''
  })
}

/** False as long as nothing but the loaded page was open. */
export function hasStepped(): boolean {
  return steps.length > 1
}

/** Opens a path; `#12` at its end scrolls to that floor. */
export function go(to: string): void {
  const [next = '', floor] = to.split('#')
  remember()
  arriveAt.value = floor === undefined ? { scroll: 0 } : { floor: Number(floor) }
  if (next === path.value) return
  steps.length = at + 1
  steps.push({ path: next, scroll: 0 })
  at++
  history.pushState(at, '')
  path.value = next
}

export function goToScreen(screen: Screen): void {
  go(`!${screen}`)
}

/** The app's own screen of a path, or undefined for one that the pages have too. */
export function screenOf(open: string): Screen | undefined {
  const [name] = open.split('/')
  return SCREENS.find((screen) => name === `!${screen}`)
}

function remember(): void {
  const step = steps[at]
  if (step !== undefined) step.scroll = scrollY
}
