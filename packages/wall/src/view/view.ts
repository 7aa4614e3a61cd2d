// The whole wall as a reader sees it: boards, threads, articles, and what moderators did.
//
// A function of the set of events, of what dates and names them, and of the reader's clock: the same events in
// any order, with duplicates, give the same view. A node with many posts calls the same small functions
// (`buildThread`, `articleHistory`, `foldState` …) with the events of one thread instead.

import {
  type ArticleHistory,
  articleHistory,
  type OpenLetterInput,
  type Signatory,
  signatoriesOf,
  type Translation,
  translationsAmong,
  type Unnamed,
  unnamedOf,
} from '../article/index.ts'
import type { NostrEvent, VerifiedEvent } from '../event/index.ts'
import { type FoldState, type Marks, type RolesView, rolesOf } from '../moderation/index.ts'
import {
  buildThread,
  rootFor,
  type Thread,
  type ThreadSummary,
  threadSummary,
  writerNumbers,
} from '../thread/index.ts'
import type { DefinitionHistory } from '../time/definition-history.ts'
import { sortKey, takesPrecedence } from '../time/precedence.ts'
import { type Deed, deedsOf } from './deeds.ts'
import { type Drawers, type SortInput, sortIntoDrawers, type ViewNames } from './drawers.ts'
import { Fates } from './fate.ts'
import { type BoardView, frontOf } from './front.ts'
import { type Profile, parseProfile } from './profile.ts'

/** What a view asks of a wall's definitions; `foldDefinitions` answers it. */
export type HistoryView = Pick<
  DefinitionHistory,
  'wall' | 'current' | 'wallTime' | 'witnessedTime' | 'definitionAt' | 'moderatorsAt' | 'keepersAt'
>

export interface ViewInput {
  readonly events: Iterable<VerifiedEvent>
  readonly history: HistoryView
  readonly names: ViewNames
  /** The reader's clock, unix seconds. */
  readonly now: number
}

export interface ThreadView {
  readonly thread: Thread<VerifiedEvent>
  readonly summary: ThreadSummary
  /** Of the root: the thread, or the current version of the article. */
  readonly marks: Marks
  /** By id, of root and posts: only those that are folded now. */
  readonly folds: ReadonlyMap<string, FoldState>
  /** By throwaway key: its number in this thread. */
  readonly writers: ReadonlyMap<string, number>
}

export interface ArticleView extends ThreadView {
  readonly history: ArticleHistory<VerifiedEvent>
  readonly translations: readonly Translation[]
  /** By the id of a version. */
  readonly signatories: ReadonlyMap<string, readonly Signatory[]>
  /** By the id of a version: who signed it without a name. */
  readonly unnamed: ReadonlyMap<string, readonly Unnamed[]>
}

export interface WallView {
  /** In the order of the definition; last, under an empty slug, what is on none of them. */
  readonly boards: readonly BoardView[]
  /** By id of the thread. One without a root is known by its replies only. */
  readonly threads: ReadonlyMap<string, ThreadView>
  /** By address. */
  readonly articles: ReadonlyMap<string, ArticleView>
  /** By key. */
  readonly profiles: ReadonlyMap<string, Profile>
  /** What moderators did, latest first. */
  readonly deeds: readonly Deed[]
  readonly fates: Fates
}

/** Composes the view of a wall. Units: unix seconds throughout. */
export function viewOf(input: ViewInput): WallView {
  const { history } = input
  const roles = rolesOf(history)
  const builder = new ViewBuilder({ ...input, wall: history.wall, time: history }, roles)
  const articles = builder.articles()
  const threads = builder.threads(articles)
  return {
    boards: frontOf(history.current.boards, [...threads.values(), ...articles.values()]),
    threads,
    articles,
    profiles: builder.profiles(),
    deeds: deedsOf({ ...builder.drawers, fates: builder.fates, roles, time: history }),
    fates: builder.fates,
  }
}

class ViewBuilder {
  readonly drawers: Drawers
  readonly fates: Fates
  /** By what they hang under. */
  #replies: ReadonlyMap<string, readonly VerifiedEvent[]> = new Map()
  readonly #input: SortInput
  readonly #keyOf: (event: NostrEvent) => number
  readonly #gone = new Set<string>()

  constructor(input: SortInput, roles: RolesView) {
    const { time } = input
    this.#input = input
    this.drawers = sortIntoDrawers(input)
    this.fates = new Fates({ ...input, drawers: this.drawers, roles })
    this.#keyOf = (event) => sortKey(event, time.witnessedTime(event.id))
  }

  articles(): ReadonlyMap<string, ArticleView> {
    const histories = new Map<string, ArticleHistory<VerifiedEvent>>()
    for (const address of [...this.drawers.articles.keys()].sort()) {
      const versions = this.#standing(this.drawers.articles.get(address) ?? [])
      const history = articleHistory({
        address,
        versions,
        keyOf: this.#keyOf,
        gone: (id) => this.#gone.has(id),
      })
      if (history === undefined) continue
      histories.set(address, history)
      for (const { id } of history.versions) this.fates.versions.set(id, address)
    }
    this.#replies = Map.groupBy(this.drawers.replies, (reply) => rootFor(reply, this.fates) ?? '')
    const translationsOf = translationsAmong(histories.values())
    const views = new Map<string, ArticleView>()
    for (const [address, history] of histories) {
      views.set(address, {
        ...this.#threadView(address, history.current.event),
        history,
        translations: translationsOf(history),
        signatories: new Map(history.versions.map(({ id }) => [id, signatoriesOf(this.#letter(id))])),
        unnamed: new Map(history.versions.map(({ id }) => [id, unnamedOf(this.#letter(id))])),
      })
    }
    return views
  }

  /** Threads by their own id, and those that only replies remember; not the talk under articles. */
  threads(articles: ReadonlyMap<string, ArticleView>): ReadonlyMap<string, ThreadView> {
    const roots = new Set([...this.drawers.threads.keys(), ...this.#replies.keys()])
    const views = new Map<string, ThreadView>()
    for (const id of [...roots].sort()) {
      if (articles.has(id)) continue
      const held = this.drawers.threads.get(id)
      const [root] = held === undefined ? [] : this.#standing([held])
      const view = this.#threadView(id, root)
      if (root !== undefined || view.thread.posts.length > 0) views.set(id, view)
    }
    return views
  }

  profiles(): ReadonlyMap<string, Profile> {
    const found = new Map<string, Profile>()
    for (const [pubkey, events] of [...this.drawers.profiles].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const standing = this.#standing(events).filter(({ id }) => !this.#gone.has(id))
      const [current] = standing.sort(this.#newestFirst)
      const profile = current && parseProfile(current)
      if (profile) found.set(pubkey, profile)
    }
    return found
  }

  #threadView(id: string, root: VerifiedEvent | undefined): ThreadView {
    const replies = this.#standing(this.#replies.get(id) ?? [])
    const gone = (post: string) => this.#gone.has(post)
    const thread = buildThread({ id, root, replies, keyOf: this.#keyOf, gone })
    const marks = this.fates.marks(root?.id ?? id)
    const summary = threadSummary(thread)
    const folds = new Map<string, FoldState>()
    for (const { event } of [thread.root, ...thread.posts]) {
      const fold = event && this.fates.fold(event)
      if (event !== undefined && fold?.folded) folds.set(event.id, fold)
    }
    return {
      thread,
      summary: marks.movedTo === undefined ? summary : { ...summary, board: marks.movedTo },
      marks,
      folds,
      writers: writerNumbers(thread, (pubkey) => this.#input.names.nameOf(pubkey) !== undefined),
    }
  }

  /** Leaves out withdrawn bodies, and remembers which ids have left the segments. */
  #standing(events: readonly VerifiedEvent[]): VerifiedEvent[] {
    const standing: VerifiedEvent[] = []
    for (const event of events) {
      const withdrawn = this.fates.isWithdrawn(event)
      if (withdrawn || this.fates.fold(event).bodyLeavesSegments) this.#gone.add(event.id)
      if (!withdrawn) standing.push(event)
    }
    return standing
  }

  #letter(version: string): OpenLetterInput {
    const signatures = this.drawers.signatures.get(version) ?? []
    const { names, time } = this.#input
    const takenBack = this.fates.takenBack(signatures)
    return { version, signatures, names, takenBack, witnessedTime: (id) => time.witnessedTime(id) }
  }

  readonly #newestFirst = (a: NostrEvent, b: NostrEvent): number =>
    takesPrecedence({ id: a.id, key: this.#keyOf(a) }, { id: b.id, key: this.#keyOf(b) }) ? -1 : 1
}
