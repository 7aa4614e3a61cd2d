// Where homeless events wait for their author or target, for 30 days at most.
//
// In memory only and bounded: whoever sent one was told that it is not on the wall, so nothing that was
// acknowledged is lost with it. The oldest goes first when there is no room.

import type { VerifiedEvent } from '@commonwall/wall'

/** Seconds that an event waits. */
export const HOMELESS_DAYS = 30 * 24 * 3600
/** Events that wait at once; together at most some 60 MB, in practice about one. */
export const MAX_HOMELESS = 1_000
/** Keys and ids that one event waits for. */
const MAX_AWAITED = 20

interface Waiting {
  readonly event: VerifiedEvent
  readonly for: readonly string[]
  readonly until: number
}

export class HomelessBuffer {
  /** By id, oldest first. */
  readonly #waiting = new Map<string, Waiting>()
  /** Ids of events by what they wait for. */
  readonly #awaited = new Map<string, Set<string>>()

  get size(): number {
    return this.#waiting.size
  }

  /** Remembers an event. @param awaited keys and ids, any of which lets it in */
  add(event: VerifiedEvent, awaited: readonly string[], now: number): void {
    if (this.#waiting.has(event.id)) return
    for (const { event: old, until } of this.#waiting.values()) {
      if (until > now && this.#waiting.size < MAX_HOMELESS) break
      this.#remove(old.id)
    }
    const waiting = { event, for: awaited.slice(0, MAX_AWAITED), until: now + HOMELESS_DAYS }
    this.#waiting.set(event.id, waiting)
    for (const key of waiting.for) {
      const ids = this.#awaited.get(key)
      if (ids) ids.add(event.id)
      else this.#awaited.set(key, new Set([event.id]))
    }
  }

  /** Takes out what waited for this event or its author. */
  claim(come: VerifiedEvent, now: number): readonly VerifiedEvent[] {
    if (this.#waiting.size === 0) return []
    const ids = [...(this.#awaited.get(come.pubkey) ?? []), ...(this.#awaited.get(come.id) ?? [])]
    return ids.flatMap((id) => {
      const waiting = this.#remove(id)
      return waiting && waiting.until > now ? [waiting.event] : []
    })
  }

  #remove(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id)
    if (!waiting) return undefined
    this.#waiting.delete(id)
    for (const key of waiting.for) {
      const ids = this.#awaited.get(key)
      ids?.delete(id)
      if (ids?.size === 0) this.#awaited.delete(key)
    }
    return waiting
  }
}
