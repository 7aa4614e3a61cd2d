// The rows of a thread in reading order, as every copy shows and numbers them.

import { indentOnce, type Post, type Thread, type VerifiedEvent } from '@commonwall/wall'
import type { PostItem } from '../model.ts'
import { excerptOf } from './spoken.ts'

/** One post with where it stands in the talk. */
export interface Row {
  readonly post: Post<VerifiedEvent>
  readonly depth: 0 | 1
  /** What it answers, where that does not stand directly above it. */
  readonly quotes: Post<VerifiedEvent> | undefined
}

/** A head, then what was said below it. */
export function rowsOf(thread: Thread<VerifiedEvent>): readonly Row[] {
  return indentOnce(thread).flatMap(({ head, answers }): Row[] => [
    { post: head, depth: 0, quotes: undefined },
    ...answers.map(({ post, quotes }): Row => ({ post, depth: 1, quotes })),
  ])
}

/** The row of the one who began. @param id where no body is left: whose place is empty */
export function rootRow({ root }: Thread<VerifiedEvent>, id = root.id): Row {
  return { post: { ...root, id }, depth: 0, quotes: undefined }
}

/** The floors of a thread by id. */
export function floorsOf(thread: Thread<VerifiedEvent>): ReadonlyMap<string, number | undefined> {
  return new Map([...thread.posts.map(({ id, floor }) => [id, floor] as const), [thread.root.id, 1]])
}

/** What a row says that it answers. @param isOpen whether the text of a post may be shown */
export function answersOf({ quotes }: Row, isOpen: (event: VerifiedEvent) => boolean): PostItem['answers'] {
  if (quotes?.floor === undefined) return undefined
  const { event, floor } = quotes
  return { floor, quote: event !== undefined && isOpen(event) ? excerptOf(event.content, 60) : '' }
}
