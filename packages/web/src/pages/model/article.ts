// An article: its versions, its languages, who signed it, and what a version changed.

import type { Frame } from './frame.ts'
import type { Board, Pager } from './lists.ts'
import type { Absence, Author, PostItem, Reference, When } from './post.ts'
import type { Spoken } from './spoken.ts'

/** What stands behind an article that was first published elsewhere. */
export interface Imported {
  readonly source: string
  readonly date: string
}

export interface ArticleVersion {
  /** Where it is compared with the one before it; undefined where there is none, or one of the two does not stand open. */
  readonly path: string | undefined
  /** 1 is the oldest. */
  readonly number: number
  readonly author: Author
  readonly when: When
  readonly imported: Imported | undefined
  /** What this version corrects, in its author's words. */
  readonly correction?: string | undefined
  /** How many names signed these words: they do not pass to the next version, nor are they gone by it. */
  readonly signatures: number
}

/** The same article in another language. */
export interface OtherLanguage {
  readonly path: string
  readonly lang: string
  /** Undefined for a folded one. */
  readonly title: Spoken | undefined
  /** In the app, to be read side by side; undefined for a hole. */
  readonly text?: Spoken | undefined
  readonly references?: readonly Reference[]
  /** The original has a later version than this translation of it. */
  readonly behind?: boolean
  /** It is the original, and has a later version than what is open. */
  readonly ahead?: boolean
}

/** One who signed an open letter; the place is that of the signature, for whoever verifies it. */
export interface Signer {
  readonly author: Author
  /** When witnesses saw the signature, unix seconds. */
  readonly at: number
  readonly place: number | undefined
}

/** People of a group of an assembly who signed an open letter with their voices: counted apart from names. */
export interface SignedVoices {
  /** Place of the assembly's constitution in the log. */
  readonly assembly: number
  readonly title: Spoken | undefined
  readonly group: string
  /** Of their signatures, the first first. */
  readonly places: readonly (number | undefined)[]
}

export interface ArticlePage {
  readonly kind: 'article'
  readonly frame: Frame
  /** Undefined for a folded one. */
  readonly title: Spoken | undefined
  readonly board: Board | undefined
  readonly author: Author
  readonly when: When
  readonly imported: Imported | undefined
  /** Markdown; undefined for a hole. */
  readonly text: Spoken | undefined
  readonly references?: readonly Reference[]
  readonly absence: Absence | undefined
  /** Why a newer version is not shown in the place of this one; undefined where there is none. */
  readonly newer?: Absence | undefined
  readonly translations: readonly OtherLanguage[]
  /** Newest first. */
  readonly versions: readonly ArticleVersion[]
  /** How many signed it, each name once. */
  readonly signatures: number
  /** The first of them, by time. */
  readonly signers?: readonly Signer[]
  readonly voices?: readonly SignedVoices[] | undefined
  readonly replies: number
  readonly posts: readonly PostItem[]
  readonly pager: Pager
  /** In the app: its address, the id of the version that is shown, what a moderator says of it. */
  readonly root?: string
  readonly version?: string
  readonly followed?: boolean | undefined
  readonly own?: boolean
  /** Its very key is here: only that one makes further versions of it. */
  readonly mayEdit?: boolean
  readonly unverified?: boolean
  /** In the app: the place of that version, and who folded it. */
  readonly place?: number | undefined
  readonly fold?: PostItem['fold']
}

/** Pieces in reading order: without `added` the older text, without `removed` the newer. */
export interface RedlinePiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

export interface HistoryPage {
  readonly kind: 'history'
  readonly frame: Frame
  readonly article: { readonly path: string; readonly title: Spoken }
  readonly older: ArticleVersion
  readonly newer: ArticleVersion
  readonly lang: string | undefined
  readonly dir: 'ltr' | 'rtl'
  /** What is compared by who draws it: no engine carries the comparing. `lang`: whose words they are cut into, BCP 47. */
  readonly texts: { readonly before: string; readonly after: string; readonly lang: string | undefined }
  readonly versions: readonly ArticleVersion[]
}
