// The pages without JavaScript, served below the wall's root (`routes.ts`), with the feeds and the app's files beside
// them: nothing is set, nothing is loaded from elsewhere.
//
// A page is never stored by a browser (`no-store`): reading leaves no copy on the device.

import { KIND, type Names, type Refusal, threadSummary, type VerifiedEvent } from '@commonwall/wall'
import { acceptedLanguage } from '@commonwall/web/fill'
import { LANGUAGES, type PageRenderer } from '@commonwall/web/pages'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { routePath } from 'hono/route'
import type { Doorways } from '../demonstration/demonstration.ts'
import { feedsApp } from '../feeds/feeds-app.ts'
import { packedFor } from '../http/packed.ts'
import type { Turns } from '../relay/turns.ts'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import { type Active, Activity } from './activity.ts'
import { Answers } from './answers.ts'
import type { AppFiles } from './app-files.ts'
import { Assemblies } from './assemblies/assemblies.ts'
import { FoldedPlaces } from './folded-places.ts'
import type { Place } from './frame.ts'
import { SCRIPT_HEADERS } from './headers.ts'
import { Holes } from './holes.ts'
import { PageTurns } from './in-turn.ts'
import { indexPage } from './index-page.ts'
import { KeptPages } from './kept-pages.ts'
import { rootEvent } from './lists.ts'
import { DeedsBook } from './moderation-page.ts'
import { NameLooks } from './name-looks.ts'
import { type Counting, Numbers } from './numbers.ts'
import { makeTalk } from './posts.ts'
import { replyPath } from './reply-path.ts'
import { pageRoutes } from './routes.ts'
import type { Source } from './source.ts'
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

/** Where nothing is kept back. */
const NONE: readonly string[] = []

export interface Pages {
  /** To be mounted at the wall's root, under any prefix. */
  readonly app: Hono
  /** The `index.html` of the static layout; undefined until the whole log was read, since it depends on all of it. */
  renderIndex(): string | undefined
  close(): void
}

export function openPages(options: PagesOptions): Pages {
  const { store, state, renderer, now, permalinks = false } = options
  const appFiles = () => options.app?.()
  const factsAt = (at = now()) => wallFacts(state, options.names(), at, options.refusalOf)
  const numbersBy = (by: Counting) => new Numbers(store, () => state.defaultLogs(), by)
  const kept = new KeptPages(now)
  const numbers = numbersBy({ facts: factsAt, kept: kept.versions })
  const withheld = () => options.withheld?.() ?? NONE
  const activity = new Activity({
    ...{ store, numbers, withheld, facts: factsAt },
    weigh: (root) => lastSaid(source(), root),
    ...(options.whole && { first: Number.MAX_SAFE_INTEGER }),
  })
  const folded = new FoldedPlaces(withheld)
  const holes = new Holes({ store, numbers, folded })
  const looks = new NameLooks(store)
  const deeds = new DeedsBook()
  const stopListening = options.onReleased((events) => {
    kept.clear()
    activity.add(events)
    holes.add(events)
  })
  const source = (at = now()): Source => ({
    store,
    state,
    numbers,
    activity,
    looks,
    talks: kept.talks,
    histories: kept.histories,
    versions: kept.versions,
    deeds,
    permalinks,
    app: appFiles(),
    doors: options.doors?.token,
    facts: factsAt(at),
  })
  const assemblies = new Assemblies({
    source,
    withheld: () => holes.withheld(),
    pathOf: (from, event) =>
      event.kind === KIND.reply
        ? replyPath(from, event)
        : from.numbers.rootPath(from.numbers.rootFor(event) ?? ''),
  })
  const answers = new Answers({
    renderer,
    source,
    turns: new PageTurns(options.turns),
    rendered: kept.rendered,
    app: appFiles,
    doors: options.doors !== undefined,
  })
  const below = (prefix: string) =>
    pageRoutes(prefix, { store, numbers, source, answers, assemblies, holes, doors: options.doors })

  const app = new Hono()
  app.use(compress())
  for (const language of LANGUAGES) {
    const part = language.toLowerCase()
    app.get(`/${part}`, (c) => c.redirect(`${part}/`, 308))
    app.route(`/${part}/`, below(`${part}/`))
  }
  app.route('/', below(''))
  app.route('/', feedsApp({ source, base: options.base, kept: kept.rendered }))
  app.get('/app/:name{[\\w.-]+}', (c) => {
    const file = appFiles()?.files.get(c.req.param('name'))
    if (file === undefined) return answers.send(c, nowhere(c), undefined)
    const { body, headers } = packedFor(c.req.header('Accept-Encoding'), file)
    return c.body(body, 200, { ...SCRIPT_HEADERS, ...headers })
  })
  // Mounted last: what nothing else answers has no page.
  app.all('*', (c) => answers.send(c, nowhere(c), undefined))
  app.onError((error, c) => {
    options.onError?.(error)
    const lang = acceptedLanguage(c.req.header('Accept-Language'))
    return answers.failed(c, { lang, prefix: '', here: '' }, 500)
  })

  return {
    app,
    renderIndex() {
      if (!activity.isComplete) return undefined
      const at = state.history().wallTime || now()
      // Read anew, since whoever holds a copy makes this page again.
      const { talks, histories, versions } = new KeptPages(() => at)
      const then = { ...source(at), numbers: numbersBy({ facts: () => factsAt(at), kept: versions }) }
      // Of what has no date, each host remembers others: there it is counted, on every copy.
      const lists = {
        newest: (board: string | undefined) => activity.newest(board),
        leftOutUnder: (root: string) => activity.leftOutUnder(root),
        undatedUnder: () => new Set<string>(),
      }
      const fresh = {
        ...then,
        activity: lists,
        looks: new NameLooks(store),
        talks,
        histories,
        versions,
        doors: undefined,
      }
      return renderer.renderPage(indexPage(fresh, withheld()))
    },
    close() {
      stopListening()
      activity.close()
      holes.close()
    },
  }
}

/** Where there is no page. The path's own depth counts, not that of the prefix. */
function nowhere(c: Context): Place {
  return {
    lang: acceptedLanguage(c.req.header('Accept-Language')),
    prefix: '',
    here: c.req.path.slice(routePath(c).replace(/app\/.*$/, '*').length - 1),
  }
}

/** What moved last in all of a thread, or under an article: as the app has it. */
function lastSaid(source: Source, id: string): Pick<Active, 'moved' | 'by'> {
  const { thread } = makeTalk(source, id, rootEvent(source, id))
  const { lastActivity: moved } = threadSummary(thread)
  const by = thread.posts.find(({ key, gone }) => key === moved && !gone) ?? thread.root
  return { moved, by: by.event?.id ?? id }
}
