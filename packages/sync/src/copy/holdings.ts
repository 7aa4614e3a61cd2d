// Everything that one copy holds of one wall, and what it computes from it: history, names, what became of a place.
//
// Computed again only when something changed. The same holdings give the same answers, by whatever way they came.

import {
  type DefinitionHistory,
  type DefinitionsHeld,
  foldDefinitions,
  foldNames,
  KIND,
  type LogHoldings,
  type Names,
  type Split,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { VerifyMany } from '../audit/segments.ts'
import type { EvidenceShelf } from '../evidence/evidence-shelf.ts'
import { gzipMember } from '../gzip.ts'
import type { PathStore } from '../store/path-store.ts'
import type { DefinitionShelf } from './definition-shelf.ts'
import type { EventShelf } from './event-shelf.ts'
import { heldInbox } from './inbox.ts'
import { LogCopy } from './log-copy.ts'

export interface HoldingsOptions {
  readonly store: PathStore
  readonly definitions: DefinitionShelf
  readonly shelf: EventShelf
  readonly evidence: EvidenceShelf
  readonly verify: VerifyMany
  /** Unix seconds. */
  readonly now: () => number
}

export class Holdings {
  readonly store: PathStore
  readonly definitions: DefinitionShelf
  readonly shelf: EventShelf
  readonly evidence: EvidenceShelf
  readonly verify: VerifyMany
  readonly now: () => number
  /** By raw key. */
  readonly logs = new Map<string, LogCopy>()
  /** Inbox keys that logs announced: with them hosts sign what they refuse. */
  readonly hosts = new Set<string>()
  #splits: readonly Split[] = []
  #history: DefinitionHistory | undefined
  #names: Names | undefined
  /** Definition files as they are in the store, inflated. */
  readonly #kept = new Map<string, string>()

  constructor({ store, definitions, shelf, evidence, verify, now }: HoldingsOptions) {
    this.store = store
    this.definitions = definitions
    this.shelf = shelf
    this.evidence = evidence
    this.verify = verify
    this.now = now
  }

  get wall(): string | undefined {
    return this.definitions.wall
  }

  /** What was computed is to be computed again. */
  changed(): void {
    this.#history = undefined
    this.#names = undefined
  }

  /** What the wall's history is folded from. Undefined before there is a founding definition. */
  foundation(): DefinitionsHeld | undefined {
    const { founding } = this.definitions
    return (
      founding && {
        founding,
        events: [
          ...this.definitions.events,
          ...this.shelf.ofKinds(KIND.definition, KIND.signature, KIND.withdrawal),
        ],
        logs: this.#holdings(),
        now: this.now(),
        splits: this.#splits,
      }
    )
  }

  /** Undefined before there is a founding definition. */
  history(): DefinitionHistory | undefined {
    if (this.#history !== undefined) return this.#history
    const foundation = this.foundation()
    this.#history = foundation && foldDefinitions(foundation)
    return this.#history
  }

  names(): Names | undefined {
    const history = this.history()
    if (!history) return undefined
    this.#names ??= foldNames({ events: this.shelf.ofKinds(KIND.key, KIND.signature), history })
    return this.#names
  }

  /** Every verified event, each once: of segments, of definition files, and not logged yet. */
  events(): Map<string, VerifiedEvent> {
    const events = new Map<string, VerifiedEvent>()
    for (const event of this.definitions.events) events.set(event.id, event)
    for (const event of this.shelf.all()) events.set(event.id, event)
    return events
  }

  /** The copy of every log that a definition names; new ones are loaded from the store. */
  async openLogs(depth: number, onForged: (log: LogCopy, index: number) => void): Promise<void> {
    const { wall } = this
    if (wall === undefined) return
    const known = this.definitions.logs
    const paths = known.every(({ key }) => this.logs.has(key)) ? [] : await this.store.list()
    for (const named of known) {
      let log = this.logs.get(named.key)
      if (!log) {
        const opened = new LogCopy({ store: this.store, log: named, wall, shelf: this.shelf, paths })
        log = opened
        await opened.load(depth, (index) => onForged(opened, index))
        this.logs.set(named.key, opened)
      }
      if (await log.trust(named.witnesses)) await this.evidence.trust(named)
      log.place(this.definitions.placesOf(named.key))
      const inbox = await heldInbox(this.store, log)
      if (inbox) this.hosts.add(inbox.key)
    }
    await this.evidence.load(known)
    await this.judge()
  }

  /** Looks at the evidence again: which side of each split is the history that is held. */
  async judge(): Promise<void> {
    this.#splits = await this.evidence.splits((key) => {
      const log = this.logs.get(key)
      return (
        log && {
          size: log.size,
          anchors: log.anchors,
          rootAt: async (size) => log.tree?.rootAt(size).catch(() => undefined),
        }
      )
    })
    this.changed()
  }

  /** Writes the definition files that changed. */
  async keepDefinitions(): Promise<void> {
    const history = this.history()
    for (const [path, bytes] of history ? this.definitions.files(history) : []) {
      const text = new TextDecoder().decode(bytes)
      if (this.#kept.get(path) === text) continue
      await this.store.put(path, await gzipMember(bytes))
      this.#kept.set(path, text)
    }
  }

  #holdings(): LogHoldings[] {
    return [...this.logs.values()].map((log) => log.holdings(this.definitions.anchorsOf(log.key)))
  }
}
