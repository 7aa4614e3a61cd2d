// From nothing to a screen: words, engine, wall, first page; then what was loaded gives way.

import { signal } from '@preact/signals'
import { render } from 'preact'
import { isWhole, type Page } from '../../pages/model.ts'
import { showBroken } from '../broken/notice.tsx'
import type { PageAsked } from '../engine/pages.ts'
import { EngineError } from '../engine/wire.ts'
import { loadWords } from '../i18n/words.ts'
import { askBeforeLeaving } from '../modes/before-leaving.ts'
import { tellOfUse } from '../modes/in-use.ts'
import { isLocked } from '../modes/locked.ts'
import { watchSaved } from '../modes/watch-saved.ts'
import { listenForWipe } from '../modes/wipe.ts'
import { goHome } from '../program/keeping.ts'
import { doors } from '../read/lists.tsx'
import { partOf } from '../read/reading.tsx'
import { keepDrafts } from '../write/kept-drafts.ts'
import { addStyle } from './add-style.ts'
import { App } from './app.tsx'
import { appFileOf } from './app-file.ts'
import { keepBack } from './back-closes.ts'
import { bundleInPage } from './bundle-in-page.ts'
import { cardInAddress } from './card-in-address.ts'
import { type EngineClient, startEngine } from './engine-client.ts'
import { isUnanswered, sayFailed } from './failed.ts'
import { keepNoFields } from './fields.ts'
import { followRoutes } from './follow-routes.ts'
import { growOld } from './grow-old.ts'
import { headAhead } from './head-ahead.ts'
import { keepSteps, keptSteps } from './kept-steps.ts'
import { keepKeyboard } from './keyboard.ts'
import type { Tongue } from './last-lines.tsx'
import { fetchAhead } from './later.tsx'
import { loadedList } from './loaded-list.ts'
import { openKept, openWall } from './open-wall.tsx'
import { partOfScreen } from './own-screen.tsx'
import { findPlace, type Place } from './place.ts'
import type { Standing } from './pulse.ts'
import { currentOf, screenOf, startRoutes } from './routes.ts'
import { keepSecondClick } from './second-click.ts'
import { createState, type State } from './state.ts'

export async function start(): Promise<void> {
  keepNoFields()
  const card = cardInAddress()
  const place = await findPlace()
  // First: the rest of the page is the program, to be handed on without it.
  const file = await bundleInPage()
  const appFile = appFileOf(place)
  // On a long line each thing that is asked for only after another has come costs a second.
  const [words, program] = await Promise.all([loadWords(place.lang), import('virtual:engine')])
  const tongue = signal<Tongue>({ lang: place.lang, words })
  const standing = signal<Standing>('answers')
  const opened = signal<State>()
  showBroken({ standing, opened, tongue })
  // Said above the screen, once for all that ends with it.
  addEventListener('unhandledrejection', (event) => isUnanswered(event.reason) && event.preventDefault())
  const engine = startEngine(program, (now) => {
    standing.value = now
    // What was asked for meanwhile has ended without an answer.
    if (opened.value) opened.value.version.value++
  })
  listenForWipe(engine)
  keepKeyboard()
  keepBack()
  keepSecondClick()
  tellOfUse(engine)
  const opening = { root: place.root, head: await headAhead(), file }
  document.documentElement.lang = place.lang
  const unlocked = place.kept && (await openKept(engine, place, tongue, true))
  const begin = unlocked ? place.path : await openWall(engine, place, tongue, opening)
  if (begin === undefined) return
  // Before any screen stands: what it shows of addresses must know that this one is for few.
  if (card !== undefined) await engine.ask('addAddress', card).catch(() => undefined)
  const first = { path: place.path.startsWith('!') ? '' : place.path, lang: tongue.value.lang }
  let page = await pageOnceRead(engine, place, first)
  // It may also be newer than the head that the page came with.
  if (page.kind === 'notice' && place.kind === 'page') {
    await engine.ask('catchUp')
    page = await engine.ask('page', first)
  }
  // Where the reader was, before it was locked or loaded anew.
  const steps = page.frame.truth.saved ? await keptSteps(engine, place) : []
  const path = currentOf(steps)?.path ?? begin
  const shown = path.startsWith('!') ? '' : path
  if (shown !== first.path) page = await engine.ask('page', { ...first, path: shown })
  if (place.doors !== undefined) await fetchAhead(doors)
  // What stands on the loaded page must not be gone while its screen is fetched.
  const screen = screenOf(path)
  const part = screen === undefined ? partOf(page) : partOfScreen(screen)
  if (part !== undefined) await fetchAhead(part)
  const isPart = place.kind === 'page' && !isWhole(page.frame.truth)
  const loaded = isPart ? loadedList(place.root ?? '', place.path) : undefined
  const state = createState({ engine, place, shown, appFile, ...tongue.value, page, loaded })
  startRoutes(path, place.root, steps)
  // Before a form stands: what is typed into one that is empty still would stand in the way of what was kept.
  await keepDrafts(state)
  takeOver(state)
  opened.value = state
  const lookForSaved = watchSaved(state)
  engine.onNotice((notice) => {
    if (notice === 'not-kept') lookForSaved()
    if (notice === 'change') state.version.value++
    if (notice === 'part-missing') tellMissing(state)
  })
  addEventListener('unhandledrejection', ({ reason }) => sayUncaught(reason, state))
  followRoutes(state)
  void engine.ask('saving').then((saving) => {
    state.locked.value = isLocked(saving)
  })
  askBeforeLeaving(state)
  growOld(state)
  keepSteps(state)
  if (unlocked) void goHome(state)
  // Where it cannot be had now, it is asked for again by whatever needs it.
  else await engine.ask('whole').catch(() => undefined)
}

/** What a screen left to nobody; what was overtaken by something else that was asked for is not missed. */
function sayUncaught(error: unknown, state: State): void {
  if (error instanceof EngineError && !/\/(?:overtaken|part)$/.test(error.code)) sayFailed(error, state)
}

/** What was asked for needs a part of the program that its host did not give. */
function tellMissing({ words, said }: State): void {
  const { part, why } = words.value.a.partMissing
  said.value = part + why
}

/** The first page; where a node's page stands meanwhile, it gives way only once what it shows was read. */
async function pageOnceRead(engine: EngineClient, { kind }: Place, asked: PageAsked): Promise<Page> {
  let onChange = () => {}
  engine.onNotice(() => onChange())
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      onChange = resolve
    })
    const page = await engine.ask('page', asked)
    if (kind !== 'page' || !isPartlyRead(page)) return page
    await changed
  }
}

/** True while the loaded page shows more than was read so far. */
function isPartlyRead(page: Page): boolean {
  if (page.kind === 'notice') return page.what === 'not-read'
  if (page.kind !== 'thread' || isWhole(page.frame.truth)) return false
  const read = page.posts.filter(({ absence }) => absence === undefined).length
  return read < document.querySelectorAll('.post:not(.hole)').length
}

/** Puts the app in the place of what was loaded, in one step. */
function takeOver(state: State): void {
  addStyle()
  const sheet = document.createElement('div')
  render(<App state={state} />, sheet)
  const { scrollY } = globalThis
  document.body.replaceChildren(sheet)
  scrollTo(0, scrollY)
  document.documentElement.lang = state.lang.value
  document.title = state.words.value.t.wall
}
