// The page of the path that is open, asked for again whenever something changed. An answer to something else than what is
// asked now is dropped, as it may be of another path; one to the same stands until a newer has come: where news comes faster
// than answers, as a long wall is read on a slow device, a step would lead nowhere until that ends.

import { batch, effect } from '@preact/signals'
import { isWhole, type Page } from '../../pages/model.ts'
import { keepSame } from './keep-same.ts'
import { path } from './routes.ts'
import type { State } from './state.ts'
import { inOrder } from './use-latest.ts'

/** Milliseconds after which a step that shows nothing yet says so: the engine may be at work on something long. */
const PATIENCE = 150

/** Goes on until the page goes. */
export function followRoutes(state: State): void {
  // What was said belongs to the screen on which it was said.
  effect(() => {
    void path.value
    state.said.value = ''
  })
  let asked = ''
  const inTurn = inOrder<Page>()
  effect(() => {
    const { engine, page, loaded, lang, only, followed, firstWriter, query, version } = state
    void version.value
    // One of the app's own screens shows the frame of the front around itself.
    const now = path.value.startsWith('!') ? '' : path.value
    const input = {
      path: now,
      lang: lang.value,
      only: only.value,
      followed: followed.value,
      firstWriter: firstWriter.value,
      query: query.value,
    }
    const question = JSON.stringify(input)
    asked = question
    const isAsked = () => asked === question
    const arrived = sayIfSlow(state, () => isAsked() && state.shown.value !== now)
    inTurn(
      engine.ask('page', input).finally(arrived),
      (got) => {
        if (!isAsked()) return
        batch(() => {
          if (isWhole(got.frame.truth)) loaded.value = undefined
          page.value = keepSame(page.value, state.lost.peek() ? unsaved(got) : got)
          state.shown.value = now
        })
      },
      // What finds words could not be fetched, which is said: so that looking for the same again asks again.
      () => {
        if (isAsked()) query.value = ''
      },
    )
  })
}

/** As the page is where what was saved here was taken away: the engine, which has it in memory, knows nothing of that. */
function unsaved(page: Page): Page {
  const { frame } = page
  return { ...page, frame: { ...frame, truth: { ...frame.truth, saved: false } } }
}

/** @param isAwaited whether anything is waited for still. @returns to be called when it has come */
function sayIfSlow({ said, words }: State, isAwaited: () => boolean): () => void {
  const { moment } = words.peek().a
  let isSaid = false
  const timer = setTimeout(() => {
    isSaid = isAwaited()
    if (isSaid) said.value = moment
  }, PATIENCE)
  return () => {
    clearTimeout(timer)
    if (isSaid && said.peek() === moment) said.value = ''
  }
}
