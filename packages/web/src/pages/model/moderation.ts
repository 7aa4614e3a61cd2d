// What moderators and keepers did.

import type { Frame } from './frame.ts'
import type { Board, Pager } from './lists.ts'
import type { Author } from './post.ts'
import type { Spoken } from './spoken.ts'

/** What a moderator or keeper did: a label that they put. */
export interface DeedItem {
  readonly verb: string
  /** When witnesses saw it, unix seconds. */
  readonly at: number
  /** The groups for which its author moderated then; empty for a keeper. */
  readonly groups: readonly string[]
  readonly who: Author
  readonly jurisdiction: string | undefined
  /** Unix seconds. */
  readonly takenBack: number | undefined
  /** Place in the log of what it is about, and where that is read; undefined where it has none. */
  readonly place: number | undefined
  readonly path: string | undefined
  /** The board to which it was moved. */
  readonly board: Board | undefined
  /** The earlier thread of which it is said to be a duplicate: its place in the log, and where that is read. */
  readonly original: { readonly place: number; readonly path: string | undefined } | undefined
  /** What a fold does now; undefined for other labels. */
  readonly effect: FoldEffect | undefined
  /** Threads and articles that cite what was folded, appeals among them: those of its author first, then the newest. */
  readonly cited: readonly { readonly path: string | undefined; readonly title: Spoken }[]
  /** How many more do. */
  readonly citedMore: number
  /** In the app: id of the label. */
  readonly id?: string
  /** In the app: its key is on this device, and taking it back would end what it does. */
  readonly mine?: boolean
}

/** `for-now`: until a time, unix seconds. `waits`: for good from a time, unless it is undone. `ended`: it hides nothing now. */
export type FoldEffect =
  | { readonly kind: 'for-good' | 'ended' }
  | { readonly kind: 'for-now' | 'waits'; readonly when: number }

/** How much one group did. */
export interface GroupDeeds {
  /** Empty: keepers. */
  readonly group: string
  /** Who moderates for it now. */
  readonly moderators: number
  /** How many labels of each verb. */
  readonly verbs: ReadonlyMap<string, number>
  readonly takenBack: number
}

export interface ModerationPage {
  readonly kind: 'moderation'
  readonly frame: Frame
  readonly groups: readonly GroupDeeds[]
  /** Groups that the definition in force has, and how many keepers fold together where it has none. */
  readonly rule: { readonly groups: number; readonly threshold: number }
  /** The latest first. */
  readonly deeds: readonly DeedItem[]
  readonly pager: Pager
  /** False if there are older ones than are listed. */
  readonly complete: boolean
}
