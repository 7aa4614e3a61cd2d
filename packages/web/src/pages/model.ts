// What the pages without JavaScript are made of: plain data, and nothing that can be asked or changed.
//
// The node fills these types, the renderer turns them into HTML. Texts are texts: the renderer makes nodes of
// them and never reads HTML. Paths are relative to the wall's root ("t/17"); times are unix seconds.

import type { Door, StoredRun } from '../app/doors/facts.ts'
import type { AssemblyItem, AssemblyView, PassageDetail } from '../assembly/model.ts'
import type { ArticlePage, HistoryPage } from './model/article.ts'
import type { Frame } from './model/frame.ts'
import type { BoardPage, FrontPage, IndexPage, SearchPage } from './model/lists.ts'
import type { ModerationPage } from './model/moderation.ts'
import type { ThreadPage } from './model/thread.ts'
import type { TransparencyPage } from './model/transparency.ts'
import type { OperatorFacts } from './operator/facts.ts'

export type * from './model/article.ts'
export * from './model/frame.ts'
export type * from './model/lists.ts'
export type * from './model/moderation.ts'
export type * from './model/post.ts'
export * from './model/spoken.ts'
export type * from './model/thread.ts'
export type * from './model/transparency.ts'

export interface AssembliesPage {
  readonly kind: 'assemblies'
  readonly frame: Frame
  readonly items: readonly AssemblyItem[]
}

export interface AssemblyPage {
  readonly kind: 'assembly'
  readonly frame: Frame
  readonly view: AssemblyView
  /** The place of its constitution in the log. */
  readonly place: number
  /** Of a passage: the id of its place in the text. */
  readonly part: 'front' | 'result' | { readonly id: string }
  /** Of a passage. */
  readonly detail: PassageDetail | undefined
}

export interface AboutPage {
  readonly kind: 'about'
  readonly frame: Frame
}

/** "Find us again": the wall's fingerprint, and the addresses that it names for everybody. */
export interface FindPage {
  readonly kind: 'find'
  readonly frame: Frame
  readonly addresses: readonly string[]
}

export interface NoticePage {
  readonly kind: 'notice'
  readonly frame: Frame
  /** `not-read`: in the app, older than what was read so far. */
  readonly what: 'not-found' | 'not-read' | 'failed'
}

/** A door of a demonstration, told without JavaScript. */
export interface DoorPage {
  readonly kind: 'door'
  readonly frame: Frame
  readonly door: Door
  readonly run: StoredRun
}

export type Page =
  | FrontPage
  | BoardPage
  | ThreadPage
  | ArticlePage
  | HistoryPage
  | TransparencyPage
  | ModerationPage
  | SearchPage
  | AssembliesPage
  | AssemblyPage
  | AboutPage
  | FindPage
  | NoticePage
  | IndexPage
  | DoorPage

/** What `dist/pages/index.js` exports. */
export interface PageRenderer {
  /** A whole HTML document. */
  renderPage(page: Page): string
  /** The operator's page, whole. */
  renderOperator(facts: OperatorFacts): string
  /** Reads an article's Markdown before its page is rendered; one for which `within` gives undefined is shown as typed. */
  readMarkdown(text: string, within: (work: () => string) => string | undefined): void
  /** The style that stands in every page, for its hash in the Content-Security-Policy. */
  readonly STYLE: string
  /** The style that the app adds, and the script that fetches the app: for their hashes. */
  readonly APP_STYLE: string
  readonly LOADER: string
  /** The style of a demonstration's doors. */
  readonly DOORS_STYLE: string
  /** The style that the operator's page adds. */
  readonly OPERATOR_STYLE: string
}
