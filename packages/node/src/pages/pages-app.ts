// The pages without JavaScript, served: paths are numbers, nothing is set, nothing is loaded from elsewhere.
//
//   /  /f/2           front                    /l  /l/2      what stands behind it
//   /b/1  /b/1/2      a board                  /s            search, by POST
//   /t/17  /t/17/2    a thread or an article   /a            about   /find   find us again
//   /v/17/2           what version 2 changed   /g  /g/2   what moderators did
//   /en/… /zh-hans/… /zh-hant/…   the same in that language
//
// A page is never stored by a browser (`no-store`): reading leaves no copy on the device.

import { createHash } from 'node:crypto'
import { KIND, type Names, type Refusal, type VerifiedEvent } from '@commonwall/wall'
import { DOORS } from '@commonwall/web/doors'
import { acceptedLanguage, languageInPath, namedAddresses } from '@commonwall/web/fill'
import type { Page, PageRenderer } from '@commonwall/web/pages'
import { LANGUAGES } from '@commonwall/web/pages'
import { pagePolicy } from '@commonwall/web/policy'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { routePath } from 'hono/route'
import type { Doorways } from '../demonstration/demonstration.ts'
import { feedsApp } from '../feeds/feeds-app.ts'
import { packedFor } from '../http/packed.ts'
import type { Turns } from '../relay/turns.ts'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import { Activity } from './activity.ts'
import type { AppFiles } from './app-files.ts'
import { articlePage, type History, historyPage } from './article-page.ts'
import { Assemblies } from './assemblies/assemblies.ts'
import { assemblyPage } from './assemblies/page.ts'
import type { Place } from './frame.ts'
import { Holes } from './holes.ts'
import { inTime } from './in-time.ts'
import { PageTurns } from './in-turn.ts'
import { indexPage } from './index-page.ts'
import { Kept } from './kept.ts'
import { boardPage, frontPage, repliesTo } from './lists.ts'
import { DeedsBook, moderationPage } from './moderation-page.ts'
import { NameLooks } from './name-looks.ts'
import { Numbers } from './numbers.ts'
import type { Talk } from './posts.ts'
import { searchPage } from './search-page.ts'
import { frameOf, type Source } from './source.ts'
import { threadPage, whereInThread } from './thread-page.ts'
import { transparencyPage } from './transparency-page.ts'
import { wallFacts } from './wall-facts.ts'

export interface PagesOptions {
  readonly store: EventStore
  readonly state: WallState
  readonly renderer: PageRenderer
  /** Hands over events as they become readable; returns how to stop that (`Intake.onReleased`). */
  readonly onReleased: (listener: (events: readonly VerifiedEvent[]) => void) => () => void
  /** The lasting names as of now; asked for each page. */
  readonly names: () => Names
  /** Unix seconds. */
  readonly now: () => number
  /** True if titles may name what a page is about: for hosts abroad (`serve --permalinks`). */
  readonly permalinks?: boolean
  /** The absolute address of the wall, ending in a slash, for feeds; never taken from a request. */
  readonly base: () => string
  /** True to read the whole log before the first page, for who wants `index.html` at once. */
  readonly whole?: boolean
  /** Ids whose bodies the store keeps and segments do not carry. */
  readonly withheld?: () => Iterable<string>
  /** This host's own refusal of an id. */
  readonly refusalOf?: (id: string) => Refusal | undefined
  /** The app that pages load; undefined while it is being built, and where there is none. */
  readonly app?: () => AppFiles | undefined
  /** Of a demonstration. */
  readonly doors?: Pick<Doorways, 'token' | 'run'>
  /** In which row dear pages are made; one of their own by default. */
  readonly turns?: Turns
  /** Told what went wrong when a page could not be made; never who asked. */
  readonly onError?: (error: unknown) => void
}

export interface Pages {
  /** To be mounted at the wall's root, under any prefix. */
  readonly app: Hono
  /** The `index.html` of the static layout; undefined until the whole log was read, since it depends on all of it. */
  renderIndex(): string | undefined
  close(): void
}

/** Milliseconds for the Markdown of an article: the longest takes less, unless it was made to take long. */
const READING = 2_000
/** Characters kept of pages, of talks and of articles, each: some 50 MB if they are not English. */
const ROOM = 25_000_000
/** The longest search form. */
const MAX_FORM = 4_096

export function openPages(options: PagesOptions): Pages {
  const { store, state, renderer, now, permalinks = false } = options
  const numbers = new Numbers(store, () => state.defaultLogs())
  const activity = new Activity({ store, numbers, ...(options.whole && { first: Number.MAX_SAFE_INTEGER }) })
  const holes = new Holes(store, numbers)
  const turns = new PageTurns(options.turns)
  const looks = new NameLooks(store)
  const rendered = new Kept<string>({ now, most: 500, room: ROOM, sizeOf: (html) => html.length })
  const talks = new Kept<Talk>({ now, most: 500, room: ROOM, sizeOf: sizeOfTalk })
  const histories = new Kept<History>({ now, most: 500, room: ROOM, sizeOf: sizeOfHistory })
  const deeds = new DeedsBook()
  const stopListening = options.onReleased((events) => {
    activity.add(events)
    holes.add(events)
    for (const kept of [rendered, talks, histories]) kept.clear()
  })
  const source = (at = now()): Source => ({
    store,
    state,
    numbers,
    activity,
    looks,
    talks,
    histories,
    deeds,
    permalinks,
    app: options.app?.(),
    doors: options.doors?.token,
    facts: wallFacts(state, options.names(), at, options.refusalOf),
  })
  const assemblies = new Assemblies({
    source,
    withheld: () => holes.withheld(),
    pathOf: (from, event) =>
      event.kind === KIND.reply
        ? replyPath(from, event)
        : from.numbers.rootPath(from.numbers.rootFor(event) ?? ''),
  })
  const parts = { doors: options.doors !== undefined }
  const headers = pageHeaders(renderer, { ...parts, app: false })
  const appHeaders = pageHeaders(renderer, { ...parts, app: true })

  const render = (page: Page): string => {
    if (page.kind === 'article' && page.text !== undefined)
      renderer.readMarkdown(page.text.text, (work) => inTime(work, READING))
    return renderer.renderPage(page)
  }
  const send = (c: Context, place: Place, page: Page | undefined) => {
    const found = page ?? { kind: 'notice', frame: frameOf(source(), place), what: 'not-found' }
    return answer(c, place, render(found), page === undefined ? 404 : 200)
  }
  const answer = (c: Context, place: Place, html: string, status: 200 | 404 | 500 | 503) =>
    c.body(html, status, {
      ...(options.app?.() === undefined ? headers : appHeaders),
      'Content-Language': place.lang,
    })
  const failed = (c: Context, place: Place, status: 500 | 503) =>
    answer(c, place, render({ kind: 'notice', frame: frameOf(source(), place), what: 'failed' }), status)
  /** For what may take long to make: in one row with everything else that does. */
  const inTurn = async (c: Context, place: Place, make: () => Response): Promise<Response> =>
    (await turns.take(c, make)) ?? failed(c, place, 503)
  /** For what everybody asks for: made once in some seconds. */
  const cached = async (c: Context, place: Place, make: () => Page | undefined): Promise<Response> => {
    const key = `${place.lang} ${place.prefix}${place.here} ${options.app?.()?.entry ?? ''}`
    const kept = rendered.get(key, () => undefined)
    if (kept !== undefined) return answer(c, place, kept, 200)
    return inTurn(c, place, () => {
      const html = rendered.get(key, () => {
        const page = make()
        return page && render(page)
      })
      return html === undefined ? send(c, place, undefined) : answer(c, place, html, 200)
    })
  }

  const routes = (prefix: string): Hono => {
    const app = new Hono()
    const at = (c: Context, here: string): Place => ({
      lang: languageInPath(prefix.slice(0, -1)) ?? acceptedLanguage(c.req.header('Accept-Language')),
      prefix,
      here,
    })
    const number = (c: Context, name: string): number => Number(c.req.param(name) ?? 1)
    app.get('/', (c) => {
      const place = at(c, '')
      return cached(c, place, () => {
        const page = frontPage(source(), 1, place)
        return page && { ...page, assemblies: assemblies.count }
      })
    })
    app.get('/f/:page{[1-9][0-9]{0,8}}', (c) => {
      const place = at(c, `f/${number(c, 'page')}`)
      return cached(c, place, () => frontPage(source(), number(c, 'page'), place))
    })
    app.get('/b/:board{[1-9][0-9]{0,8}}/:page{[1-9][0-9]{0,8}}?', (c) => {
      const place = at(c, below('b', c.req.param('board'), c.req.param('page')))
      return cached(c, place, () => boardPage(source(), number(c, 'board'), number(c, 'page'), place))
    })
    app.get('/t/:place{[0-9]{1,16}}/:page{[1-9][0-9]{0,8}}?', async (c) => {
      const place = at(c, below('t', c.req.param('place'), c.req.param('page')))
      const id = numbers.idAt(number(c, 'place'))
      if (id === undefined) return send(c, place, undefined)
      const event = store.get(id)
      const kind = event?.kind ?? store.hole(id)?.kind
      if (event?.kind === KIND.reply) {
        const path = replyPath(source(), event)
        return path === undefined ? send(c, place, undefined) : redirect(c, place, path)
      }
      if (event?.kind === KIND.article) {
        const address = numbers.rootFor(event) ?? ''
        return cached(c, place, () => articlePage(source(), address, number(c, 'page'), place))
      }
      return cached(c, place, () => {
        // What is not held and not remembered is a thread if somebody answered it.
        const answered = kind === undefined && store.count([repliesTo(id)], 'default') > 0
        if (kind !== KIND.thread && !answered) return undefined
        return threadPage(source(), id, event, number(c, 'page'), place)
      })
    })
    app.get('/v/:place{[0-9]{1,16}}/:version{[1-9][0-9]{0,8}}', async (c) => {
      const place = at(c, below('v', c.req.param('place'), c.req.param('version')))
      const event = store.get(numbers.idAt(number(c, 'place')) ?? '')
      if (event?.kind !== KIND.article) return send(c, place, undefined)
      const address = numbers.rootFor(event) ?? ''
      return cached(c, place, () => historyPage(source(), address, number(c, 'version'), place))
    })
    app.get('/l/:page{[1-9][0-9]{0,8}}?', (c) => {
      const place = at(c, below('l', c.req.param('page')))
      return cached(c, place, () => transparencyPage(source(), holes, number(c, 'page'), place))
    })
    app.get('/g/:page{[1-9][0-9]{0,8}}?', (c) => {
      const place = at(c, below('g', c.req.param('page')))
      return cached(c, place, () => moderationPage(source(), number(c, 'page'), place))
    })
    app.get('/m', (c) => {
      const place = at(c, 'm')
      return cached(c, place, () => ({
        kind: 'assemblies',
        frame: frameOf(source(), place),
        items: assemblies.list(),
      }))
    })
    app.get('/m/:place{[0-9]{1,16}}/:part{r|[1-9][0-9]{0,3}}?', async (c) => {
      const place = at(c, below('m', c.req.param('place'), c.req.param('part')))
      const view = await assemblies.view(number(c, 'place'))
      return cached(c, place, () => view && assemblyPage(view, source(), place, c.req.param('part')))
    })
    app.get('/a', (c) => {
      const place = at(c, 'a')
      return send(c, place, { kind: 'about', frame: frameOf(source(), place) })
    })
    app.get('/find', (c) => {
      const place = at(c, 'find')
      const addresses = namedAddresses(state.history().current)
      return send(c, place, { kind: 'find', frame: frameOf(source(), place), addresses })
    })
    const { doors } = options
    if (doors)
      app.get('/d/:door{[1-4]}', (c) => {
        const door = DOORS.find((one) => one === number(c, 'door')) ?? 1
        const place = at(c, `d/${door}`)
        return send(c, place, { kind: 'door', frame: frameOf(source(), place), door, run: doors.run })
      })
    app.get('/s', (c) => {
      const place = at(c, 's')
      return send(c, place, searchPage(source(), '', place))
    })
    app.post('/s', bodyLimit({ maxSize: MAX_FORM }), async (c) => {
      const place = at(c, 's')
      const query = new URLSearchParams(await c.req.text()).get('q') ?? ''
      return inTurn(c, place, () => send(c, place, searchPage(source(), query, place)))
    })
    return app
  }

  const at404 = (c: Context): Place => ({
    lang: acceptedLanguage(c.req.header('Accept-Language')),
    prefix: '',
    here: c.req.path.slice(routePath(c).replace(/app\/.*$/, '*').length - 1),
  })
  const app = new Hono()
  app.use(compress())
  for (const language of LANGUAGES) {
    const part = language.toLowerCase()
    app.get(`/${part}`, (c) => c.redirect(`${part}/`, 308))
    app.route(`/${part}/`, routes(`${part}/`))
  }
  app.route('/', routes(''))
  app.route('/', feedsApp({ source, base: options.base }))
  app.get('/app/:name{[\\w.-]+}', (c) => {
    const file = options.app?.()?.files.get(c.req.param('name'))
    if (file === undefined) return send(c, at404(c), undefined)
    const { body, headers } = packedFor(c.req.header('Accept-Encoding'), file)
    return c.body(body, 200, { ...SCRIPT_HEADERS, ...headers })
  })
  // Mounted last: what nothing else answers has no page. The path's own depth counts, not that of the prefix.
  app.all('*', (c) => send(c, at404(c), undefined))
  app.onError((error, c) => {
    options.onError?.(error)
    const place = { lang: acceptedLanguage(c.req.header('Accept-Language')), prefix: '', here: '' }
    return failed(c, place, 500)
  })

  return {
    app,
    renderIndex() {
      if (!activity.isComplete) return undefined
      const at = state.history().wallTime || now()
      // Read anew, since whoever holds a copy makes this page again.
      const fresh = { ...source(at), looks: new NameLooks(store), doors: undefined }
      return renderer.renderPage(indexPage(fresh, options.withheld?.() ?? []))
    },
    close() {
      stopListening()
      activity.close()
      holes.close()
    },
  }
}

function sizeOfTalk({ rows }: Talk): number {
  return sizeOf(rows.map(({ post }) => post.event))
}

function sizeOfHistory({ versions }: History): number {
  return sizeOf(versions.map(({ event }) => event))
}

/** About how many characters events take up, with what is kept around each. */
function sizeOf(events: readonly (VerifiedEvent | undefined)[]): number {
  let size = 0
  for (const event of events) size += 1_000 + (event?.content.length ?? 0)
  return size
}

function below(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('/')
}

/** Where a reply is read: its thread's page, at its floor. */
function replyPath(source: Source, reply: VerifiedEvent): string | undefined {
  const root = source.numbers.rootFor(reply)
  const path = root && source.numbers.rootPath(root)
  if (root === undefined || path === undefined) return undefined
  if (root.includes(':')) return path
  const where = whereInThread(source, root, source.store.get(root), reply.id)
  if (where === undefined) return path
  const page = where.page === 1 ? path : `${path}/${where.page}`
  return where.floor === undefined ? page : `${page}#f${where.floor}`
}

/** Relative, so that it holds under any prefix. */
function redirect(c: Context, { here }: Place, path: string): Response {
  return c.redirect(`${'../'.repeat(here.split('/').length - 1)}${path}`, 302)
}

/** Scripts of the app: kept by no browser, since having been here is nobody's business. */
const SCRIPT_HEADERS = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

function pageHeaders(
  { STYLE, APP_STYLE, DOORS_STYLE, LOADER }: PageRenderer,
  { app, doors }: { readonly app: boolean; readonly doors: boolean },
): Record<string, string> {
  const hash = (text: string) => createHash('sha256').update(text).digest('base64')
  const policy = pagePolicy({
    styles: [STYLE, ...(app ? [APP_STYLE] : []), ...(doors ? [DOORS_STYLE] : [])].map(hash),
    scripts: app ? [hash(LOADER)] : [],
  })
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    Vary: 'Accept-Language',
  }
}
