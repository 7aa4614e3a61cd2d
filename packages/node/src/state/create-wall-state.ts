// The wall's state, computed from the store and the anchors whenever one of them changed.
//
// Positions are asked from the store one by one: a wall of a million posts costs no more memory here than an
// empty one. Of logs in other hands, or lost, it knows what this node was given to hold (`held/take-in.ts`).

import type { Anchor, DefinitionHistory, DefinitionsHeld, LogHoldings, VerifiedEvent } from '@commonwall/wall'
import { foldDefinitions, KIND } from '@commonwall/wall'
import { HeldLogs } from '../held/held-logs.ts'
import type { EventStore, LogName, OwnLog } from '../store/store.ts'
import { AnchorShelf } from './anchor-shelf.ts'
import { dateAnchors } from './date-anchors.ts'
import { type Defining, readDefining } from './defining-events.ts'
import { positionsIn } from './lazy-positions.ts'
import type { DatedAnchor, NumberedLog, WallState } from './wall-state.ts'

export interface WallStateOptions {
  readonly store: EventStore
  readonly founding: VerifiedEvent
  /** Raw keys of the logs that this node signs. */
  readonly logs: Readonly<Partial<Record<OwnLog, string>>>
  /** The logs that it only holds. */
  readonly held?: HeldLogs
  /** Unix seconds. */
  readonly now: () => number
}

/** Far more signatures than keepers will put under one definition. */
const MOST = 10_000

/** Opens the state of a wall. Its founding definition need not be in the store yet. */
export function createWallState(options: WallStateOptions): WallState {
  return new StoredWallState(options)
}

class StoredWallState implements WallState {
  readonly wall: string
  readonly #options: WallStateOptions
  readonly #shelf: AnchorShelf
  readonly #held: HeldLogs
  readonly #listeners = new Set<() => void>()
  /** Undefined after something changed, until somebody asks. */
  #history: DefinitionHistory | undefined
  /** What the history was folded from. */
  #defining: Defining | undefined
  #dated = new Map<string, readonly DatedAnchor[]>()
  /** What listeners were told of last. */
  #told: string | undefined

  constructor(options: WallStateOptions) {
    this.wall = options.founding.id
    this.#options = options
    this.#shelf = new AnchorShelf(options.store.shelf('anchors'))
    this.#held = options.held ?? new HeldLogs(options.store)
    this.#told = summaryOf(this.history())
  }

  history(): DefinitionHistory {
    this.#history ??= foldDefinitions(this.foundation())
    return this.#history
  }

  foundation(): DefinitionsHeld {
    const { founding, now } = this.#options
    const logs = [
      ...new Set([...Object.values(this.#options.logs), ...this.#held.keys(), ...this.#shelf.logs()]),
    ]
    this.#defining = readDefining(this.#options.store, founding)
    const { events } = this.#defining
    return { founding, events, logs: logs.map((key) => this.#holdings(key)), now: now() }
  }

  witnessedTime(id: string): number | undefined {
    return this.history().witnessedTime(id)
  }

  anchors(log: string): readonly Anchor[] {
    return this.#shelf.anchors(log)
  }

  dated(log: string): readonly DatedAnchor[] {
    const history = this.history()
    const dated = this.#dated.get(log) ?? dateAnchors(this.anchors(log), history)
    this.#dated.set(log, dated)
    return dated
  }

  dating(log: string, index: number): Anchor | undefined {
    let earliest: DatedAnchor | undefined
    for (const dated of this.dated(log))
      if (dated.size > index && (earliest === undefined || dated.date < earliest.date)) earliest = dated
    return earliest?.anchor
  }

  position(log: string, id: string): number | undefined {
    return this.#positions(log).get(id)
  }

  signaturesOn(definition: string): readonly VerifiedEvent[] {
    this.history()
    const authors = [...(this.#defining?.keepers ?? [])]
    const filter = { kinds: [KIND.signature], authors, tags: { e: [definition] } }
    return this.#options.store.query([filter], MOST).events
  }

  addAnchor(anchor: Anchor): Promise<void> {
    return this.addAnchors(anchor.log, [anchor])
  }

  async addAnchors(log: string, anchors: readonly Anchor[]): Promise<void> {
    const added = anchors.map((anchor) => this.#shelf.add(anchor))
    this.refresh()
    await Promise.all(added)
    const wanted = new Set(this.#provingNotes(log))
    await this.#shelf.prune(log, this.dated(log), wanted, this.#options.now())
    this.#dated.delete(log)
  }

  refresh(): void {
    this.#history = undefined
    this.#dated = new Map()
    const summary = summaryOf(this.history())
    if (summary === this.#told) return
    this.#told = summary
    for (const listener of this.#listeners) listener()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Notes by which definition files prove when a definition was bound, and that its pause is over. */
  *#provingNotes(log: string): Iterable<string> {
    for (const { definition, boundAt, shownBy } of this.history().versions) {
      if (boundAt === undefined && definition.prev !== undefined) continue
      if (shownBy) yield shownBy.note
      for (const { id } of [definition, ...this.signaturesOn(definition.id)]) {
        const index = this.position(log, id)
        const anchor = index === undefined ? undefined : this.dating(log, index)
        if (anchor) yield anchor.note
      }
    }
  }

  #holdings(key: string): LogHoldings {
    const positions = this.#positions(key)
    return { key, positions, length: positions.size, anchors: this.#shelf.anchors(key) }
  }

  nameOf(key: string): LogName {
    const { logs } = this.#options
    if (logs.default === key) return 'default'
    return logs.optional === key ? 'optional' : this.#held.nameOf(key)
  }

  defaultLogs(): readonly NumberedLog[] {
    const named = this.history().logs.flatMap(({ key, admission }) => (admission === 'default' ? [key] : []))
    const own = this.#options.logs.default
    const all = own === undefined || named.includes(own) ? named : [...named, own]
    const known = new Set([own, ...this.#held.keys()])
    return all.flatMap((key, number) => (known.has(key) ? [{ name: this.nameOf(key), number }] : []))
  }

  #positions(key: string): ReadonlyMap<string, number> {
    return positionsIn(this.#options.store, this.nameOf(key))
  }
}

/** What listeners want to know: definitions in force and waiting, logs and how they stand. */
function summaryOf({ versions, logs }: DefinitionHistory): string {
  return JSON.stringify([
    versions.map(({ definition, state, boundAt }) => [definition.id, state, boundAt]),
    logs.map(({ key, state, closedAt }) => [key, state, closedAt]),
  ])
}
