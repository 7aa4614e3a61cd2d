// What is half written, in *Saved here*: sealed with the rest, so that a lock, a reload or an empty battery takes no word.
//
// Each tab writes what was typed in it, and leaves what another one keeps, also about the same.

import { effect, signal } from '@preact/signals'
import { changeKept } from '../shell/change-kept.ts'
import type { EngineClient } from '../shell/engine-client.ts'
import type { State } from '../shell/state.ts'
import { type Draft, halfWritten, takeUpKept } from './draft.ts'
import { forgetTyped, type Typed, takeUpTyped, typed, withoutAbout } from './typed.ts'

/** Milliseconds after the last key. */
const REST = 500
/** Milliseconds after which what could not be kept is tried again: somebody may have made room. */
const AGAIN = 15_000

type Kept = readonly [about: string, what: Partial<Draft> | Typed]

/** What was kept before stands in memory; a form that was drawn before that begins anew with it. */
export const isTakenUp = signal(false)
/** Something was typed that is not kept yet, or could not be. */
export const isBehind = signal(false)
/** Keeps that at once. */
export let keepNow: () => unknown = () => undefined

/**
 * Takes up what was kept before, once that is open, and from then on keeps what is typed, until the page goes.
 * @returns where it is open already, once that was tried
 */
export async function keepDrafts({ engine, page, full }: State): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What is kept, or will be when its timer has run. */
  let written: string | undefined
  /** What was taken up, and is here as it was. */
  let taken: ReadonlySet<string> | undefined
  /** That, and what may have been kept since: what else stands there is of another tab. */
  let own: ReadonlySet<string> = new Set()
  // What cannot be kept is still in the tab: it was locked, or the browser has no room, which is said above every screen.
  const keep = async () => {
    clearTimeout(timer)
    timer = undefined
    let here = own
    const keptOf = (kept = '[]') => {
      const there: readonly Kept[] = JSON.parse(kept)
      const stood = marksOf(there)
      if (taken === undefined) {
        takeUpKept(takeUpTyped(there))
        own = stood
        taken = stood
        isTakenUp.value = true
      }
      const first = taken
      here = marksOf(allHere())
      own = new Set([...own, ...here])
      // What was taken up, and stands there no more, was said in another tab or goes on there.
      const ours = [...here].filter((mark) => !first.has(mark) || stood.has(mark))
      return `[${[...ours, ...[...stood].filter((mark) => !own.has(mark))]}]`
    }
    try {
      await changeKept(engine, 'drafts', keptOf)
      own = here
      isBehind.value = timer !== undefined
      // What was emptied here may be typed again as it was.
      taken &&= new Set([...taken].filter((mark) => own.has(mark)))
      // Whatever it was for which there was no room: there is some now.
      if (full.value) full.value = (await engine.ask('saving')).full ?? false
    } catch {
      timer ??= setTimeout(keep, taken === undefined ? REST : AGAIN)
    }
  }
  keepNow = () => isBehind.value && keep()
  const isSaved = () => page.value.frame.truth.saved
  if (isSaved()) await keep()
  let many = 0
  effect(() => {
    const here = allHere()
    const now = JSON.stringify(here)
    const isSaid = here.length < many
    many = here.length
    if (!isSaved() || now === written) return
    written = now
    isBehind.value = true
    clearTimeout(timer)
    // What was said goes at once: a tab that dies just then would bring it back, to be said twice.
    timer = setTimeout(keep, taken === undefined || isSaid ? 0 : REST)
  })
  // Who leaves may not come back to this tab.
  addEventListener('pagehide', () => keepNow())
  document.addEventListener('visibilitychange', () => keepNow())
}

const allHere = (): readonly Kept[] => [...halfWritten(), ...typed.value]

/** By what a tab knows its own again: all of it. */
const marksOf = (all: readonly Kept[]): ReadonlySet<string> => new Set(all.map((one) => JSON.stringify(one)))

/** Forgets what was typed about something, also by another tab. @throws EngineError, with what the store refused */
export async function forgetKept(engine: EngineClient, about: string): Promise<void> {
  forgetTyped(about)
  await changeKept(engine, 'drafts', (kept = '[]') =>
    JSON.stringify(withoutAbout<Kept>(JSON.parse(kept), about)),
  )
}
