// From a path to the data of its screen.

import { addressOf, KIND, type Unnamed } from '@commonwall/wall'
import type { ArticlePage, Language, Page } from '../../pages/model.ts'
import { articlePage, historyPage } from './fill/article.ts'
import { frameOf } from './fill/frame.ts'
import { boardPage, frontPage } from './fill/lists.ts'
import { logPage } from './fill/log.ts'
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

/** Screens, and a part of one, that few open or that need much: they come with the second part of the engine. */
export interface LaterScreens {
  search(wall: Wall, query: string, lang: Language): Page
  moderation(wall: Wall, page: number, lang: Language): Page | undefined
  /** Voices of assemblies among those who signed an article without a name. */
  voices(wall: Wall, unnamed: readonly Unnamed[]): ArticlePage['voices']
}

type Later = () => Promise<LaterScreens>

/** The screen of a path; a notice where there is none. @throws what `later` throws */
export async function pageOf(wall: Wall, asked: PageAsked, later: Later): Promise<Page> {
  const page = await found(wall, asked, later)
  if (page !== undefined) return page
  const what = wall.isWhole ? 'not-found' : 'not-read'
  return { kind: 'notice', frame: frameOf(wall, asked.lang, ''), what }
}

async function found(wall: Wall, asked: PageAsked, later: Later): Promise<Page | undefined> {
  const { lang, query = '' } = asked
  const route = parseRoute(asked.path)
  switch (route?.screen) {
    case 'front':
      return frontPage(wall, route.page, lang, asked)
    case 'board':
      return boardPage(wall, route.board, route.page, lang)
    case 'place':
      return rootPage(wall, rootAt(wall, route.place), route.page, asked, later)
    case 'root':
      return rootPage(wall, route.root, route.page, asked, later)
    case 'history': {
      const address = rootAt(wall, route.place)
      return address === undefined ? undefined : historyPage(wall, address, route.version, lang)
    }
    case 'log':
      return logPage(wall, route.page, lang)
    case 'moderation':
      return (await later()).moderation(wall, route.page, lang)
    case 'search':
      if (query.trim() !== '') return (await later()).search(wall, query, lang)
      return {
        kind: 'search',
        frame: frameOf(wall, lang, 's'),
        query: '',
        results: [],
        names: [],
        complete: true,
      }
    case 'about':
      return { kind: 'about', frame: frameOf(wall, lang, 'a') }
    default:
      return undefined
  }
}

/** The thread or article that stands at a place, or that the post there hangs under. */
function rootAt(wall: Wall, place: number): string | undefined {
  const id = wall.idAt(place)
  if (id === undefined) return undefined
  const { fates, view } = wall
  const event = wall.events.get(id)
  if (event !== undefined && event.kind !== KIND.article) return wall.rootFor(event)
  const address = fates.articleOf(id) ?? fates.wasOf(id)
  // Where an article's version is gone stands what was said of that alone, whether or not this copy still holds it.
  return address ?? (event === undefined || view.threads.has(id) ? id : addressOf(event))
}

async function rootPage(
  wall: Wall,
  root: string | undefined,
  page: number,
  { lang, firstWriter = false }: PageAsked,
  later: Later,
): Promise<Page | undefined> {
  if (root === undefined) return undefined
  return wall.view.articles.has(root)
    ? articlePage(wall, root, { page, lang, later })
    : threadPage(wall, root, { page, lang, firstWriter })
}
