// A thread, and what stands with it.

import type { Frame } from './frame.ts'
import type { Board, Pager } from './lists.ts'
import type { PostItem } from './post.ts'
import type { Spoken } from './spoken.ts'

export interface ThreadPage {
  readonly kind: 'thread'
  readonly frame: Frame
  /** Undefined where the first text is withdrawn, folded or not held. */
  readonly title: Spoken | undefined
  /** It is what is left of an article: what was said under it. */
  readonly wasArticle?: boolean
  readonly board: Board | undefined
  readonly closed: boolean
  readonly unverified?: boolean
  /** The earlier thread of which moderators say that this is a duplicate. */
  readonly duplicateOf?: { readonly path: string; readonly place: number } | undefined
  readonly replies: number
  readonly posts: readonly PostItem[]
  readonly pager: Pager
  /** In the app: its id, and whether only its first writer is shown. */
  readonly root?: string
  readonly firstWriter?: boolean
  /** Undefined in *Nothing saved*. */
  readonly followed?: boolean | undefined
}
