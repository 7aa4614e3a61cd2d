// Ids of posts by all that they say they hang under: so that what is said of few of them costs a list little.
//
// Bounded: beyond, nothing is added.

import { tagValues, type VerifiedEvent } from '@commonwall/wall'

const NONE: ReadonlySet<string> = new Set()

export class RepliesNamed {
  readonly #most: number
  readonly #byRoot = new Map<string, Set<string>>()
  #ids = new Set<string>()

  constructor(most: number) {
    this.#most = most
  }

  /** All of them. */
  get ids(): ReadonlySet<string> {
    return this.#ids
  }

  /** Those that name a thread or an article. */
  under(root: string): ReadonlySet<string> {
    return this.#byRoot.get(root) ?? NONE
  }

  add(event: VerifiedEvent): void {
    if (this.#ids.size >= this.#most) return
    this.#ids.add(event.id)
    for (const root of [...tagValues(event, 'A'), ...tagValues(event, 'E')])
      this.#byRoot.set(root, (this.#byRoot.get(root) ?? new Set()).add(event.id))
  }

  delete(id: string): void {
    if (this.#ids.delete(id)) for (const ids of this.#byRoot.values()) ids.delete(id)
  }

  /** Lets go of all. @returns them */
  clear(): ReadonlySet<string> {
    const ids = this.#ids
    this.#ids = new Set()
    this.#byRoot.clear()
    return ids
  }
}
