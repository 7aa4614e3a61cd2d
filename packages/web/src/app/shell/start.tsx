// From nothing to a screen: words, engine, wall, first page; then the page that was loaded gives way.

import { source } from 'virtual:engine'
import { effect } from '@preact/signals'
import { render } from 'preact'
import css from '../app.css?inline'
import { loadWords } from '../i18n/words.ts'
import { App } from './app.tsx'
import { startEngine } from './engine-client.ts'
import { findPlace } from './place.ts'
import { path, startRoutes } from './routes.ts'
import { createState, type State } from './state.ts'

export async function start(): Promise<void> {
  const place = findPlace()
  const engine = startEngine(source)
  const [words] = await Promise.all([
    loadWords(place.lang),
    engine.ask('open', { root: place.root, file: bundleInPage() }),
  ])
  const page = await engine.ask('page', { path: place.path, lang: place.lang })
  const state = createState({ engine, place, lang: place.lang, words, page })
  startRoutes(place.path, place.root)
  takeOver(state)
  engine.onNotice((notice) => {
    if (notice === 'change') state.version.value++
  })
  followRoutes(state)
}

/** Puts the app in the place of what was loaded, in one step. */
function takeOver(state: State): void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  const sheet = document.createElement('div')
  render(<App state={state} />, sheet)
  const { scrollY } = globalThis
  document.body.replaceChildren(sheet)
  scrollTo(0, scrollY)
  document.title = state.words.value.t.wall
}

/** Asks for the page of the path that is open, again whenever something changed; the last asked wins. */
function followRoutes(state: State): void {
  let asked = 0
  effect(() => {
    const { engine, page, lang, only, firstWriter, query, version } = state
    void version.value
    const now = path.value
    if (now.startsWith('!')) return
    const input = {
      path: now,
      lang: lang.value,
      only: only.value,
      firstWriter: firstWriter.value,
      query: query.value,
    }
    const mine = ++asked
    void engine.ask('page', input).then((got) => {
      if (mine === asked) page.value = got
    })
  })
}

/** The wall that stands in this file, as the page's own HTML; undefined where there is none. */
function bundleInPage(): Blob | undefined {
  const block = document.getElementById('wall')
  if (!(block instanceof HTMLScriptElement)) return undefined
  return new Blob([`<!doctype html>${block.outerHTML}`], { type: 'text/html' })
}
