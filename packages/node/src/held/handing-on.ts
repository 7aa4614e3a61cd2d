// What a mirror took and somebody else has to log: sealed lines that it cannot read, and open posts that it shows as not
// logged yet. Both wait here, durably, until a log has taken them.
//
// A sealed line paid with its own work at the door, like on any node; still only so many wait, and the newest is refused.

import {
  type DefinitionHistory,
  inboxLineHash,
  type NostrEvent,
  stringifyEvent,
  tagValue,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { Answer } from '../intake/intake.ts'
import type { EventStore, Shelf } from '../store/store.ts'

const SHELF = 'handing-on'
/** Lines that wait at most: a few hundred megabytes if all are of the longest. */
const MOST = 5_000
/** Open posts that are looked through for those without a place. */
const LOOKED_AT = 2_000

export interface WaitingLine {
  readonly key: string
  readonly line: string
  /** The inbox key that it is sealed to, 64 hex digits. */
  readonly inbox: string
}

export class HandingOn {
  readonly #store: EventStore
  readonly #shelf: Shelf
  readonly #history: () => DefinitionHistory

  constructor(store: EventStore, history: () => DefinitionHistory) {
    this.#store = store
    this.#shelf = store.shelf(SHELF)
    this.#history = history
  }

  /** Keeps a sealed line. Its id was checked at the door. */
  async take(sealed: NostrEvent): Promise<Answer> {
    const line = stringifyEvent(sealed)
    const key = inboxLineHash(line)
    if (this.#shelf.get(key) !== undefined) return { ok: true, message: '' }
    if (this.#shelf.count() >= MOST)
      return {
        ok: false,
        message: 'rate-limited: too much waits to be handed on; send it to another address',
      }
    await this.#shelf.put([[key, line]])
    return { ok: true, message: '' }
  }

  /** The sealed lines that wait, by hash. */
  lines(): readonly WaitingLine[] {
    return this.#shelf.all().map(([key, line]) => {
      const { tags } = JSON.parse(line) as NostrEvent
      return { key, line, inbox: tagValue({ tags }, 'p') ?? '' }
    })
  }

  /** A log has taken them, or will not ever. */
  done(keys: readonly string[]): Promise<void> {
    return this.#shelf.remove(keys)
  }

  /** Open posts that were taken here and have no place in any log yet, oldest first. */
  posts(): readonly VerifiedEvent[] {
    const logs = this.#history().logs.map(({ key }) => `held/${key}` as const)
    const newest = this.#store.query([{ tags: {} }], LOOKED_AT, 'default').events
    return newest
      .filter(({ id }) => !logs.some((log) => this.#store.position(log, id) !== undefined))
      .reverse()
  }
}
