// A thread by its number.

import { boardOf, KIND, titleOf, type VerifiedEvent } from '@commonwall/wall'
import { boardOfSlug, cut, elsewhereOn, pageAt, pointing, rootRow, spokenIn } from '@commonwall/web/fill'
import type { ThreadPage } from '@commonwall/web/pages'
import type { Place } from './frame.ts'
import { postItems, readTalk } from './posts.ts'
import { frameOf, type Source } from './source.ts'

/** Posts on a page. */
export const POSTS_A_PAGE = 20

/**
 * The page of a thread, or undefined if there is no such page.
 * @param id of the thread; its body may be gone. Or address of an article of which no version is left: what was said under
 *   it stays
 */
export function threadPage(
  source: Source,
  id: string,
  held: VerifiedEvent | undefined,
  page: number,
  place: Place,
): ThreadPage | undefined {
  const wasArticle = id.includes(':')
  const { numbers } = source
  const first = wasArticle ? numbers.firstGone(id) : undefined
  const talk = readTalk(source, id, held)
  const root = talk.thread.root.event
  const rows = [rootRow(talk.thread, first), ...talk.rows]
  const path = numbers.rootPath(id) ?? ''
  const { pager, from, to } = cut(rows.length, page, POSTS_A_PAGE, path, `${path}/`)
  if (page > pager.pages) return undefined
  const at = elsewhereOn(rows, POSTS_A_PAGE, pager)
  const open = root !== undefined && talk.absences.ofHeld(root) === undefined ? root : undefined
  const title = open && titleOf(open)
  const marks = talk.absences.marks(id)
  return {
    kind: 'thread',
    wasArticle,
    frame: frameOf(source, place, title),
    title: open && spokenIn(open, title ?? ''),
    board: boardOfSlug(source.facts.history.current, marks.movedTo ?? (root && boardOf(root)), place.lang),
    closed: marks.closed !== undefined,
    unverified: marks.unverified,
    duplicateOf: earlier(source, marks.duplicateOf),
    replies: talk.rows.filter(({ post }) => post.event !== undefined).length,
    posts: pointing(postItems(source, talk, rows.slice(from, to), place.lang), at),
    pager,
  }
}

function earlier({ store, numbers }: Source, id: string | undefined): ThreadPage['duplicateOf'] {
  const place = id === undefined || store.get(id)?.kind !== KIND.thread ? undefined : numbers.placeOf(id)
  return place === undefined ? undefined : { path: `t/${place}`, place }
}

/** On which page of its thread a reply stands, and its floor. */
export function whereInThread(
  source: Source,
  id: string,
  root: VerifiedEvent | undefined,
  reply: string,
): { readonly page: number; readonly floor: number | undefined } | undefined {
  const talk = readTalk(source, id, root)
  const index = talk.rows.findIndex(({ post }) => post.id === reply)
  const row = talk.rows[index]
  return row && { page: pageAt(index + 1, POSTS_A_PAGE), floor: row.post.floor }
}
