// The queue of one log and the places it has given.

import { StoreError } from '../store-error.ts'

export class LogPlaces {
  readonly #waiting = new Set<string>()
  readonly #placed: string[] = []
  readonly #positions = new Map<string, number>()

  queue(id: string): void {
    this.#waiting.add(id)
  }

  /** True for what has a place, or waits for one. */
  has(id: string): boolean {
    return this.#positions.has(id) || this.#waiting.has(id)
  }

  waiting(cap: number): readonly string[] {
    return [...this.#waiting].slice(0, cap)
  }

  place(first: number, ids: readonly string[]): void {
    if (first > this.#placed.length)
      throw new StoreError('store/place', `first: expected at most ${this.#placed.length}, got ${first}`)
    const fresh = new Set<string>()
    for (const [offset, id] of ids.entries()) {
      const at = first + offset
      const held = this.#placed[at]
      if (held !== undefined && held !== id)
        throw new StoreError('store/place', `place ${at}: expected ${held}, got ${id}`)
      if (held === undefined && (this.#positions.has(id) || fresh.has(id)))
        throw new StoreError('store/place', `place ${at}: expected an id without a place, got ${id}`)
      if (held === undefined) fresh.add(id)
    }
    for (const id of fresh) {
      this.#positions.set(id, this.#placed.length)
      this.#placed.push(id)
    }
    for (const id of ids) this.#waiting.delete(id)
  }

  slice(from: number, to: number): readonly string[] {
    return this.#placed.slice(from, to)
  }

  position(id: string): number | undefined {
    return this.#positions.get(id)
  }

  get count(): number {
    return this.#placed.length
  }
}
