// A copy: one wall as one reader holds it, verified, from whatever sources were open.
//
// It starts empty, or with what a store has. It trusts no source: ids and roots are checked before anything is taken in,
// signatures before a post is given to anybody, and nothing that was verified is lost by what comes later. It stops
// before opening another wall than its own.

import {
  type DefinitionHistory,
  type DefinitionsHeld,
  type Inbox,
  isHex64,
  type Names,
  type NostrEvent,
  type VerifiedEvent,
  viewOf,
  type WallView,
} from '@commonwall/wall'
import type { ProvenEvidence } from '../evidence/evidence.ts'
import { EvidenceShelf } from '../evidence/evidence-shelf.ts'
import { OverflowStore } from '../store/overflow-store.ts'
import type { PathStore } from '../store/path-store.ts'
import type { Transport, TransportKind } from '../transports/transport.ts'
import { Ask } from './ask.ts'
import { type Caught, deedOf } from './caught.ts'
import { CopyError } from './copy-error.ts'
import { DefinitionShelf } from './definition-shelf.ts'
import { EventShelf } from './event-shelf.ts'
import { Hearing } from './hearing.ts'
import { Holdings } from './holdings.ts'
import { type ClassedHole, holesOf } from './holes.ts'
import { heldInbox } from './inbox.ts'
import type { LogCopy } from './log-copy.ts'
import type { CatchUpOptions, CaughtUp, CopyOptions } from './options.ts'
import { Round } from './round.ts'
import { readable } from './source.ts'
import { type CopyStatus, statusOf } from './status.ts'
import { UnloggedPosts } from './unlogged.ts'

/** Where a post stands. */
export interface Standing {
  /** Unix seconds; undefined while no quorum has seen it. */
  readonly witnessedAt: number | undefined
  /** Logs that hold it, and where. Empty for what no log has taken yet. */
  readonly places: readonly { readonly log: string; readonly position: number }[]
  /** Only in a log of a definition that waits. */
  readonly provisional: boolean
}

/** More than anybody reads: who cheats in ever new ways fills no memory. */
const MOST_CAUGHT = 500

export class Copy {
  /** What it keeps, by path: the layout itself, as far as it is held. */
  readonly store: PathStore
  readonly #options: CopyOptions
  readonly #overflow: OverflowStore
  readonly #holdings: Holdings
  readonly #listeners = new Set<() => void>()
  readonly #unlogged: UnloggedPosts
  readonly #from = new Map<string, TransportKind>()
  readonly #caught: Caught[] = []
  readonly #ended = new AbortController()
  #view: { readonly key: string; readonly view: WallView } | undefined
  #version = 0
  /** One round at a time. */
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(options: CopyOptions) {
    const { verify, now, wall } = options
    const store = new OverflowStore(options.store)
    this.store = store
    this.#overflow = store
    this.#options = options
    this.#holdings = new Holdings({
      store,
      verify,
      now,
      definitions: new DefinitionShelf(wall),
      shelf: new EventShelf(verify, () => this.#changed()),
      evidence: new EvidenceShelf(store),
    })
    this.#unlogged = new UnloggedPosts(this.#holdings)
  }

  /**
   * Opens a copy on what its store has, and checks it again: others may have written there.
   * @throws CopyError copy/another-wall if the store holds another wall than the one that is asked for; StoreError
   * @example
   * const copy = await Copy.open({ store: new MemoryPathStore(), verify, now })
   * await copy.catchUp([transport])
   * copy.view()?.boards
   */
  static async open(options: CopyOptions): Promise<Copy> {
    if (options.wall !== undefined && !isHex64(options.wall))
      throw new CopyError('copy/another-wall', `wall: expected 64 hex digits, got ${options.wall}`)
    const copy = new Copy(options)
    await copy.#load()
    return copy
  }

  /** Id of the founding definition; undefined while nothing was read. */
  get wall(): string | undefined {
    return this.#holdings.definitions.founding && this.#holdings.wall
  }

  /** What sources were caught at, in order, each deed once. */
  get caught(): readonly Caught[] {
    return this.#caught
  }

  /** Bodies that were read, and whose signatures are still to be checked. */
  get waiting(): number {
    return this.#holdings.shelf.waiting
  }

  get evidence(): readonly ProvenEvidence[] {
    return this.#holdings.evidence.all
  }

  /** What the wall was and is; undefined while nothing was read. */
  history(): DefinitionHistory | undefined {
    return this.#holdings.history()
  }

  names(): Names | undefined {
    return this.#holdings.names()
  }

  /** What its history is folded from, for who folds it with more anchors than logs gave (closes of assemblies). */
  foundation(): DefinitionsHeld | undefined {
    return this.#holdings.foundation()
  }

  /**
   * The whole wall as it is to be shown: verified posts only.
   * @param include also posts of optional logs (default: no), also those that no log has taken yet (default: yes)
   */
  view(include: { readonly optional?: boolean; readonly unlogged?: boolean } = {}): WallView | undefined {
    const { optional = false, unlogged = true } = include
    const history = this.history()
    const names = this.names()
    if (!history || !names) return undefined
    const key = `${this.#version} ${optional} ${unlogged}`
    if (this.#view?.key !== key) {
      const events = [...this.events({ optional, unlogged })]
      this.#view = { key, view: viewOf({ events, history, names, now: this.#options.now() }) }
    }
    return this.#view.view
  }

  /** Verified events, each once, in no order. */
  *events(
    include: { readonly optional?: boolean; readonly unlogged?: boolean } = {},
  ): Iterable<VerifiedEvent> {
    const { optional = false, unlogged = true } = include
    const logs = [...this.#holdings.logs.values()]
    const shown = optional ? logs : logs.filter(({ admission }) => admission === 'default')
    for (const event of this.#holdings.events().values())
      if (this.#unlogged.has(event.id) ? unlogged : shown.some(({ positions }) => positions.has(event.id)))
        yield event
  }

  /** A verified event that is held. */
  event(id: string): VerifiedEvent | undefined {
    return this.#holdings.shelf.get(id)
  }

  standing(id: string): Standing {
    const history = this.history()
    const places = [...this.#holdings.logs.values()].flatMap(({ key, positions }) => {
      const position = positions.get(id)
      return position === undefined ? [] : [{ log: key, position }]
    })
    return {
      places,
      witnessedAt: history?.witnessedTime(id),
      provisional: history?.isProvisional(id) ?? false,
    }
  }

  /** The logs that are held, by raw key. */
  get logs(): ReadonlyMap<string, LogCopy> {
    return this.#holdings.logs
  }

  /** Empty places of all logs, each with its reason. */
  holes(): readonly (ClassedHole & { readonly log: string })[] {
    return [...this.#holdings.logs.values()].flatMap((log) =>
      holesOf(this.#holdings, log).map((hole) => ({ ...hole, log: log.key })),
    )
  }

  /** True where the store is full: what came since is held in memory alone. */
  get isFull(): boolean {
    return this.#overflow.full !== undefined
  }

  status(): CopyStatus {
    const { shelf, logs, evidence, wall } = this.#holdings
    return statusOf({
      wall: this.wall && wall,
      history: this.history(),
      logs: logs.values(),
      holes: (log) => holesOf(this.#holdings, log),
      from: (log) => this.#from.get(log),
      waiting: shelf.waiting,
      posts: shelf.size,
      evidence: evidence.all,
      full: this.#overflow.full?.message,
      now: this.#options.now(),
    })
  }

  /** The inboxes to which posts can be sealed, as far as they are known. */
  async inboxes(): Promise<readonly (Inbox & { readonly log: string })[]> {
    const found: (Inbox & { log: string })[] = []
    for (const log of this.#holdings.logs.values()) {
      const inbox = await heldInbox(this.store, log)
      if (inbox) found.push({ ...inbox, log: log.key })
    }
    return found
  }

  /**
   * Asks sources, in their order, for what is new; the newest first. Whatever fails is said, and nothing held is lost.
   * @param transports those that cannot be read by path are passed over
   * @throws the signal's reason; StoreError if this copy's own store fails; CopyError copy/closed
   */
  catchUp(
    transports: Iterable<Pick<Transport, 'kind' | 'address' | 'read'>>,
    options: CatchUpOptions = {},
  ): Promise<CaughtUp> {
    const round = this.#turn.then(() => this.#catchUp(transports, options))
    this.#turn = round.catch(() => undefined)
    return round
  }

  async #catchUp(
    transports: Iterable<Pick<Transport, 'kind' | 'address' | 'read'>>,
    { signal, depth = this.#options.depth, optional = false, onProgress }: CatchUpOptions,
  ): Promise<CaughtUp> {
    if (this.#ended.signal.aborted) throw closed()
    const caught: Caught[] = []
    const ask = new Ask({
      sources: readable(transports),
      signal: signal ? AbortSignal.any([signal, this.#ended.signal]) : this.#ended.signal,
      onCaught: (one) => {
        caught.push(one)
        this.#note(one)
      },
    })
    const { shelf } = this.#holdings
    const before = shelf.size
    const round = new Round({
      holdings: this.#holdings,
      ask,
      depth: depth ?? Number.POSITIVE_INFINITY,
      optional,
      onStep: (phase) => {
        this.#unlogged.settle()
        this.#changed()
        onProgress?.({ phase, ...ask.cost, ...this.#held(), waiting: shelf.waiting, from: round.from })
      },
    })
    await round.run().finally(() => ask.end())
    for (const [log, { kind }] of round.from) this.#from.set(log, kind)
    return { ...ask.cost, caught, posts: shelf.size - before, from: round.from }
  }

  /**
   * Takes a post that came another way than in a log: from a relay, from one's own hand. It is shown as not logged
   * until a log has it.
   * @returns false if it is known already, or cannot stand on this wall now
   * @throws CopyError copy/no-wall before a wall was read
   */
  async add(event: NostrEvent): Promise<boolean> {
    const wall = this.wall
    if (wall === undefined) throw new CopyError('copy/no-wall', 'wall: expected one, got none yet')
    const added = await this.#unlogged.add(event, wall)
    if (added) this.#changed()
    return added
  }

  /** Forgets a post that no log has taken: its writer took it back before it left. */
  forget(id: string): void {
    if (this.#unlogged.forget(id)) this.#changed()
  }

  /**
   * Hears a relay: first all that it has and this copy lacks, then what comes. Posts count only with the work that the
   * wall asks for; they are shown as not logged until a log has them.
   * @param options.onCaughtUp told when what the relay had is in
   * @throws TransportError when it is cut; CopyError copy/no-wall before a wall was read
   */
  async follow(
    transport: Pick<Transport, 'follow'>,
    options: { readonly signal?: AbortSignal; readonly onCaughtUp?: () => void } = {},
  ): Promise<void> {
    const wall = this.wall
    if (wall === undefined) throw new CopyError('copy/no-wall', 'wall: expected one, got none yet')
    const { signal, onCaughtUp } = options
    // Never what no log has: one's own posts wait among it, and the relay would learn from whose line they come.
    const known = [...this.#holdings.events().values()]
      .filter(({ id }) => !this.#unlogged.has(id))
      .map(({ id, created_at }) => ({ id, created_at }))
    const signals = signal ? AbortSignal.any([signal, this.#ended.signal]) : this.#ended.signal
    const hearing = new Hearing({
      pow: this.history()?.current.pow ?? 0,
      isNamed: (pubkey) => this.names()?.nameOf(pubkey) !== undefined,
      add: (event) => this.add(event),
    })
    await transport.follow?.({
      wall,
      known,
      signal: signals,
      onEvent: (event) => hearing.take(event),
      ...(onCaughtUp && { onCaughtUp: () => void hearing.settled().then(onCaughtUp) }),
    })
  }

  /**
   * Takes evidence from anywhere.
   * @returns false if it is held already
   * @throws EvidenceError, ProofError, NoteError, CheckpointError if it proves nothing; CopyError copy/no-wall
   */
  async addEvidence(bytes: Uint8Array): Promise<boolean> {
    const { wall, definitions, evidence } = this.#holdings
    if (wall === undefined) throw new CopyError('copy/no-wall', 'wall: expected one, got none yet')
    const taken = await evidence.take(bytes, definitions.logs)
    await this.#holdings.judge()
    this.#changed()
    return taken !== undefined
  }

  /** Calls back whenever there is something else to show; returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends what is under way. The store is left to whoever opened it. */
  async close(): Promise<void> {
    this.#ended.abort(closed())
    this.#listeners.clear()
    await this.#turn
    await this.#holdings.shelf.settle().catch(() => undefined)
  }

  async #load(): Promise<void> {
    const { verify, depth = Number.POSITIVE_INFINITY, wall } = this.#options
    const { definitions, store } = this.#holdings
    const paths = await store.list()
    if (!paths.includes('definition/1.gz')) return
    try {
      await definitions.take(
        (path) => store.get(path),
        verify,
        () => undefined,
      )
    } catch (error) {
      throw new CopyError(
        'copy/another-wall',
        `store: expected the wall ${wall}; ${(error as Error).message}`,
      )
    }
    const spoiled = (log: LogCopy, index: number) => log.spoiled.add(index)
    await this.#holdings.openLogs(depth, spoiled)
    await this.#holdings.shelf.settle()
    // Definitions in segments may name logs and witnesses that the files do not.
    await this.#holdings.openLogs(depth, spoiled)
  }

  #note(caught: Caught): void {
    const isSame = (other: Caught) => deedOf(other) === deedOf(caught)
    if (this.#caught.length < MOST_CAUGHT && !this.#caught.some(isSame)) this.#caught.push(caught)
  }

  #held(): { readonly held: number; readonly of: number } {
    let [held, of] = [0, 0]
    for (const log of this.#holdings.logs.values()) {
      held += log.held
      of += log.size
    }
    return { held, of }
  }

  #changed(): void {
    this.#version++
    this.#holdings.changed()
    for (const listener of this.#listeners) listener()
  }
}

function closed(): CopyError {
  return new CopyError('copy/closed', 'copy: expected an open one, got one that was closed')
}
