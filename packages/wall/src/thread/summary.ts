// One line of a front page or a board: what a thread is about and when it last moved.

import { KIND, type NostrEvent } from '../event/index.ts'
import { langOf } from './language.ts'
import { boardOf, titleOf } from './subject.ts'
import type { Thread } from './thread.ts'

export interface ThreadSummary {
  /** Id of the thread, or address of the article. */
  readonly id: string
  readonly title: string | undefined
  readonly board: string | undefined
  readonly lang: string | undefined
  /** Undefined if the root's body is not held. */
  readonly author: string | undefined
  readonly article: boolean
  /** Replies whose body is held, also one that has left the segments: as many as the thread itself says. */
  readonly replies: number
  /** The sorting key of the root, unix seconds. */
  readonly started: number
  /** The largest sorting key of root and counted replies, unix seconds. */
  readonly lastActivity: number
}

/** The summary of a thread; a root that is folded for good or withdrawn shows no title. */
export function threadSummary(thread: Thread<NostrEvent>): ThreadSummary {
  const root = thread.root.gone ? undefined : thread.root.event
  const held = thread.posts.filter((post) => post.event !== undefined)
  // What is folded moves nothing up.
  const counted = held.filter((post) => !post.gone)
  return {
    id: thread.id,
    title: root && titleOf(root),
    board: root && boardOf(root),
    lang: root && langOf(root),
    author: root?.pubkey,
    article: root?.kind === KIND.article,
    replies: held.length,
    started: thread.root.key,
    lastActivity: Math.max(thread.root.key, counted.at(-1)?.key ?? 0),
  }
}
