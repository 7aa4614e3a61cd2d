// From nothing to a screen: words, engine, wall, first page; then what was loaded gives way.

import { batch, effect, type Signal, signal } from '@preact/signals'
import { render } from 'preact'
import { isWhole, type Page } from '../../pages/model.ts'
import css from '../app.css?inline'
import type { Opening } from '../engine/carry/open-from.ts'
import type { PageAsked } from '../engine/pages.ts'
import type { HostAsked } from '../engine/read/open-wall.ts'
import { EngineError } from '../engine/wire.ts'
import { loadWords } from '../i18n/words.ts'
import { askBeforeLeaving } from '../modes/before-leaving.ts'
import { tellOfUse } from '../modes/in-use.ts'
import { listenForWipe } from '../modes/wipe.ts'
import { goHome } from '../program/keeping.ts'
import { doors } from '../read/lists.tsx'
import { partOf } from '../read/reading.tsx'
import { App } from './app.tsx'
import { appFileOf } from './app-file.ts'
import { cardInAddress } from './card-in-address.ts'
import { type EngineClient, startEngine } from './engine-client.ts'
import { sayFailed } from './failed.ts'
import { headAhead } from './head-ahead.ts'
import { keepSame } from './keep-same.ts'
import { keepKeyboard } from './keyboard.ts'
import type { Tongue } from './last-lines.tsx'
import { fetchAhead } from './later.tsx'
import { loadedList } from './loaded-list.ts'
import { partOfScreen } from './own-screen.tsx'
import { findPlace, type Place } from './place.ts'
import { path, screenOf, startRoutes } from './routes.ts'
import { keepSecondClick } from './second-click.ts'
import { createState, type State } from './state.ts'

export async function start(): Promise<void> {
  const card = cardInAddress()
  const place = findPlace()
  const appFile = appFileOf(place)
  // On a long line each thing that is asked for only after another has come costs a second.
  const [words, program] = await Promise.all([loadWords(place.lang), import('virtual:engine')])
  const engine = startEngine(program)
  engine.onNotice(reloadIfLocked)
  listenForWipe(engine)
  keepKeyboard()
  keepSecondClick()
  tellOfUse(engine)
  const opening = { root: place.root, head: await headAhead(), file: bundleInPage() }
  const tongue = signal<Tongue>({ lang: place.lang, words })
  document.documentElement.lang = place.lang
  const unlocked = place.kept && (await openKept(engine, place, tongue, true))
  if (!unlocked && !(await openWall(engine, place, tongue, opening))) return
  // Before any screen stands: what it shows of addresses must know that this one is for few.
  if (card !== undefined) await engine.ask('addAddress', card).catch(() => undefined)
  const first = { path: place.path.startsWith('!') ? '' : place.path, lang: tongue.value.lang }
  let page = await pageOnceRead(engine, place, first)
  // It may also be newer than the head that the page came with.
  if (page.kind === 'notice' && place.kind === 'page') {
    await engine.ask('catchUp')
    page = await engine.ask('page', first)
  }
  if (place.doors !== undefined) await fetchAhead(doors)
  // What stands on the loaded page must not be gone while its screen is fetched.
  const screen = screenOf(place.path)
  const part = screen === undefined ? partOf(page) : partOfScreen(screen)
  if (part !== undefined) await fetchAhead(part)
  const isPart = place.kind === 'page' && !isWhole(page.frame.truth)
  const loaded = isPart ? loadedList(place.root ?? '', place.path) : undefined
  const state = createState({ engine, place, appFile, ...tongue.value, page, loaded })
  startRoutes(place.path, place.root)
  takeOver(state)
  engine.onNotice((notice) => {
    reloadIfLocked(notice)
    if (notice === 'change') state.version.value++
    if (notice === 'part-missing') tellMissing(state)
  })
  addEventListener('unhandledrejection', ({ reason }) => sayUncaught(reason, state))
  followRoutes(state)
  askBeforeLeaving(state)
  if (unlocked) void goHome(state)
  // Where it cannot be had now, it is asked for again by whatever needs it.
  else await engine.ask('whole').catch(() => undefined)
}

/** What was open is gone from memory only when the page is. */
function reloadIfLocked(notice: string): void {
  if (notice === 'lock') location.reload()
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
  engine.onNotice((notice) => {
    reloadIfLocked(notice)
    onChange()
  })
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

/**
 * Where a wall is saved here, true once the reader unlocked it.
 * @param kept the program is, too: then it is before anybody is asked for anything
 */
async function openKept(
  engine: EngineClient,
  place: Place,
  tongue: Signal<Tongue>,
  kept: boolean,
): Promise<boolean> {
  if (!(await isSaved(engine))) return false
  const { Unlock } = await import('../program/unlock.tsx')
  addStyle()
  const unlocked = await new Promise<boolean>((resolve) => {
    render(
      <Unlock engine={engine} tongue={tongue} place={place} kept={kept} onDone={resolve} />,
      document.body,
    )
  })
  render(undefined, document.body)
  return unlocked
}

const isSaved = async (engine: EngineClient) => (await engine.ask('saving')).there

/**
 * Opens the wall. Where a page of a node cannot open it, that page stays: it can be read as it is. Where there is no
 * page, the reader is asked for the passphrase of what is saved here, and else for a file or an address, until one holds
 * a wall.
 */
async function openWall(
  engine: EngineClient,
  place: Place,
  tongue: Signal<Tongue>,
  { root, head, file }: Pick<Opening, 'root' | 'file'> & Pick<HostAsked, 'head'>,
): Promise<boolean> {
  try {
    if (file !== undefined) await engine.ask('openFrom', { file, root })
    else if (root !== undefined) await engine.ask('open', { root, head })
    else throw new Error('nothing to open')
    return true
  } catch {
    if (place.kind === 'page') return false
    if (!place.kept && (await openKept(engine, place, tongue, false))) return true
    const [{ Opener }, locked] = await Promise.all([import('./opener.tsx'), isSaved(engine)])
    addStyle()
    await new Promise<void>((resolve) => {
      render(
        <Opener engine={engine} tongue={tongue} place={place} locked={locked} onOpened={resolve} />,
        document.body,
      )
    })
    render(undefined, document.body)
    return true
  }
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

/** The app's style, once; in the one file it stands there already. */
function addStyle(): void {
  if ([...document.querySelectorAll('style')].some(({ textContent }) => textContent === css)) return
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
}

/** Milliseconds after which a step that shows nothing yet says so: the engine may be at work on something long. */
const PATIENCE = 150

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

/** Asks for the page of the path that is open, again whenever something changed; the last asked wins. */
function followRoutes(state: State): void {
  // What was said belongs to the screen on which it was said.
  effect(() => {
    void path.value
    state.said.value = ''
  })
  let asked = 0
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
    const mine = ++asked
    const arrived = sayIfSlow(state, () => mine === asked && state.shown.value !== now)
    engine.ask('page', input).then(
      (got) => {
        arrived()
        if (mine !== asked) return
        batch(() => {
          if (isWhole(got.frame.truth)) loaded.value = undefined
          page.value = keepSame(page.value, got)
          state.shown.value = now
        })
      },
      // What finds words could not be fetched, which is said: so that looking for the same again asks again.
      () => {
        if (mine === asked) query.value = ''
      },
    )
  })
}

/** The wall that stands in this file, as the page's own HTML; undefined where there is none. */
function bundleInPage(): Blob | undefined {
  const block = document.getElementById('wall')
  if (!(block instanceof HTMLScriptElement)) return undefined
  return new Blob([`<!doctype html>${block.outerHTML}`], { type: 'text/html' })
}
