// Which places of the default logs have no text, or one that is folded: for the page that lists them all.
//
// Places without a body are found by walking the logs once in the background, and kept up to date by what is released:
// withdrawals and labels name what they may have emptied. One that is held and named is looked at again only if its own
// author asked: what strangers say of it has no effect, however many they name, and lists nothing. Folds: `folded-places.ts`.

import { isComputedFrom, KIND, type Names, personOf, tagValues, type VerifiedEvent } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { FoldedPlaces } from './folded-places.ts'
import type { Numbers } from './numbers.ts'
import type { Source } from './source.ts'

/** Places and names looked at at a time. */
const CHUNK = 500

export interface HolesOptions {
  readonly store: EventStore
  readonly numbers: Numbers
  readonly names: () => Pick<Names, 'nameOf'>
  readonly folded: FoldedPlaces
}

export class Holes {
  readonly #options: HolesOptions
  /** Without a body. */
  readonly #places = new Set<number>()
  /** By place, ids that are held and that their authors asked to be emptied: of a lasting name that waits for the pause. */
  readonly #asked = new Map<number, string>()
  /** Ids that were named, and by whose withdrawal; not looked at yet. */
  #named: (readonly [id: string, by: string | undefined])[] = []
  #sorted: readonly number[] | undefined
  #next: number | undefined = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: HolesOptions) {
    this.#options = options
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
    this.#goOn()
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  /** Newest first. */
  get #empty(): readonly number[] {
    for (const [place, id] of this.#asked) if (this.#options.store.hole(id) !== undefined) this.#put(place)
    this.#sorted ??= [...this.#places].sort((a, b) => b - a)
    return this.#sorted
  }

  #name(event: VerifiedEvent): void {
    if (event.kind !== KIND.label && event.kind !== KIND.withdrawal) return
    const by = event.kind === KIND.withdrawal ? event.pubkey : undefined
    for (const id of tagValues(event, 'e')) this.#named.push([id, by])
  }

  #look(id: string, by: string | undefined): void {
    const { store, numbers, names } = this.#options
    const place = numbers.placeOf(id)
    if (place === undefined || this.#places.has(place)) return
    const held = store.hole(id) === undefined ? store.get(id) : undefined
    const known = names()
    if (held === undefined) this.#put(place)
    else if (
      by !== undefined &&
      !isComputedFrom(held.kind) &&
      personOf(held.pubkey, known) === personOf(by, known)
    )
      this.#asked.set(place, id)
  }

  #put(place: number): void {
    this.#asked.delete(place)
    this.#places.add(place)
    this.#sorted = undefined
  }

  /** Looks at some of what is left, and at the rest soon. */
  #goOn(): void {
    this.#walk()
    for (const [id, by] of this.#named.splice(0, CHUNK)) this.#look(id, by)
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
    for (const id of ids) {
      const event = store.get(id)
      if (event !== undefined) this.#name(event)
      else this.#look(id, undefined)
    }
    this.#next = ids.length < CHUNK ? undefined : this.#next + ids.length
  }
}
