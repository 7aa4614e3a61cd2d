// What was made in the last seconds, kept so that many readers of one moment cost as much as one.
//
// Holds public things only, never an answer to a search. Bounded in number and size, and emptied when something is
// released. Kept from the end of its making, so that what takes long is not made again by everyone who waited.

/** Seconds that a reader may be behind what time alone changes (a withdrawal whose pause is over). */
const SECONDS = 3

export interface KeptOptions<T> {
  /** Unix seconds. */
  readonly now: () => number
  /** Things kept at most. */
  readonly most: number
  /** Their sizes in all; one that is larger is kept alone. */
  readonly room: number
  readonly sizeOf: (made: T) => number
}

interface Entry<T> {
  readonly made: T
  readonly size: number
  /** Unix seconds. */
  readonly at: number
}

export class Kept<T> {
  readonly #options: KeptOptions<T>
  /** Oldest first. */
  readonly #entries = new Map<string, Entry<T>>()
  #size = 0

  constructor(options: KeptOptions<T>) {
    this.#options = options
  }

  /** What is kept under this key, made if it is not; undefined is not kept. */
  get<M extends T | undefined>(key: string, make: () => M): T | M {
    const held = this.#entries.get(key)
    if (held !== undefined && this.#isFresh(held)) return held.made
    const made = make()
    if (made === undefined) return made
    this.#drop(key)
    const size = this.#options.sizeOf(made)
    for (const [oldest, entry] of this.#entries) {
      const { most, room } = this.#options
      if (this.#isFresh(entry) && this.#entries.size < most && this.#size + size <= room) break
      this.#drop(oldest)
    }
    this.#entries.set(key, { made, size, at: this.#options.now() })
    this.#size += size
    return made
  }

  clear(): void {
    this.#entries.clear()
    this.#size = 0
  }

  #drop(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0
    this.#entries.delete(key)
  }

  #isFresh({ at }: Entry<T>): boolean {
    const age = this.#options.now() - at
    return age >= 0 && age < SECONDS
  }
}
