// What the pages without JavaScript are made of: plain data, and nothing that can be asked or changed.
//
// The node fills these types, the renderer turns them into HTML. Texts are texts: the renderer makes nodes of
// them and never reads HTML. Paths are relative to the wall's root ("t/17"); times are unix seconds.

import type { Door, StoredRun } from '../app/doors/facts.ts'
import type { AssemblyItem, AssemblyView, PassageDetail } from '../assembly/model.ts'
import type { OperatorFacts } from './operator/facts.ts'

/** The languages that the pages speak. */
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const
export type Language = (typeof LANGUAGES)[number]
/** Each in its own words. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
}

/** A text in its own language and direction. */
export interface Spoken {
  readonly text: string
  /** BCP 47; undefined if its author did not say. */
  readonly lang: string | undefined
  readonly dir: 'ltr' | 'rtl'
}

/**
 * The strip of truth: what stands behind this page. `witnessed`: by the quorum. `weak`: by fewer, or of fewer than
 * four named witnesses. `unwitnessed`: the wall names none. `stale`: nothing witnessed for a day. `empty`: nothing
 * logged yet.
 */
export interface Truth {
  readonly state: 'witnessed' | 'weak' | 'unwitnessed' | 'stale' | 'empty'
  /**
   * `node`: the wall's own log writes here. `copy`: a file made from it, a selection. In the app, where the copy
   * came from: `host`: the host of this page; `other`: another address; `file`: a file; `here`: this device.
   */
  readonly source: 'node' | 'copy' | 'host' | 'other' | 'file' | 'here'
  /** Entries of the log that stand behind this page. */
  readonly size: number
  /** In the app: how many of them were read so far; undefined: all. */
  readonly held?: number | undefined
  /** Date of the newest anchor. */
  readonly at: number | undefined
  readonly seen: number
  readonly of: number
  /** A definition past its valid-until. */
  readonly definitionStale: boolean
  /** In the app: whether any address was asked for it since it was opened. */
  readonly asked?: boolean
  /** In the app: *Saved here*. Else nothing is saved. */
  readonly saved?: boolean
  /** In the app: how many addresses gave something that is not true. */
  readonly caught?: number
}

/** True once everything that the log has was read. */
export function isWhole({ held }: Pick<Truth, 'held'>): boolean {
  return held === undefined
}

/** In the app: something that came and was not true. */
export interface Finding {
  /** Who gave it, as the reader knows it. */
  readonly address: string
  /** What it is (`CaughtCode` of `sync`). */
  readonly code: string
  readonly path: string
  readonly problem: string
}

/** What is around every page. */
export interface Frame {
  readonly lang: Language
  /** From this page to the wall's root: `./`, `../`, `../../`. */
  readonly root: string
  /** Language part of the path that the reader chose, with its slash (`zh-hant/`), or empty. */
  readonly prefix: string
  /** This page's own path without the language; undefined where it has none to go back to (search). */
  readonly here: string | undefined
  /** Undefined: the neutral title. With `--permalinks`, what the page is about. */
  readonly title: string | undefined
  readonly wall: Spoken
  /** Six words each. */
  readonly fingerprint: { readonly en: readonly string[]; readonly zh: readonly string[] }
  readonly truth: Truth
  /** False in a file: there is nobody to ask there. */
  readonly served: boolean
  /** The app's entry below the wall's root, where this page may load it. */
  readonly app?: string | undefined
  /** Files beside it that it asks for first. */
  readonly ahead?: readonly string[] | undefined
  /** Where this is a demonstration: the token of its doors. */
  readonly doors?: string | undefined
}

export interface Board {
  readonly path: string
  readonly title: Spoken
}

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

/** One line of a list of threads. */
export interface ThreadItem {
  /** Undefined while it has no number: its place in the log is given moments later. */
  readonly path: string | undefined
  readonly title: Spoken
  readonly excerpt: Spoken
  readonly board: Board | undefined
  readonly article: boolean
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

export type FoldReason = 'spam' | 'personal-data' | 'threat' | 'illegal' | 'off-topic' | 'other'

/** Why a place has no text. */
export type Absence =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'folded'; readonly reason: FoldReason; readonly jurisdiction: string | undefined }
  /** This host's own refusal. */
  | { readonly kind: 'refused'; readonly jurisdiction: string | undefined }
  | { readonly kind: 'absent' }
  /** In the app: somebody's withdrawal names it, and this copy never held it to know whose it was. */
  | { readonly kind: 'claimed' }

/** A part of a text that points at another post, or speaks of somebody. UTF-16 units. */
export interface Reference {
  readonly start: number
  readonly end: number
  readonly floor: number | undefined
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
  readonly answers: { readonly floor: number; readonly quote: string } | undefined
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

export interface ThreadPage {
  readonly kind: 'thread'
  readonly frame: Frame
  /** Undefined where the first text is withdrawn, folded or not held. */
  readonly title: Spoken | undefined
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

/** What stands behind an article that was first published elsewhere. */
export interface Imported {
  readonly source: string
  readonly date: string
}

export interface ArticleVersion {
  readonly path: string
  /** 1 is the oldest. */
  readonly number: number
  readonly author: Author
  readonly when: When
  readonly imported: Imported | undefined
  /** What this version corrects, in its author's words. */
  readonly correction?: string | undefined
}

/** The same article in another language. */
export interface OtherLanguage {
  readonly path: string
  readonly lang: string
  readonly title: Spoken
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

export interface LogView {
  readonly origin: string
  readonly url: string
  readonly admission: 'default' | 'optional'
  readonly open: boolean
  readonly size: number | undefined
  /** Hex. */
  readonly root: string | undefined
  readonly at: number | undefined
  readonly witnesses: readonly { readonly name: string; readonly at: number | undefined }[]
  /** The checkpoint as it was signed. */
  readonly checkpoint: string | undefined
}

export interface DefinitionView {
  readonly id: string
  readonly version: number
  readonly state: 'in-force' | 'earlier' | 'waiting' | 'attempt'
  /** When it came, or will come, into force. */
  readonly from: number | undefined
  readonly keepers: number
  readonly threshold: number
}

export interface HoleView {
  readonly place: number
  readonly absence: Absence
}

export interface TransparencyPage {
  readonly kind: 'transparency'
  readonly frame: Frame
  readonly wallId: string
  readonly logs: readonly LogView[]
  readonly definitions: readonly DefinitionView[]
  readonly holes: readonly HoleView[]
  readonly pager: Pager
  /** In the app: what was wrong with what came. */
  readonly findings?: readonly Finding[]
  /** In the app: whether the optional logs are read too. */
  readonly readsOptional?: boolean
  /** In the app: tries to replace the key of a name that had no effect. */
  readonly attempts?: number
}

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
