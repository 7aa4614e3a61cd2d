// The wall's names, folded again whenever a key event or an anchor came; asked by admission, pages and folding.

import { type DefinitionHistory, foldNames, KIND, type Names, type VerifiedEvent } from '@commonwall/wall'
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
      const filter = { kinds: [KIND.key, KIND.signature], tags: { h: [this.#state.wall] } }
      this.#names = foldNames({ events: this.#store.query([filter], MOST).events, history })
      this.#history = history
    }
    return this.#names
  }

  /** To be told of what became readable. */
  released(events: readonly VerifiedEvent[]): void {
    if (events.some(({ kind }) => kind === KIND.key || kind === KIND.signature)) this.#names = undefined
  }
}
