// The front and the boards: pinned threads first, then by what moved last. A moved thread is on the board that it was moved to.

import { boardOf, isThrowawayStyle, KIND, titleOf, type VerifiedEvent } from '@commonwall/wall'
import {
  allBoards,
  boardOfSlug,
  boardSlugs,
  cut,
  excerptOf,
  spokenIn,
  withoutMarks,
} from '@commonwall/web/fill'
import type { BoardPage, FrontPage, ThreadItem } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import type { Active } from './activity.ts'
import { historyOf } from './article-history.ts'
import type { Place } from './frame.ts'
import { type Marked, markedRoots } from './marked.ts'
import { repliesUnder } from './said-under.ts'
import { frameOf, type Source } from './source.ts'
import { toldIn } from './told.ts'

const THREADS_A_PAGE = 25
const EXCERPT = 140

export function frontPage(source: Source, page: number, place: Place): FrontPage | undefined {
  const list = listPage(source, undefined, page, { first: '', path: 'f/' }, place)
  if (list === undefined) return undefined
  const boards = allBoards(source.facts.history.current, place.lang)
  return { kind: 'front', frame: frameOf(source, place), boards, ...list }
}

/** @param number from 1, in the order of the definition */
export function boardPage(source: Source, number: number, page: number, place: Place): BoardPage | undefined {
  const definition = source.facts.history.current
  const slug = boardSlugs(definition)[number - 1]
  const board = boardOfSlug(definition, slug, place.lang)
  if (slug === undefined || board === undefined) return undefined
  const list = listPage(source, slug, page, { first: board.path, path: `${board.path}/` }, place)
  if (list === undefined) return undefined
  const feeds = { atom: `feed/${number}.atom`, json: `feed/${number}.json` }
  const boards = allBoards(definition, place.lang)
  return { kind: 'board', frame: frameOf(source, place, board.title.text), board, boards, feeds, ...list }
}

function listPage(
  source: Source,
  slug: string | undefined,
  page: number,
  { first, path }: { readonly first: string; readonly path: string },
  place: Place,
): Pick<FrontPage, 'threads' | 'pager'> | undefined {
  const marked = markedRoots(source)
  const boardNow = ({ root, board }: Active) => marked.get(root)?.movedTo ?? board
  const all = source.activity.newest(undefined)
  const newest = slug === undefined ? all : all.filter((one) => boardNow(one) === slug)
  const { pager, from, to } = cut(newest.length, page, THREADS_A_PAGE, first, path)
  if (page > pager.pages) return undefined
  const isPinned = ({ root }: Active) => marked.get(root)?.pinned === true
  const pinned = newest.filter(isPinned)
  const listed = pinned.length === 0 ? newest : [...pinned, ...newest.filter((one) => !isPinned(one))]
  const threads = threadItems(source, listed.slice(from, to), place, { marked, told: true })
  return { threads, pager }
}

interface Listing {
  readonly marked?: Marked
  /** In the reader's language where whoever began it spoke that too, and not as it was begun. */
  readonly told?: boolean
}

/** What a list shows of threads; those that are withdrawn or folded are left out. */
export function threadItems(
  source: Source,
  active: readonly Active[],
  place: Place,
  { marked = new Map(), told = false }: Listing = {},
): readonly ThreadItem[] {
  const roots = active.flatMap((entry) => {
    const event = rootEvent(source, entry.root)
    return event === undefined || source.facts.isLeftOut(event) ? [] : [{ entry, event }]
  })
  const ids = roots.map(({ event }) => event.id)
  const absences = new Absences(source.store, source.facts, ids)
  const open = roots.filter(({ event }) => absences.ofHeld(event) === undefined)
  const begun = told ? open.map(({ event }) => event) : []
  const tell = toldIn(source, begun, place.lang)
  return open.map(({ entry, event }) => {
    const { movedTo, pinned = false } = marked.get(entry.root) ?? {}
    const board = boardOfSlug(source.facts.history.current, movedTo ?? boardOf(event), place.lang)
    return { ...threadItem(source, entry, event, tell(event)), board, pinned }
  })
}

/** The root of a thread, or the version of an article that its page shows. */
export function rootEvent(source: Source, root: string): VerifiedEvent | undefined {
  return root.includes(':') ? historyOf(source, root)?.current.event : source.store.get(root)
}

/** @param told which of its words are shown */
function threadItem(
  source: Source,
  entry: Active,
  event: VerifiedEvent,
  told: VerifiedEvent,
): Omit<ThreadItem, 'board' | 'pinned'> {
  const article = event.kind === KIND.article
  const content = article ? withoutMarks(event.content) : told.content
  return {
    path: source.numbers.rootPath(entry.root),
    title: spokenIn(event, titleOf(event) ?? ''),
    excerpt: spokenIn(told, excerptOf(content, EXCERPT)),
    article,
    earlier: article && historyOf(source, entry.root)?.goneSince !== undefined,
    replies: repliesUnder(source, entry.root),
    moved: entry.moved,
    movedHour: isThrowawayStyle({ created_at: entry.moved }),
  }
}
