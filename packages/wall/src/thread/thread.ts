// One thread, or the talk under one article: a root and its replies, in the order that every copy shares.
//
// Takes exactly the replies of one thread: which they are is `rootFor`'s to say. Holds nothing back by date: the caller
// leaves out what is dated past its clock and not witnessed (DESIGN §3.4).

import type { NostrEvent } from '../event/index.ts'
import { numberFloors, type Post } from './floors.ts'

export interface ThreadInput<E extends NostrEvent> {
  /** Id of the thread, or address of the article. */
  readonly id: string
  /** Undefined if its body is not held. For an article: its current version. */
  readonly root: E | undefined
  readonly replies: Iterable<E>
  /** Sorting key of an event, unix seconds: min(created_at, witnessed time + 15 min). */
  readonly keyOf: (event: E) => number
  /** True for ids whose bodies have left the segments: withdrawn, or folded for good. Default: none. */
  readonly gone?: (id: string) => boolean
}

export interface Thread<E extends NostrEvent = NostrEvent> {
  readonly id: string
  readonly root: Post<E>
  /** Without the root, in floor order. */
  readonly posts: readonly Post<E>[]
  /** By the id of a reply: those that answer it. Those that answer the root are under the thread's id. */
  readonly answers: ReadonlyMap<string, readonly Post<E>[]>
}

/**
 * Builds a thread. The same replies in any order, with duplicates, give the same thread.
 * @example buildThread({ id: root.id, root, replies, keyOf: (event) => event.created_at }).posts
 */
export function buildThread<E extends NostrEvent>(input: ThreadInput<E>): Thread<E> {
  const { id, root, replies, keyOf, gone = () => false } = input
  const rootGone = gone(root?.id ?? id)
  // A root without a body that counts lends its replies no date, as it could not on a copy that lacks it. Nor does the
  // current version of an article: it would put all that was said before it at one date, in the order of ids.
  const key = root === undefined || rootGone ? 0 : keyOf(root)
  const least = root?.id === id ? key : 0
  const posts = numberFloors(replies, { keyOf, gone, least })
  return {
    id,
    root: {
      id: root?.id ?? id,
      floor: 1,
      key,
      parent: undefined,
      generation: 0,
      event: root,
      gone: rootGone,
    },
    posts,
    answers: Map.groupBy(posts, (post) => post.parent ?? id),
  }
}

/**
 * The posts of the one who started the thread, in floor order ("only the first writer").
 * @param same whether two keys are one writer; keys of one lasting name are
 */
export function byFirstWriter<E extends NostrEvent>(
  thread: Thread<E>,
  same: (one: string, other: string) => boolean = (one, other) => one === other,
): readonly Post<E>[] {
  const first = thread.root.event?.pubkey
  if (first === undefined) return []
  return thread.posts.filter((post) => post.event !== undefined && same(first, post.event.pubkey))
}
