// In *Saved here* the way by which the reader came, sealed with the rest: a lock or a reload leads back to where they were,
// and "back" goes on from there. In *Nothing saved* nothing is kept, and a page that is loaded anew begins at the front.

import { effect } from '@preact/signals'
import { changeKept } from './change-kept.ts'
import type { EngineClient } from './engine-client.ts'
import { type Place, withoutDoors } from './place.ts'
import { path, type Step, stateOf, stepsSoFar, tabOf, takeUpSteps } from './routes.ts'
import type { State } from './state.ts'

/** Milliseconds after the last step or scroll. */
const REST = 700
/** More are forgotten, the oldest first. */
const MOST_STEPS = 20
const MOST_TABS = 5
/** Of `performance.navigation`. */
const RELOAD = 1

/** By tab, the one that moved last at the end: the number of the first step, and the steps from there. */
type Kept = readonly (readonly [tab: number, from: number, steps: readonly (Step | null)[]])[]

const parse = (kept: string | undefined): Kept => (kept === undefined ? [] : JSON.parse(kept))

/** The steps of this tab from before it was loaded anew, by their numbers; none where none are kept. */
export async function keptSteps(
  engine: EngineClient,
  { doors }: Place,
): Promise<readonly (Step | undefined)[]> {
  const all = await engine.ask('kept', { row: 'steps' }).then(parse, () => [])
  // Whoever loads it anew in another process drops the number, as where the kept program takes the place of a host's page. Each
  // entry from before opens a page of its own, which is locked: so the way is laid once more, within this one.
  const isLost = history.state === null && performance.navigation.type === RELOAD
  const kept = all.findLast(([of]) => isLost || of === tabOf(history.state))
  const [tab, from = 0, steps = []] = kept ?? []
  if (isLost && tab)
    for (const n of steps.keys()) history[n ? 'pushState' : 'replaceState'](stateOf(tab, from + n), '')
  const shown = (path: string) => (doors === undefined ? withoutDoors(path) : path)
  return [...Array(from), ...steps.map((step) => (step ? { ...step, path: shown(step.path) } : undefined))]
}

/** Keeps each step from now on, where the reader saves. */
export function keepSteps({ engine, page, place }: State): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTakenUp = false
  const keep = async () => {
    if (!page.peek().frame.truth.saved) return
    if (!isTakenUp) takeUpSteps(await keptSteps(engine, place))
    isTakenUp = true
    const steps = stepsSoFar()
    const from = Math.max(0, steps.length - MOST_STEPS)
    const tab = tabOf(history.state)
    const own = [tab, from, steps.slice(from)] as const
    await changeKept(engine, 'steps', (kept) => {
      const others = parse(kept).filter(([of]) => of !== tab)
      return JSON.stringify([...others, own].slice(-MOST_TABS))
    })
  }
  const later = () => {
    clearTimeout(timer)
    // Where it cannot be kept, one begins at the front: nothing is lost by it.
    timer = setTimeout(() => void keep().catch(() => undefined), REST)
  }
  effect(() => {
    void path.value
    if (page.value.frame.truth.saved) later()
  })
  addEventListener('scroll', later, { passive: true })
}
