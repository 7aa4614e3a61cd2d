// The front and the boards: threads by what moved last.

import { isThrowawayStyle, KIND, type ThreadSummary } from '@commonwall/wall'
import {
  allBoards,
  boardOfSlug,
  boardSlugs,
  cut,
  excerptOf,
  spokenIn,
  toldTo,
  withoutMarks,
} from '../../../pages/fill/index.ts'
import type { BoardPage, FrontPage, Language, ThreadItem } from '../../../pages/model.ts'
import { constitutionsOf } from '../assembly/constitutions.ts'
import type { Wall } from '../wall.ts'
import { frameOf } from './frame.ts'

const THREADS_A_PAGE = 25
const EXCERPT = 140

/** What the reader wants to see of it. */
export interface FrontChoice {
  /** Only threads in this language. */
  readonly only?: string | undefined
  /** Only those that the reader follows. */
  readonly followed?: boolean | undefined
}

export function frontPage(
  wall: Wall,
  page: number,
  lang: Language,
  { only, followed = false }: FrontChoice = {},
): FrontPage | undefined {
  const list = listPage(wall, page, { first: '', path: 'f/', lang, slug: undefined, only, followed })
  if (list === undefined) return undefined
  const boards = allBoards(wall.held.history.current, lang)
  const front = { kind: 'front', frame: frameOf(wall, lang, ''), boards, ...list } as const
  return { ...front, languages: languagesOf(wall), assemblies: constitutionsOf(wall).length }
}

/** @param number from 1, in the order of the definition */
export function boardPage(wall: Wall, number: number, page: number, lang: Language): BoardPage | undefined {
  const definition = wall.held.history.current
  const slug = boardSlugs(definition)[number - 1]
  const board = boardOfSlug(definition, slug, lang)
  if (slug === undefined || board === undefined) return undefined
  const list = listPage(wall, page, {
    first: board.path,
    path: `${board.path}/`,
    lang,
    slug,
    only: undefined,
    followed: false,
  })
  if (list === undefined) return undefined
  return {
    kind: 'board',
    frame: frameOf(wall, lang, board.path),
    board,
    boards: allBoards(definition, lang),
    feeds: { atom: '', json: '' },
    ...list,
  }
}

interface Choice {
  readonly first: string
  readonly path: string
  readonly lang: Language
  /** Of a board; undefined for all. */
  readonly slug: string | undefined
  /** Only threads in this language. */
  readonly only: string | undefined
  /** Only those that the reader follows. */
  readonly followed: boolean
}

function listPage(wall: Wall, page: number, { first, path, lang, slug, only, followed }: Choice) {
  const newest = listed(wall).filter(
    (one) =>
      (slug === undefined || one.board === slug) &&
      (only === undefined || one.lang === only) &&
      (!followed || wall.input.marks?.isFollowed(one.id)),
  )
  const { pager, from, to } = cut(newest.length, page, THREADS_A_PAGE, first, path)
  if (page > pager.pages) return undefined
  return { threads: newest.slice(from, to).map((summary) => threadItem(wall, summary, lang)), pager }
}

/** Every thread and article that stands open: pinned first, then what moved last. */
function listed(wall: Wall): readonly ThreadSummary[] {
  const rank = (id: string) => Number(wall.thread(id)?.marks.pinned ?? false)
  return wall.view.boards
    .flatMap(({ threads }) => threads)
    .filter(({ id }) => {
      const root = wall.thread(id)?.thread.root.event
      return root !== undefined && wall.absenceOfHeld(root) === undefined
    })
    .sort((a, b) => rank(b.id) - rank(a.id) || b.lastActivity - a.lastActivity || (a.id < b.id ? -1 : 1))
}

function languagesOf(wall: Wall): readonly string[] {
  return [...new Set(listed(wall).flatMap(({ lang }) => lang ?? []))].sort()
}

export function threadItem(wall: Wall, summary: ThreadSummary, lang: Language): ThreadItem {
  const view = wall.thread(summary.id)
  const root = view?.thread.root.event
  if (view === undefined || root === undefined)
    throw new Error('thread: expected one whose first text is held')
  const article = root.kind === KIND.article
  const replies = article ? [] : view.thread.posts.flatMap(({ event }) => event ?? [])
  const told = toldTo(lang, root, replies, (reply) => wall.absenceOfHeld(reply) === undefined)
  const content = article ? withoutMarks(root.content) : told.content
  return {
    path: wall.rootPath(summary.id),
    title: spokenIn(root, summary.title ?? ''),
    excerpt: spokenIn(told, excerptOf(content, EXCERPT)),
    board: boardOfSlug(wall.held.history.current, summary.board, lang),
    article,
    earlier: wall.view.articles.get(summary.id)?.history.goneSince !== undefined,
    replies: summary.replies,
    moved: summary.lastActivity,
    movedHour: isThrowawayStyle({ created_at: summary.lastActivity }),
    pinned: view.marks.pinned,
    root: summary.id,
    unread: wall.isUnread(summary.id),
    followed: wall.input.marks?.isFollowed(summary.id) ?? false,
    mine: wall.stepOf(summary.id.includes(':') ? root.id : summary.id),
  }
}
