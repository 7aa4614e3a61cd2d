// The places of a log as the fold reads them: a map that asks the disk instead of holding a million ids.
//
// Entries beyond the published checkpoint do no harm: no anchor covers them.

import type { EventStore, LogName } from '../store/store.ts'

/** The places of a log, signed here or only held. */
export function positionsIn(store: EventStore, log: LogName): ReadonlyMap<string, number> {
  return new LazyPositions(store, log)
}

class LazyPositions implements ReadonlyMap<string, number> {
  readonly #store: EventStore
  readonly #log: LogName

  constructor(store: EventStore, log: LogName) {
    this.#store = store
    this.#log = log
  }

  get size(): number {
    return this.#store.placedCount(this.#log)
  }

  get(id: string): number | undefined {
    return this.#store.position(this.#log, id)
  }

  has(id: string): boolean {
    return this.get(id) !== undefined
  }

  *entries(): MapIterator<[string, number]> {
    for (const [index, id] of this.#store.placed(this.#log, 0, this.size).entries()) yield [id, index]
  }

  *keys(): MapIterator<string> {
    for (const [id] of this.entries()) yield id
  }

  *values(): MapIterator<number> {
    for (const [, index] of this.entries()) yield index
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries()
  }

  forEach(visit: (index: number, id: string, map: ReadonlyMap<string, number>) => void): void {
    for (const [id, index] of this.entries()) visit(index, id, this)
  }
}
