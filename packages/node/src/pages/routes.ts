// Which path has which page. Every path is a number or a letter: an address names no board, no title and nobody.
//
//   /  /f/2           front                    /l  /l/2      what stands behind it
//   /b/1  /b/1/2      a board                  /s            search, by POST
//   /t/17  /t/17/2    a thread or an article   /a            about   /find   find us again
//   /v/17/2           what version 2 changed   /g  /g/2      what moderators did
//   /m  /m/17  /m/17/3  /m/17/r   assemblies   /d/1          a door of the demonstration
//   /en/… /zh-hans/… /zh-hant/…   the same in that language

import { KIND } from '@commonwall/wall'
import { DOORS } from '@commonwall/web/doors'
import { acceptedLanguage, languageInPath, namedAddresses } from '@commonwall/web/fill'
import type { Page } from '@commonwall/web/pages'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Doorways } from '../demonstration/demonstration.ts'
import type { EventStore } from '../store/store.ts'
import type { Answers } from './answers.ts'
import { historyOf } from './article-history.ts'
import { articlePage, historyPage } from './article-page.ts'
import type { Assemblies } from './assemblies/assemblies.ts'
import { assemblyPage } from './assemblies/page.ts'
import type { Place } from './frame.ts'
import type { Holes } from './holes.ts'
import { boardPage, frontPage } from './lists.ts'
import { moderationPage } from './moderation-page.ts'
import type { Numbers } from './numbers.ts'
import { readTalk } from './posts.ts'
import { replyPath } from './reply-path.ts'
import { searchPage } from './search-page.ts'
import { frameOf, type Source } from './source.ts'
import { threadPage } from './thread-page.ts'
import { transparencyPage } from './transparency-page.ts'

/** The longest search form. */
const MAX_FORM = 4_096

export interface RoutesOptions {
  readonly store: EventStore
  readonly numbers: Numbers
  /** As of now: asked for where a page is made, and not for one that is kept. */
  readonly source: () => Source
  readonly answers: Answers
  readonly assemblies: Assemblies
  readonly holes: Holes
  /** Of a demonstration. */
  readonly doors?: Pick<Doorways, 'run'> | undefined
}

/** The routes below one language. @param prefix its part of the path, with its slash, or empty for the reader's own */
export function pageRoutes(prefix: string, options: RoutesOptions): Hono {
  const { store, numbers, source, answers, assemblies, holes, doors } = options
  const app = new Hono()
  const at = (c: Context, here: string): Place => ({
    lang: languageInPath(prefix.slice(0, -1)) ?? acceptedLanguage(c.req.header('Accept-Language')),
    prefix,
    here,
  })
  app.get('/', (c) => {
    const place = at(c, '')
    return answers.cached(c, place, () => {
      const page = frontPage(source(), 1, place)
      return page && { ...page, assemblies: assemblies.count }
    })
  })
  app.get('/f/:page{[1-9][0-9]{0,8}}', (c) => {
    const place = at(c, `f/${number(c, 'page')}`)
    return answers.cached(c, place, () => frontPage(source(), number(c, 'page'), place))
  })
  app.get('/b/:board{[1-9][0-9]{0,8}}/:page{[1-9][0-9]{0,8}}?', (c) => {
    const place = at(c, below('b', c.req.param('board'), c.req.param('page')))
    return answers.cached(c, place, () => boardPage(source(), number(c, 'board'), number(c, 'page'), place))
  })
  app.get('/t/:place{[0-9]{1,16}}/:page{[1-9][0-9]{0,8}}?', async (c) => {
    const place = at(c, below('t', c.req.param('place'), c.req.param('page')))
    const id = numbers.idAt(number(c, 'place'))
    if (id === undefined) return answers.send(c, place, undefined)
    const event = store.get(id)
    const hole = event === undefined ? store.hole(id) : undefined
    const kind = event?.kind ?? hole?.kind
    if (event?.kind === KIND.reply) {
      const path = replyPath(source(), event)
      return path === undefined ? answers.send(c, place, undefined) : redirect(c, place, path)
    }
    const gone = numbers.articleOfGone(id)
    if (gone !== undefined)
      return answers.cached(c, place, () => articleOrTalk(source(), gone, number(c, 'page'), place))
    if (event?.kind === KIND.article) {
      const address = numbers.rootFor(event) ?? ''
      return answers.cached(c, place, () => {
        const from = source()
        // Of a version that is gone: what was said of that alone, as on who never held it.
        if (!numbers.counts(event) && readTalk(from, id, undefined).rows.length > 0)
          return threadPage(from, id, undefined, number(c, 'page'), place)
        const isEmpty = () => readTalk(from, address, undefined).rows.length === 0
        if (historyOf(from, address) === undefined && isEmpty()) return undefined
        return articleOrTalk(from, address, number(c, 'page'), place)
      })
    }
    return answers.cached(c, place, () => {
      const from = source()
      const isThread = (kind ?? numbers.kindOfGone(id)) === KIND.thread
      const isShown = isThread && !(event && from.facts.isLeftOut(event))
      // What is not held, or not shown, is a thread if somebody answered it, and nobody remembers a reply.
      const mayBeRoot = kind === undefined || kind === KIND.article || isThread
      const answered = mayBeRoot && readTalk(from, id, event).rows.length > 0
      if (!isShown && !answered) return undefined
      return threadPage(from, id, event, number(c, 'page'), place)
    })
  })
  app.get('/v/:place{[0-9]{1,16}}/:version{[1-9][0-9]{0,8}}', async (c) => {
    const place = at(c, below('v', c.req.param('place'), c.req.param('version')))
    const event = store.get(numbers.idAt(number(c, 'place')) ?? '')
    if (event?.kind !== KIND.article) return answers.send(c, place, undefined)
    const address = numbers.rootFor(event) ?? ''
    return answers.cached(c, place, () => historyPage(source(), address, number(c, 'version'), place))
  })
  app.get('/l/:page{[1-9][0-9]{0,8}}?', (c) => {
    const place = at(c, below('l', c.req.param('page')))
    return answers.cached(c, place, () => transparencyPage(source(), holes, number(c, 'page'), place))
  })
  app.get('/g/:page{[1-9][0-9]{0,8}}?', (c) => {
    const place = at(c, below('g', c.req.param('page')))
    return answers.cached(c, place, () => moderationPage(source(), number(c, 'page'), place))
  })
  app.get('/m', (c) => {
    const place = at(c, 'm')
    return answers.cached(c, place, () => ({
      kind: 'assemblies',
      frame: frameOf(source(), place),
      items: assemblies.list(),
    }))
  })
  app.get('/m/:place{[0-9]{1,16}}/:part{r|[1-9][0-9]{0,3}}?', async (c) => {
    const place = at(c, below('m', c.req.param('place'), c.req.param('part')))
    const view = await assemblies.view(number(c, 'place'))
    return answers.cached(c, place, () => view && assemblyPage(view, source(), place, c.req.param('part')))
  })
  app.get('/a', (c) => {
    const place = at(c, 'a')
    return answers.send(c, place, { kind: 'about', frame: frameOf(source(), place) })
  })
  app.get('/find', (c) => {
    const place = at(c, 'find')
    const from = source()
    const addresses = namedAddresses(from.state.history().current)
    return answers.send(c, place, { kind: 'find', frame: frameOf(from, place), addresses })
  })
  if (doors)
    app.get('/d/:door{[1-4]}', (c) => {
      const door = DOORS.find((one) => one === number(c, 'door')) ?? 1
      const place = at(c, `d/${door}`)
      return answers.send(c, place, { kind: 'door', frame: frameOf(source(), place), door, run: doors.run })
    })
  app.get('/s', (c) => {
    const place = at(c, 's')
    return answers.send(c, place, searchPage(source(), '', place))
  })
  // Of no fault of ours nothing is logged: strangers would fill the log.
  const tooLong = bodyLimit({ maxSize: MAX_FORM, onError: (c) => answers.failed(c, at(c, 's'), 413) })
  app.post('/s', tooLong, async (c) => {
    const place = at(c, 's')
    const query = new URLSearchParams(await c.req.text()).get('q') ?? ''
    return answers.inTurn(c, place, () => answers.send(c, place, searchPage(source(), query, place)))
  })
  return app
}

/** A part of the path; the first where it is left out. */
function number(c: Context, name: string): number {
  return Number(c.req.param(name) ?? 1)
}

function below(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('/')
}

/** Relative, so that it holds under any prefix. */
function redirect(c: Context, { here }: Place, path: string): Response {
  return c.redirect(`${'../'.repeat(here.split('/').length - 1)}${path}`, 302)
}

/** An article; where none of its versions is shown, what was said under them stays. */
function articleOrTalk(source: Source, address: string, page: number, place: Place): Page | undefined {
  const isShown = historyOf(source, address) !== undefined
  return isShown
    ? articlePage(source, address, page, place)
    : threadPage(source, address, undefined, page, place)
}
