// Posts that came another way than in a log: from a relay, from one's own hand. They are shown as not logged until a log
// has them, and live in memory alone.

import {
  alreadyVerified,
  checkWallEvent,
  createdAtLimit,
  EventError,
  KIND,
  type NostrEvent,
  parseEvent,
  RuleError,
  tagValues,
} from '@commonwall/wall'
import type { Holdings } from './holdings.ts'

/** The most that wait for a log: the oldest go, so that a flood over a relay fills no memory. */
const MOST = 5_000

export class UnloggedPosts {
  readonly #holdings: Holdings
  readonly #ids = new Set<string>()

  constructor(holdings: Holdings) {
    this.#holdings = holdings
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** @returns false if it is known already, or cannot stand on this wall now */
  async add(event: NostrEvent, wall: string): Promise<boolean> {
    const { shelf, verify, now } = this.#holdings
    try {
      const parsed = parseEvent(event)
      if (shelf.has(parsed.id)) return false
      if (parsed.kind === KIND.sealedLine || parsed.created_at > createdAtLimit(now())) return false
      if (checkWallEvent(parsed, { wall }).homeless && !this.#knows(parsed)) return false
      const [verified] = await verify([parsed])
      if (verified !== true || shelf.has(parsed.id)) return false
      shelf.put(alreadyVerified(parsed))
      this.#ids.add(parsed.id)
    } catch (error) {
      if (error instanceof EventError || error instanceof RuleError) return false
      throw error
    }
    const [oldest] = this.#ids
    if (this.#ids.size > MOST && oldest !== undefined) {
      this.#ids.delete(oldest)
      shelf.forget(oldest)
    }
    return true
  }

  /** False if a log has it, or nobody. */
  forget(id: string): boolean {
    if (!this.#ids.delete(id)) return false
    this.#holdings.shelf.forget(id)
    return true
  }

  /** What a log has taken is not waiting for one any more. */
  settle(): void {
    for (const id of this.#ids)
      for (const { positions } of this.#holdings.logs.values()) if (positions.has(id)) this.#ids.delete(id)
  }

  /** True for an event without a wall whose author or target is held. */
  #knows(event: NostrEvent): boolean {
    const { shelf } = this.#holdings
    if (tagValues(event, 'e').some((id) => shelf.get(id))) return true
    for (const { pubkey } of shelf.all()) if (pubkey === event.pubkey) return true
    return false
  }
}
