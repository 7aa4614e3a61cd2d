// Which places of the default logs have no text, or one that is folded: for the page that lists them all.
//
// Places without a body are found by walking the logs once in the background. From then on the store tells what it empties,
// whatever asked for it; what strangers say of what is held has no effect, however many they name, and lists nothing. A body
// that was never here may get its place later: it is looked at when it is named. Folds: `folded-places.ts`.

import { KIND, tagValues, type VerifiedEvent } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { FoldedPlaces } from './folded-places.ts'
import type { Numbers } from './numbers.ts'
import type { Source } from './source.ts'

/** Places and names looked at at a time. */
const CHUNK = 500
/** Emptied ids that wait for a place: those of optional logs wait for ever, and anybody may have some. */
const MOST_WAITING = 1_000

export interface HolesOptions {
  readonly store: EventStore
  readonly numbers: Numbers
  readonly folded: FoldedPlaces
}

export class Holes {
  readonly #options: HolesOptions
  /** Without a body. */
  readonly #places = new Set<number>()
  /** Ids that were emptied, not looked at yet or without a place. */
  readonly #emptied = new Set<string>()
  readonly #stopListening: () => void
  /** Ids that were named; not looked at yet. */
  #named: string[] = []
  #sorted: readonly number[] | undefined
  #next: number | undefined = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: HolesOptions) {
    this.#options = options
    this.#stopListening = options.store.onEmptied((id) => this.#emptied.add(id))
    this.#goOn()
  }

  /** Those without a body and those that are folded, newest first. */
  listed(source: Source): readonly number[] {
    const folded = this.#options.folded.read(source).filter((place) => !this.#places.has(place))
    const empty = this.#empty
    return folded.length === 0 ? empty : [...empty, ...folded].sort((a, b) => b - a)
  }

  /** Ids whose bodies were never held here: of what was held and emptied, the store remembers that it was no record. */
  *withheld(): Iterable<string> {
    const { store, numbers } = this.#options
    for (const place of this.#empty) {
      const id = numbers.idAt(place)
      if (id !== undefined && store.get(id) === undefined && store.hole(id) === undefined) yield id
    }
  }

  /** Takes in what became readable. */
  add(events: readonly VerifiedEvent[]): void {
    const { numbers } = this.#options
    for (const event of events) {
      this.#name(event)
      // A body that was missing may have come from another copy.
      if (this.#places.size > 0 && this.#places.delete(numbers.placeOf(event.id) ?? -1))
        this.#sorted = undefined
    }
    if (this.#emptied.size > 2 * MOST_WAITING) this.#settle()
    this.#goOn()
  }

  close(): void {
    this.#stopListening()
    clearTimeout(this.#timer)
  }

  /** Newest first. */
  get #empty(): readonly number[] {
    this.#settle()
    this.#sorted ??= [...this.#places].sort((a, b) => b - a)
    return this.#sorted
  }

  /** Takes in what the store told of. */
  #settle(): void {
    for (const id of this.#emptied) this.#look(id)
    for (const id of this.#emptied) {
      if (this.#emptied.size <= MOST_WAITING) return
      this.#emptied.delete(id)
    }
  }

  #name(event: VerifiedEvent): void {
    if (event.kind === KIND.label || event.kind === KIND.withdrawal)
      this.#named.push(...tagValues(event, 'e'))
  }

  #look(id: string): void {
    const { store, numbers } = this.#options
    const place = numbers.placeOf(id)
    if (place === undefined) return
    this.#emptied.delete(id)
    if (this.#places.has(place) || store.get(id) !== undefined) return
    this.#places.add(place)
    this.#sorted = undefined
  }

  /** Looks at some of what is left, and at the rest soon. */
  #goOn(): void {
    this.#walk()
    for (const id of this.#named.splice(0, CHUNK)) this.#look(id)
    if (this.#timer !== undefined || (this.#next === undefined && this.#named.length === 0)) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#goOn()
    }, 5)
    this.#timer.unref()
  }

  #walk(): void {
    if (this.#next === undefined) return
    const { store, numbers } = this.#options
    const ids = numbers.slice(this.#next, this.#next + CHUNK)
    for (const id of ids) if (store.get(id) === undefined) this.#look(id)
    this.#next = ids.length < CHUNK ? undefined : this.#next + ids.length
  }
}
