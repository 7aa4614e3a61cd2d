// The events that came last, in memory: each is asked for again within seconds, by segments, lists and feeds.
//
// Filled and emptied within the transaction that writes: while it runs nobody reads, and if it is undone, so is this.

import type { VerifiedEvent } from '@commonwall/wall'

/** What one round of a log takes in. */
const MOST = 8_192
/** Characters of their texts and tags: some tens of MB at worst. */
const MOST_CHARACTERS = 16 * 1024 * 1024

export class RecentEvents {
  /** In order of coming. */
  readonly #events = new Map<string, { readonly event: VerifiedEvent; readonly characters: number }>()
  #characters = 0

  get(id: string): VerifiedEvent | undefined {
    return this.#events.get(id)?.event
  }

  /** @param characters how long its body is */
  add(event: VerifiedEvent, characters: number): void {
    this.#events.set(event.id, { event, characters })
    this.#characters += characters
    while (this.#events.size > MOST || this.#characters > MOST_CHARACTERS) {
      const [oldest] = this.#events.keys()
      if (oldest === undefined) return
      this.remove(oldest)
    }
  }

  remove(id: string): void {
    this.#characters -= this.#events.get(id)?.characters ?? 0
    this.#events.delete(id)
  }

  forget(): void {
    this.#events.clear()
    this.#characters = 0
  }
}
