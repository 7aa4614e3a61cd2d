// Which places of the default log have no text, or one that is folded: for the page that lists them all.
//
// Found by walking the log once in the background, and kept up to date by what is released: withdrawals and
// labels name what they empty. A place, once listed, is asked again each time it is shown.

import { KIND, tagValues, type VerifiedEvent } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { Numbers } from './numbers.ts'

/** Places read at a time. */
const CHUNK = 500

export class Holes {
  readonly #store: EventStore
  readonly #numbers: Numbers
  readonly #places = new Set<number>()
  #sorted: readonly number[] | undefined
  #next = 0
  #timer: NodeJS.Timeout | undefined

  constructor(store: EventStore, numbers: Numbers) {
    this.#store = store
    this.#numbers = numbers
    this.#walk()
  }

  /** Newest first. */
  get places(): readonly number[] {
    this.#sorted ??= [...this.#places].sort((a, b) => b - a)
    return this.#sorted
  }

  /** Ids whose bodies were never held here: of what was held and emptied, the store remembers that it was no record. */
  *withheld(): Iterable<string> {
    for (const place of this.places) {
      const id = this.#numbers.idAt(place)
      if (id !== undefined && this.#store.get(id) === undefined && this.#store.hole(id) === undefined)
        yield id
    }
  }

  /** Takes in what became readable: labels and withdrawals point at places to look at. */
  add(events: readonly VerifiedEvent[]): void {
    for (const event of events) {
      if (event.kind !== KIND.label && event.kind !== KIND.withdrawal) continue
      for (const id of tagValues(event, 'e')) this.#look(id)
    }
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #look(id: string): void {
    const place = this.#numbers.placeOf(id)
    if (place === undefined || this.#places.has(place)) return
    this.#places.add(place)
    this.#sorted = undefined
  }

  #walk(): void {
    const ids = this.#numbers.slice(this.#next, this.#next + CHUNK)
    for (const id of ids) {
      const event = this.#store.get(id)
      if (event === undefined) this.#look(id)
      else this.add([event])
    }
    this.#next += ids.length
    if (ids.length < CHUNK) return
    this.#timer = setTimeout(() => this.#walk(), 5)
    this.#timer.unref()
  }
}
