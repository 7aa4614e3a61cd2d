// The wall's names, folded again whenever a key event or an anchor came; asked by admission, pages and folding.

import {
  type DefinitionHistory,
  foldNames,
  KIND,
  type Names,
  tagValue,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { WallState } from './wall-state.ts'

/** Far more key events than a wall will have. */
const MOST = 1_000_000

export class NamesBook {
  readonly #store: EventStore
  readonly #state: WallState
  #names: Names | undefined
  /** What the names were folded with: a new history means new witnessed times. */
  #history: DefinitionHistory | undefined

  constructor(store: EventStore, state: WallState) {
    this.#store = store
    this.#state = state
  }

  /** The names as of now. */
  names(): Names {
    const history = this.#state.history()
    if (this.#names === undefined || history !== this.#history) {
      const h = [this.#state.wall]
      const filters = [
        { kinds: [KIND.key], tags: { h } },
        { kinds: [KIND.signature], tags: { k: [String(KIND.key)], h } },
      ]
      this.#names = foldNames({ events: this.#store.query(filters, MOST).events, history })
      this.#history = history
    }
    return this.#names
  }

  /** To be told of what became readable. */
  released(events: readonly VerifiedEvent[]): void {
    if (events.some(isAboutNames)) this.#names = undefined
  }
}

/** A key event, or a key's consent to one; whoever signs an open letter changes no name. */
function isAboutNames(event: VerifiedEvent): boolean {
  if (event.kind === KIND.key) return true
  return event.kind === KIND.signature && tagValue(event, 'k') === String(KIND.key)
}
