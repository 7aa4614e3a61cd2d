// Where the reader is, in memory only: no address, hash, title or history state ever names a thread (DESIGN §7.3).
//
// The browser's history gets one entry a step, each with nothing but a number, so that "back" works. What was open before
// the page was loaded anew is known only where it was kept (`kept-steps.ts`): else it leads out of the wall, not through
// entries behind which nothing is.

import { computed, signal } from '@preact/signals'
import { type Mark, markOf } from './keyboard.ts'
import { type PostsStood, wherePostsStand } from './where-posts-stand.ts'

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
  /** Where the keyboard stood when it was left. */
  mark?: Mark | undefined
  /** Where its posts stood then. */
  stood?: PostsStood | undefined
}

/** By their numbers in the browser's history; a hole for what nobody knows. */
const steps: (Step | undefined)[] = []
let at = 0
let isLoadedPage = true

/** The path that is open. */
export const path = signal('')
/** The app's own screen that is open; undefined where what is open is a screen that the pages have too. */
export const ownScreen = computed(() => screenOf(path.value))
/** Where to arrive once the screen stands. */
export const arriveAt = signal<{
  readonly floor?: number
  readonly scroll?: number
  readonly mark?: Mark | undefined
  readonly stood?: PostsStood | undefined
}>({})

/** Room for the number of the step beside that of the tab. */
const STEPS = 2 ** 20

/** A number drawn for this tab, which its entries in the history keep when the page is loaded anew. */
export function tabOf(state: unknown): number {
  return typeof state === 'number' ? Math.floor(state / STEPS) : drawn
}

const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

/**
 * Starts at a path; the address becomes the wall's own, whatever page was loaded.
 * @param kept steps of this tab from before, by their numbers
 */
export function startRoutes(
  first: string,
  root: string | undefined,
  kept: readonly (Step | undefined)[],
): void {
  const { state } = history
  const tab = tabOf(state)
  at = numberOf(state)
  takeUpSteps(kept)
  const before = steps[at]
  if (before?.path === first) arriveAt.value = before
  else steps[at] = { path: first, scroll: 0 }
  path.value = first
  history.replaceState(stateOf(tab), '')
  try {
    if (root !== undefined) history.replaceState(stateOf(tab), '', root)
  } catch {
    // A page in a sandbox keeps the address that it came from.
  }
  history.scrollRestoration = 'manual'
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    // A way within the page (`#text`) is no step.
    if (typeof state !== 'number') return
    remember()
    isLoadedPage = false
    const before = at
    at = state % STEPS
    const step = steps[at]
    if (step === undefined && at < before) history.go(-at - 1)
    arriveAt.value = { scroll: 0, ...step }
    path.value = step?.path ?? ''
  })
}

/** Of steps of this tab the one at which the history stands. */
export function currentOf(kept: readonly (Step | undefined)[]): Step | undefined {
  return kept[numberOf(history.state)]
}

const numberOf = (state: unknown): number => (typeof state === 'number' ? state % STEPS : 0)

export const stateOf = (tab: number, step = at): number => tab * STEPS + step

/** What was open here before: for entries of the history of which nothing is known. */
export function takeUpSteps(kept: readonly (Step | undefined)[]): void {
  for (const [index, step] of kept.entries()) steps[index] ??= step
}

/** The steps up to the one that is open, as far as they are known; where their posts stood is of this life of the page alone. */
export function stepsSoFar(): readonly (Step | undefined)[] {
  remember()
  return steps.slice(0, at + 1).map((step) => step && { ...step, stood: undefined })
}

/** False as long as nothing but the loaded page was open. */
export function hasStepped(): boolean {
  return !isLoadedPage
}

/** Opens a path; `#12` at its end scrolls to that floor. */
export function go(to: string): void {
  const [next = '', floor] = to.split('#')
  remember()
  arriveAt.value = floor === undefined ? { scroll: 0 } : { floor: Number(floor) }
  if (next === path.value) return
  isLoadedPage = false
  const tab = tabOf(history.state)
  at++
  steps.length = at
  steps.push({ path: next, scroll: 0 })
  history.pushState(stateOf(tab), '')
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
  if (step === undefined) return
  step.scroll = scrollY
  step.mark = markOf(document.activeElement)
  step.stood = wherePostsStand()
}
