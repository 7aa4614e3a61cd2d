// What a node took and somebody else has to log: at a mirror, sealed lines that it cannot read and open posts that it shows
// as not logged yet; where the keepers have closed a node's own log, the posts that had waited for it. All wait here,
// durably, until a log has taken them.
//
// A sealed line paid with its own work at the door, like on any node; still only so many wait, and the newest is refused.

import {
  inboxLineHash,
  type NostrEvent,
  stringifyEvent,
  tagValue,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { Answer } from '../intake/intake.ts'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore, Shelf } from '../store/store.ts'

const SHELF = 'handing-on'
/** Lines that wait at most: a few hundred megabytes if all are of the longest. */
const MOST = 5_000
/** Open posts that are looked through for those without a place. */
const LOOKED_AT = 2_000
/** Posts that waited for our own log when it was closed, and are looked through. */
const MOST_QUEUED = 10_000

export interface WaitingLine {
  readonly key: string
  readonly line: string
  /** The inbox key that it is sealed to, 64 hex digits. */
  readonly inbox: string
}

export class HandingOn {
  readonly #store: EventStore
  readonly #shelf: Shelf
  readonly #state: Pick<WallState, 'history' | 'position'>
  readonly #own: string | undefined
  readonly #host: string

  /**
   * @param own raw key of the default log that this node signs, 64 hex digits; undefined for a mirror
   * @param host the key with which it signs what it refuses: its word is about this host, and for nobody else to log
   */
  constructor(
    store: EventStore,
    state: Pick<WallState, 'history' | 'position'>,
    own: string | undefined,
    host: string,
  ) {
    this.#store = store
    this.#shelf = store.shelf(SHELF)
    this.#state = state
    this.#own = own
    this.#host = host
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

  /** Open posts that were taken here, stand in no log and get no place from this node, oldest first. */
  posts(): readonly VerifiedEvent[] {
    const { logs } = this.#state.history()
    const own = logs.find(({ key }) => key === this.#own)
    if (this.#own !== undefined && own?.state !== 'closed') return []
    const isLogged = (id: string) => logs.some(({ key }) => this.#state.position(key, id) !== undefined)
    if (this.#own === undefined)
      return this.#store
        .query([{ tags: {} }], LOOKED_AT, 'default')
        .events.filter(({ id, pubkey }) => pubkey !== this.#host && !isLogged(id))
        .toReversed()
    const waiting = this.#store.unlogged('default', MOST_QUEUED).filter((id) => !isLogged(id))
    return waiting.slice(0, LOOKED_AT).flatMap((id) => this.#store.get(id) ?? [])
  }
}
