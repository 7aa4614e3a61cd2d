// Lists: boards, threads, what was looked for, and the one page of a static copy.

import type { Frame } from './frame.ts'
import type { Author, Mine, PostItem, When } from './post.ts'
import type { Spoken } from './spoken.ts'

export interface Board {
  readonly path: string
  readonly title: Spoken
}

/** One line of a list of threads. */
export interface ThreadItem {
  /** Undefined while it has no number: its place in the log is given moments later. */
  readonly path: string | undefined
  readonly title: Spoken
  readonly excerpt: Spoken
  readonly board: Board | undefined
  readonly article: boolean
  /** It is an earlier version of an article: the newest one does not stand here. */
  readonly earlier?: boolean
  readonly replies: number
  /** Unix seconds of the newest post. */
  readonly moved: number
  readonly movedHour: boolean
  readonly pinned?: boolean
  /** In the app: id of the thread, or address of the article. */
  readonly root?: string
  /** In *Saved here*: it moved since it was read; the reader follows it. */
  readonly unread?: boolean
  readonly followed?: boolean
  /** In the app: how far it has come, while it is in no log here. */
  readonly mine?: Mine | undefined
}

export interface Pager {
  readonly page: number
  readonly pages: number
  /** `f/` for `f/2`; page 1 is `first`. */
  readonly path: string
  readonly first: string
}

export interface FrontPage {
  readonly kind: 'front'
  readonly frame: Frame
  readonly boards: readonly Board[]
  readonly threads: readonly ThreadItem[]
  readonly pager: Pager
  /** How many assemblies were convened here; undefined where they are not shown. */
  readonly assemblies?: number
  /** In the app: languages that threads are in. */
  readonly languages?: readonly string[]
}

export interface BoardPage {
  readonly kind: 'board'
  readonly frame: Frame
  readonly board: Board
  readonly boards: readonly Board[]
  readonly threads: readonly ThreadItem[]
  readonly pager: Pager
  /** Relative paths. */
  readonly feeds: { readonly atom: string; readonly json: string }
}

/** A name that was looked for. */
export interface NameFound {
  readonly author: Author
  /** Since when it stands on the wall as a lasting one, unix seconds; undefined: no key event protects it. */
  readonly since: number | undefined
  /** What it wrote last, where that stands open. */
  readonly last: { readonly path: string | undefined; readonly title: Spoken } | undefined
}

export interface SearchPage {
  readonly kind: 'search'
  readonly frame: Frame
  readonly query: string
  readonly results: readonly {
    readonly path: string | undefined
    /** Of the thread or article that it stands in; undefined where that has none. */
    readonly title: Spoken | undefined
    readonly article: boolean
    readonly excerpt: Spoken
    readonly when: When
  }[]
  /** The oldest first: who comes later with the same look stands below. */
  readonly names: readonly NameFound[]
  /** False if there are more than are shown. */
  readonly complete: boolean
}

/** One thread with its first text, in a page that stands alone. */
export interface Sheet extends ThreadItem {
  /** Unique on the page. */
  readonly anchor: string
  readonly post: PostItem
  /** Of the first threads: what was answered, the first of it where there is much. */
  readonly answers?: readonly PostItem[]
}

/** `index.html` of a static copy: needs no other page. */
export interface IndexPage {
  readonly kind: 'index'
  readonly frame: Frame
  readonly sheets: readonly Sheet[]
}
