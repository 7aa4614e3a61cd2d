// How a thread is laid out: replies indent once, then speak by quoting.
//
// A tree of any depth becomes two levels, so that it can be read on a telephone and printed; nothing is lost,
// as what stands deeper names the post that it answers.

import type { NostrEvent } from '../event/index.ts'
import type { Post } from './floors.ts'
import type { Thread } from './thread.ts'

/** A post that answers the root, and all that was said below it. */
export interface Talk<E extends NostrEvent = NostrEvent> {
  readonly head: Post<E>
  readonly answers: readonly Answer<E>[]
}

export interface Answer<E extends NostrEvent = NostrEvent> {
  readonly post: Post<E>
  /** The post that it answers, where that is not the head: to be quoted. */
  readonly quotes: Post<E> | undefined
}

/** The two levels of a thread; heads and answers each in floor order. */
export function indentOnce<E extends NostrEvent>(thread: Thread<E>): readonly Talk<E>[] {
  const posts = new Map(thread.posts.map((post) => [post.id, post]))
  const talks = new Map<string, { head: Post<E>; answers: Answer<E>[] }>()
  const talkOf = new Map<string, string>()
  for (const post of thread.posts) {
    const above = post.parent === undefined ? undefined : posts.get(post.parent)
    const head = above === undefined ? post.id : (talkOf.get(above.id) ?? above.id)
    talkOf.set(post.id, head)
    if (above === undefined) talks.set(post.id, { head: post, answers: [] })
    else talks.get(head)?.answers.push({ post, quotes: above.id === head ? undefined : above })
  }
  return [...talks.values()]
}
