// The places of a log as the fold reads them: a map that asks the disk instead of holding a million ids.
//
// Entries beyond the published checkpoint do no harm: no anchor covers them.

import type { EventStore, LogName, Shelf } from '../store/store.ts'

interface Places {
  count(): number
  /** Index of an id. */
  of(id: string): number | undefined
  all(): Iterable<readonly [id: string, index: number]>
}

/** The places of a log that this node signs. */
export function ownPositions(store: EventStore, log: LogName): ReadonlyMap<string, number> {
  const count = () => store.placedCount(log)
  return new LazyPositions({
    count,
    of: (id) => store.position(log, id),
    all: () => store.placed(log, 0, count()).map((id, index) => [id, index] as const),
  })
}

/** The places of a log that this node only holds; the shelf has the index of each id. */
export function heldPositions(shelf: Shelf): ReadonlyMap<string, number> {
  return new LazyPositions({
    count: () => shelf.count(),
    of(id) {
      const index = shelf.get(id)
      return index === undefined ? undefined : Number(index)
    },
    all: () => shelf.all().map(([id, index]) => [id, Number(index)] as const),
  })
}

class LazyPositions implements ReadonlyMap<string, number> {
  readonly #places: Places

  constructor(places: Places) {
    this.#places = places
  }

  get size(): number {
    return this.#places.count()
  }

  get(id: string): number | undefined {
    return this.#places.of(id)
  }

  has(id: string): boolean {
    return this.get(id) !== undefined
  }

  *entries(): MapIterator<[string, number]> {
    for (const [id, index] of this.#places.all()) yield [id, index]
  }

  *keys(): MapIterator<string> {
    for (const [id] of this.#places.all()) yield id
  }

  *values(): MapIterator<number> {
    for (const [, index] of this.#places.all()) yield index
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries()
  }

  forEach(visit: (index: number, id: string, map: ReadonlyMap<string, number>) => void): void {
    for (const [id, index] of this.#places.all()) visit(index, id, this)
  }
}
