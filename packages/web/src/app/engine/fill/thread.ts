// A thread, by the id of its root.

import { buildThread, KIND, type ThreadView, threadSummary, type VerifiedEvent } from '@commonwall/wall'
import {
  boardOfSlug,
  cut,
  elsewhereOn,
  pointing,
  type Row,
  rootRow,
  rowsOf,
  spokenIn,
} from '../../../pages/fill/index.ts'
import type { Language, ThreadPage } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'
import { frameOf } from './frame.ts'
import { firstWriterRows, postItems } from './posts.ts'

/** Posts on a screen before "next": few enough that showing them holds up no finger. */
export const POSTS_A_PAGE = 30

export interface ThreadAsked {
  readonly page: number
  readonly lang: Language
  /** Only the posts of who began. */
  readonly firstWriter: boolean
}

/** @param id of the thread, or address of an article of which no version is left: what was said under it stays */
export function threadPage(wall: Wall, id: string, asked: ThreadAsked): ThreadPage | undefined {
  const place = standsAt(wall, id)
  const view = wall.view.threads.get(id) ?? (place === undefined ? undefined : nobodyAnswered(wall, id))
  if (view === undefined) return undefined
  const { thread, marks, summary } = view
  const talk = asked.firstWriter ? firstWriterRows(wall, thread) : rowsOf(thread)
  const rows: readonly Row[] = [rootRow(thread, place), ...talk]
  const path = wall.rootPath(id)
  const { pager, from, to } = cut(rows.length, asked.page, POSTS_A_PAGE, path, `${path}/`)
  if (asked.page > pager.pages) return undefined
  const at = elsewhereOn(rows, POSTS_A_PAGE, pager)
  const root = thread.root.event
  const open = root !== undefined && wall.absenceOfHeld(root) === undefined ? root : undefined
  return {
    kind: 'thread',
    wasArticle: id.includes(':'),
    frame: frameOf(wall, asked.lang, path),
    title: open && spokenIn(open, summary.title ?? ''),
    board: boardOfSlug(wall.held.history.current, summary.board, asked.lang),
    closed: marks.closed !== undefined,
    replies: thread.posts.filter(({ event }) => event !== undefined).length,
    posts: pointing(postItems(wall, view, rows.slice(from, to), asked.lang), at),
    pager,
    root: id,
    followed: wall.input.marks?.isFollowed(id),
    firstWriter: asked.firstWriter,
    unverified: marks.unverified,
    duplicateOf: earlier(wall, marks.duplicateOf),
  }
}

/** Of what was taken back: the id whose place it left empty. */
function standsAt(wall: Wall, id: string): string | undefined {
  if (id.includes(':')) return wall.versionsGone(id).find((one) => wall.placeOf(one) !== undefined)
  const isGone = wall.fates.gone(id)?.kind === KIND.thread && wall.absenceOfHole(id).kind !== 'absent'
  return isGone ? id : undefined
}

function nobodyAnswered(wall: Wall, id: string): ThreadView {
  const thread = buildThread<VerifiedEvent>({ id, root: undefined, replies: [], keyOf: () => 0 })
  const none = { folds: new Map(), writers: new Map() }
  return { ...none, thread, marks: wall.fates.marks(id), summary: threadSummary(thread) }
}

function earlier(wall: Wall, id: string | undefined): ThreadPage['duplicateOf'] {
  const place = id === undefined || wall.thread(id) === undefined ? undefined : wall.placeOf(id)
  return place === undefined ? undefined : { path: `t/${place}`, place }
}
