// The lasting names of the wall, folded again only when a key event came or the witnesses' dates changed.

import { type DefinitionHistory, foldNames, KIND, type Names, type VerifiedEvent } from '@commonwall/wall'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'

/** Far more key events than a wall will have. */
const MOST = 100_000
/** Values that one filter may list. */
const VALUES = 1_000

export class NamesHeld {
  readonly #store: EventStore
  readonly #state: WallState
  #names: Names | undefined
  /** The history that `#names` was folded with. */
  #history: DefinitionHistory | undefined

  constructor(store: EventStore, state: WallState) {
    this.#store = store
    this.#state = state
  }

  current(): Names {
    const history = this.#state.history()
    if (this.#names === undefined || this.#history !== history) {
      this.#names = foldNames({ events: this.#keyEvents(), history })
      this.#history = history
    }
    return this.#names
  }

  /** Takes notice of what became readable. */
  add(events: readonly VerifiedEvent[]): void {
    if (events.some(({ kind }) => kind === KIND.key || kind === KIND.signature)) this.#names = undefined
  }

  #keyEvents(): readonly VerifiedEvent[] {
    const keys = this.#store.query([{ kinds: [KIND.key], tags: {} }], MOST).events
    const events = [...keys]
    for (let at = 0; at < keys.length; at += VALUES) {
      const e = keys.slice(at, at + VALUES).map(({ id }) => id)
      events.push(...this.#store.query([{ kinds: [KIND.signature], tags: { e } }], MOST).events)
    }
    return events
  }
}
