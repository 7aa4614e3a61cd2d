// Where a post is read: the page of its thread or article on which it stands, and its floor there.

import type { NostrEvent, Thread, VerifiedEvent } from '@commonwall/wall'
import { pageAt, rowsOf } from '../../../pages/fill/index.ts'
import type { Wall } from '../wall.ts'
import { POSTS_A_PAGE } from './thread.ts'

/** By thread, which never changes: where in reading order each post stands, and its floor. */
const places = new WeakMap<
  Thread,
  ReadonlyMap<string, { readonly at: number; readonly floor: number | undefined }>
>()

function placesIn(thread: Thread<VerifiedEvent>) {
  const known = places.get(thread)
  if (known !== undefined) return known
  const made = new Map(rowsOf(thread).map(({ post: { id, floor } }, at) => [id, { at, floor }] as const))
  places.set(thread, made)
  return made
}

/** The path (`t/17/2#34`); undefined for what stands in no thread that is held. */
export function pathTo(wall: Wall, event: NostrEvent): string | undefined {
  const root = wall.rootFor(event)
  const view = root === undefined ? undefined : wall.thread(root)
  if (root === undefined || view === undefined) return undefined
  const path = wall.rootPath(root)
  const { at = 0, floor } = placesIn(view.thread).get(event.id) ?? {}
  if (floor === undefined) return path
  // The first text of a thread stands on its first page; an article stands above the talk.
  const page = pageAt(at + Number(!root.includes(':')), POSTS_A_PAGE)
  return `${page === 1 ? path : `${path}/${page}`}#${floor}`
}
