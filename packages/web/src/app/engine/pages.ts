// From a path to the data of its screen.

import { addressOf, KIND } from '@commonwall/wall'
import type { Language, Page } from '../../pages/model.ts'
import { articlePage, historyPage } from './fill/article.ts'
import { frameOf } from './fill/frame.ts'
import { boardPage, frontPage } from './fill/lists.ts'
import { logPage } from './fill/log.ts'
import { moderationPage } from './fill/moderation.ts'
import { type SearchIndex, searchPage } from './fill/search.ts'
import { threadPage } from './fill/thread.ts'
import { parseRoute } from './routes.ts'
import type { Wall } from './wall.ts'

export interface PageAsked {
  readonly path: string
  readonly lang: Language
  /** On the front: only threads in this language. */
  readonly only?: string | undefined
  /** On the front: only what the reader follows. */
  readonly followed?: boolean | undefined
  /** In a thread: only the posts of who began. */
  readonly firstWriter?: boolean | undefined
  /** Words looked for. */
  readonly query?: string | undefined
}

/** The screen of a path; a notice where there is none. */
export function pageOf(wall: Wall, index: SearchIndex, asked: PageAsked): Page {
  const page = found(wall, index, asked)
  if (page !== undefined) return page
  const what = wall.isWhole ? 'not-found' : 'not-read'
  return { kind: 'notice', frame: frameOf(wall, asked.lang, ''), what }
}

function found(wall: Wall, index: SearchIndex, asked: PageAsked): Page | undefined {
  const { lang } = asked
  const route = parseRoute(asked.path)
  switch (route?.screen) {
    case 'front':
      return frontPage(wall, route.page, lang, asked)
    case 'board':
      return boardPage(wall, route.board, route.page, lang)
    case 'place':
      return rootPage(wall, rootAt(wall, route.place), route.page, asked)
    case 'root':
      return rootPage(wall, route.root, route.page, asked)
    case 'history': {
      const address = rootAt(wall, route.place)
      return address === undefined ? undefined : historyPage(wall, address, route.version, lang)
    }
    case 'log':
      return logPage(wall, route.page, lang)
    case 'moderation':
      return moderationPage(wall, route.page, lang)
    case 'search':
      return searchPage(wall, index, asked.query ?? '', lang)
    case 'about':
      return { kind: 'about', frame: frameOf(wall, lang, 'a') }
    default:
      return undefined
  }
}

/** The thread or article that stands at a place, or that the post there hangs under. */
function rootAt(wall: Wall, place: number): string | undefined {
  const id = wall.idAt(place)
  const event = id === undefined ? undefined : wall.events.get(id)
  if (event?.kind === KIND.article) return addressOf(event)
  return event === undefined ? id : wall.rootFor(event)
}

function rootPage(
  wall: Wall,
  root: string | undefined,
  page: number,
  { lang, firstWriter = false }: PageAsked,
): Page | undefined {
  if (root === undefined) return undefined
  return wall.view.articles.has(root)
    ? articlePage(wall, root, page, lang)
    : threadPage(wall, root, { page, lang, firstWriter })
}
