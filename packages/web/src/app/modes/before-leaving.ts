// In *Nothing saved* posts that wait, keys of names, a voice in an assembly (which nobody gives out twice) and what is half
// written die with the tab: then the browser asks before it closes it, and who stays stands where they can be taken along
// (DESIGN §4). In *Saved here* what was typed last does, until it is kept. Where nothing would be lost nobody is asked.

import { computed, effect } from '@preact/signals'
import { go } from '../shell/routes.ts'
import type { State } from '../shell/state.ts'
import { halfWritten } from '../write/draft.ts'
import { isBehind } from '../write/kept-drafts.ts'
import { typed } from '../write/typed.ts'

/** The path on which it can be taken along, or goes on. */
let rescue: string | undefined

export function askBeforeLeaving({ engine, version, page, lost }: State): void {
  const writes = computed(() => {
    // What this tab still holds is nowhere else, and the engine takes it for saved.
    if (lost.value === 'gone') return '!mine'
    if (page.value.frame.truth.saved && !isBehind.value) return undefined
    return halfWritten().length > 0 ? '!write' : typed.value[0]?.[1].where
  })
  effect(() => {
    void version.value
    const otherwise = writes.value
    if (page.value.frame.truth.saved) return arm(otherwise)
    void Promise.all([engine.ask('diesWithTab'), engine.ask('names')]).then(
      ([dies, names]) => {
        if (dies === 'posts') arm('!mine')
        else if (names.some(({ diesWithTab }) => diesWithTab)) arm('!names')
        else arm(dies === 'voice' ? '!saving' : otherwise)
      },
      () => arm(otherwise),
    )
  })
}

/** Lets the page go without a question: it is to be wiped. */
export function leaveAtOnce(): void {
  arm(undefined)
}

function arm(path: string | undefined): void {
  rescue = path
  // Only while it is needed: a page that listens is kept out of the browser's own cache.
  if (path === undefined) removeEventListener('beforeunload', ask)
  else addEventListener('beforeunload', ask)
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
  // Chromium before 119 asks for this alone.
  event.returnValue = true
  // Comes only to who stays.
  setTimeout(() => rescue !== undefined && go(rescue))
}
