// One post, as every page shows it: who wrote it and when, its text, or why there is none.

import type { Spoken } from './spoken.ts'

/** Who wrote: a key of one thread, or a name that lasts. */
export type Author =
  | { readonly kind: 'throwaway'; readonly number: number | undefined; readonly key: string }
  | {
      readonly kind: 'name'
      readonly name: string
      /** Words of the name's fingerprint; empty for a name that no key event protects yet. */
      readonly fingerprint: readonly string[]
      /** In the app: what would protect it may stand in entries that were not read yet. */
      readonly partlyRead?: boolean
      /** Another name, witnessed earlier, reads the same. */
      readonly lookalike?: boolean
    }

/** When something was said: as its author says, and as witnesses saw it. */
export interface When {
  readonly at: number
  /** Only the hour is published. */
  readonly hour: boolean
  /** Given where it differs from `at` by more than a day. */
  readonly witnessed: number | undefined
}

export type FoldReason = 'spam' | 'personal-data' | 'threat' | 'illegal' | 'off-topic' | 'other'

/** Why a place has no text. */
export type Absence =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'folded'; readonly reason: FoldReason; readonly jurisdiction: string | undefined }
  /** This host's own refusal. */
  | { readonly kind: 'refused'; readonly jurisdiction: string | undefined }
  | { readonly kind: 'absent' }
  /** In the app: older entries are on their way, and it may be among them. */
  | { readonly kind: 'unread' }
  /** In the app: somebody's withdrawal names it, and this copy does not hold it (any more) to know whose it was. */
  | { readonly kind: 'claimed' }

/** A part of a text that points at another post, or speaks of somebody. UTF-16 units. */
export interface Reference {
  readonly start: number
  readonly end: number
  readonly floor: number | undefined
  /** The page of the thread on which that floor stands, where it is another. */
  readonly elsewhere?: string | undefined
  /** Set where it speaks of a key. */
  readonly who?: Author
}

/** How far a post has come that is in no log here: one's own, or one that was heard over a relay (DESIGN §4). */
export type Mine = 'waiting' | 'sent' | 'heard'

export interface PostItem {
  /** In the app: its id, for what can be done with it. */
  readonly id?: string
  readonly mine?: Mine | undefined
  readonly floor: number | undefined
  /** Its place in the log; undefined while it waits for one. */
  readonly place: number | undefined
  /** In the app: that place is in an optional log alone. */
  readonly optional?: boolean
  readonly author: Author | undefined
  readonly when: When | undefined
  /** Undefined for a hole; a folded text that this copy holds is given beside its absence, one tap away. */
  readonly text: Spoken | undefined
  readonly references: readonly Reference[]
  readonly absence: Absence | undefined
  /** The floor that it answers, where that is not the post it stands under. */
  readonly answers:
    | { readonly floor: number; readonly quote: string; readonly elsewhere?: string | undefined }
    | undefined
  readonly depth: 0 | 1
  /** Moderators say of it that nobody verified it. */
  readonly unverified?: boolean
  /** In the app: which groups folded it, and until when or from when for good (unix seconds; neither: for good). */
  readonly fold?:
    | {
        readonly groups: readonly string[]
        readonly until: number | undefined
        readonly staysFrom: number | undefined
      }
    | undefined
  /** In the app: said after the thread was closed. */
  readonly late?: boolean
  /** In the app: the key that wrote it is on this device. */
  readonly own?: boolean
}
