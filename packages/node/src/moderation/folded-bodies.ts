// Which bodies must not be served: those of folds that stay, of folds for personal data, and what this host itself
// refuses (DESIGN §3.7).
//
// The store keeps a folded body until its fold stays for good; what leaves is what is published. Looked at when
// this host refuses something, and again and again, since a fold begins to stay, and ends, by time alone.

import {
  everModerating,
  foldState,
  isFoldVerb,
  KIND,
  mayStand,
  type Refusal,
  readLabel,
  rolesOf,
  type TimeView,
  takenBackAt,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import { readRefusals } from './refusals.ts'
import { eachOnce, signedLabels } from './signed-labels.ts'

/** Folds looked at in one round; a wall with more is looked at in several. */
const MOST = 100_000

export interface FoldedBodiesOptions {
  readonly store: EventStore
  readonly state: WallState
  /** The key with which this host signs what it refuses, 64 hex digits. */
  readonly host: string
  /** Told of ids whose bodies left, or came back. */
  readonly onChanged: (ids: readonly string[]) => Promise<void>
}

export class FoldedBodies {
  readonly #options: FoldedBodiesOptions
  #withheld: ReadonlySet<string> = new Set()
  #refusals: ReadonlyMap<string, Refusal> = new Map()

  constructor(options: FoldedBodiesOptions) {
    this.#options = options
    this.#withheld = this.#compute()
  }

  /** True for a body that the store holds and segments must not carry. */
  isWithheld(id: string): boolean {
    return this.#withheld.has(id)
  }

  /** This host's own refusal of an id, if it signed one. */
  refusalOf(id: string): Refusal | undefined {
    return this.#refusals.get(id)
  }

  /** To be told of what became readable: this host's own word counts at once. */
  async released(events: readonly VerifiedEvent[]): Promise<void> {
    const { host } = this.#options
    const isOwn = ({ pubkey, kind }: VerifiedEvent) =>
      pubkey === host && (kind === KIND.label || kind === KIND.withdrawal)
    if (events.some(isOwn)) await this.refresh()
  }

  /** Ids of all such bodies. */
  get withheld(): ReadonlySet<string> {
    return this.#withheld
  }

  /** Looks again, and tells of what changed. */
  async refresh(): Promise<void> {
    const before = this.#withheld
    this.#withheld = this.#compute()
    const changed = [...before.symmetricDifference(this.#withheld)]
    if (changed.length > 0) await this.#options.onChanged(changed)
  }

  #compute(): ReadonlySet<string> {
    const { store, state, host } = this.#options
    this.#refusals = readRefusals(store, host)
    const history = state.history()
    const authors = everModerating(history)
    const own = store.query([{ kinds: [KIND.label], authors, tags: {} }], MOST).events
    // What may not stand folds nothing, in the app and on pages: whoever took its target away would be alone with it.
    const standing = (events: readonly VerifiedEvent[]) =>
      events.filter((event) => mayStand(event, history.wall))
    const labels = standing(eachOnce([...own, ...signedLabels(store, history)])).filter((event) =>
      isFoldVerb(readLabel(event)?.verb ?? ''),
    )
    const roles = rolesOf(history)
    const time: TimeView = { wallTime: history.wallTime, witnessedTime: (id) => state.witnessedTime(id) }
    const withheld = new Set<string>(this.#refusals.keys())
    for (const [target, about] of Map.groupBy(labels, (event) => readLabel(event)?.target ?? '')) {
      const ids = about.map(({ id }) => id)
      const signatures = standing(this.#about(KIND.signature, ids, authors))
      const spoken = [...ids, ...signatures.map(({ id }) => id)]
      const speakers = [...authors, ...about.map(({ pubkey }) => pubkey)]
      const withdrawals = standing(this.#about(KIND.withdrawal, spoken, speakers))
      const kind = store.get(target)?.kind ?? store.hole(target)?.kind
      const takenBack = takenBackAt(withdrawals, time)
      const fold = foldState({
        target: { id: target, kind },
        labels: about,
        signatures,
        roles,
        time,
        takenBack,
      })
      if (fold.bodyLeavesSegments) withheld.add(target)
    }
    return withheld
  }

  #about(kind: number, ids: readonly string[], authors: readonly string[]): readonly VerifiedEvent[] {
    return this.#options.store.query([{ kinds: [kind], authors, tags: { e: ids.slice(0, 1_000) } }], MOST)
      .events
  }
}
