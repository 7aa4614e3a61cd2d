// The wall's names, folded again whenever a key event or an anchor came; asked by admission, pages and folding.
//
// Anybody may found names at no cost, and everything that comes in asks for them. So folding takes a twentieth of
// the time at most: where it takes long, the names are some seconds old.

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
/** Milliseconds below which folding costs nobody anything. */
const QUICK = 50
/** Folding that is not quick rests for so many times what it took. */
const REST = 20

export class NamesBook {
  readonly #store: EventStore
  readonly #state: WallState
  readonly #milliseconds: () => number
  #names: Names | undefined
  /** A key event came since. */
  #stale = false
  /** Until when the names rest, in milliseconds of the clock. */
  #restsUntil = Number.NEGATIVE_INFINITY
  /** What the names were folded with: a new history means new witnessed times. */
  #history: DefinitionHistory | undefined

  /** @param milliseconds a clock that only goes forward */
  constructor(store: EventStore, state: WallState, milliseconds = () => performance.now()) {
    this.#store = store
    this.#state = state
    this.#milliseconds = milliseconds
  }

  /** The names as of now, or of some seconds ago. */
  names(): Names {
    const history = this.#state.history()
    const started = this.#milliseconds()
    const isFresh = !this.#stale && history === this.#history
    if (this.#names !== undefined && (isFresh || started < this.#restsUntil)) return this.#names
    const h = [this.#state.wall]
    const filters = [
      { kinds: [KIND.key], tags: { h } },
      { kinds: [KIND.signature], tags: { k: [String(KIND.key)], h } },
    ]
    this.#names = foldNames({ events: this.#store.query(filters, MOST).events, history })
    this.#history = history
    this.#stale = false
    const ended = this.#milliseconds()
    const took = ended - started
    this.#restsUntil = took < QUICK ? Number.NEGATIVE_INFINITY : ended + REST * took
    return this.#names
  }

  /** To be told of what became readable. */
  released(events: readonly VerifiedEvent[]): void {
    if (events.some(isAboutNames)) this.#stale = true
  }
}

/** A key event, or a key's consent to one; whoever signs an open letter changes no name. */
function isAboutNames(event: VerifiedEvent): boolean {
  if (event.kind === KIND.key) return true
  return event.kind === KIND.signature && tagValue(event, 'k') === String(KIND.key)
}
