// What is half written, in *Saved here*: sealed with the rest, so that a lock, a reload or an empty battery takes no word.
//
// Each tab writes what was typed in it, and leaves what another one keeps.

import { effect, signal } from '@preact/signals'
import { changeKept } from '../shell/change-kept.ts'
import type { State } from '../shell/state.ts'
import { type Draft, halfWritten, takeUpKept } from './draft.ts'
import { type Typed, takeUpTyped, typed } from './typed.ts'

/** Milliseconds after the last key. */
const REST = 500
/** Milliseconds after which what could not be kept is tried again: somebody may have made room. */
const AGAIN = 15_000

type Kept = ReadonlyMap<string, Partial<Draft> | Typed>

/** What was kept before stands in memory; a form that was drawn before that begins anew with it. */
export const isTakenUp = signal(false)

/** Takes up what was kept before, once that is open, and from then on keeps what is typed, until the page goes. */
export function keepDrafts({ engine, page, full }: State): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What is to be kept, and what stands there by now. */
  let written: string | undefined
  let standing: string | undefined
  /** What was taken up, and not changed here. */
  let others: Kept | undefined
  const own = new Set<string>()
  const keptOf = (kept: string | undefined) => {
    const there: Kept = new Map(kept === undefined ? [] : JSON.parse(kept))
    if (others === undefined) {
      takeUpKept(takeUpTyped(there))
      others = there
      isTakenUp.value = true
    }
    const here = allHere()
    for (const [about, one] of here) if (!isSame(one, others.get(about))) own.add(about)
    // What was taken up and is here no more was said, or emptied.
    for (const about of others.keys()) if (!here.has(about)) own.add(about)
    const ours = [...here].filter(([about]) => own.has(about))
    const theirs = [...there].filter(([about]) => !own.has(about))
    return JSON.stringify([...ours, ...theirs])
  }
  // What cannot be kept is still in the tab: it was locked, or the browser has no room, which is said above every screen.
  const keep = async () => {
    clearTimeout(timer)
    timer = undefined
    const tried = written
    try {
      await changeKept(engine, 'drafts', keptOf)
      standing = tried
      // Whatever it was for which there was no room: there is some now.
      if (full.value) full.value = (await engine.ask('saving')).full ?? false
    } catch {
      timer ??= setTimeout(keep, AGAIN)
    }
  }
  const keepNow = () => written !== standing && void keep()
  let many = 0
  effect(() => {
    const here = allHere()
    const now = JSON.stringify([...here])
    const isSaid = here.size < many
    many = here.size
    if (page.value.frame.truth.saved !== true || now === written) return
    written = now
    clearTimeout(timer)
    // What was said goes at once: a tab that dies just then would bring it back, to be said twice.
    timer = setTimeout(keep, others === undefined || isSaid ? 0 : REST)
  })
  // Who leaves may not come back to this tab.
  addEventListener('pagehide', keepNow)
  document.addEventListener('visibilitychange', keepNow)
}

const allHere = (): Kept => new Map<string, Partial<Draft> | Typed>([...halfWritten(), ...typed.value])

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
