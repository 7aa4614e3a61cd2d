// How what is due leaves: sealed, the posts of one key at a time, to one address after another until one takes them.
//
// It keeps nothing itself: what became of a post is written into the outbox that holds it.

import { type InboxResult, originHash, SealError } from '@commonwall/wall'
import type { AddressPool, AddressStanding } from '../dial/address-pool.ts'
import { PoolError } from '../dial/pool-error.ts'
import { inboxBatches } from '../transports/file/outbox-file.ts'
import type { Transport, TransportKind } from '../transports/transport.ts'
import type { Lane, OutboxEntry } from './entry.ts'
import { byKey, type Lanes } from './lanes.ts'
import { currentInboxes, fraction, type Random, type SealingWall, sealLine } from './seal-lines.ts'
import type { Trouble } from './trouble.ts'
import { afterAnother, againAt, type Batch, isDue, isHurried, isRightAfter } from './when.ts'

/** What is asked of a wall; a Copy knows all of it. */
export type OutboxWall = SealingWall & Batch

export const NO_INBOX: Trouble = { code: 'trouble/no-inbox', detail: '' }

/** What may change of a post that is held; undefined takes a field away. */
export type Change = { readonly [K in keyof OutboxEntry]?: OutboxEntry[K] | undefined }

/** The posts that are held. */
export interface Holding {
  entries(): readonly OutboxEntry[]
  get(id: string): OutboxEntry | undefined
  /** On the disk when it resolves. @throws StoreError */
  update(id: string, change: Change): Promise<void>
}

export interface SendingOptions {
  readonly held: Holding
  /** By which addresses what has left. */
  readonly lanes: () => Lanes
  readonly pool: AddressPool
  /** The wall as it is known now; undefined while it is not. */
  readonly known: () => Promise<OutboxWall | undefined>
  /** Unix seconds by this device's clock. */
  readonly now: () => number
  readonly random: Random
}

export class Sending {
  readonly #options: SendingOptions

  constructor(options: SendingOptions) {
    this.#options = options
  }

  /** Sends what is due. It never throws for a network: what went wrong is said at each post. @throws StoreError; the signal's reason */
  async send(signal?: AbortSignal): Promise<void> {
    const { known, now, random, held } = this.#options
    const wall = await known()
    const due = held.entries().filter((entry) => isDue(entry, wall ?? { batch: 0 }, now()))
    if (due.length === 0) return
    const inboxes = wall ? currentInboxes(wall, now()) : NO_INBOX
    if (!wall || 'code' in inboxes) {
      for (const { event } of due) await this.#failed(event.id, inboxes as Trouble)
      return
    }
    // Two keys never in one body, nor one right after the other: whoever sees that takes them for one person's.
    let apart: number | undefined
    for (const { lane, entries } of byKey(due)) {
      let left = entries
      const free = this.#freeAt(lane)
      const next = apart ?? this.#afterLast(left)
      const later = free > now() ? free : left.every(isHurried) || next <= now() ? undefined : next
      if (later !== undefined) {
        for (const { event } of left) await held.update(event.id, { notBefore: later })
        if (later === next) apart = afterAnother(next, fraction(random))
        continue
      }
      for (const inbox of inboxes) {
        const log = originHash(inbox.origin)
        if (left.length === 0 || log === undefined) break
        left = await this.#sendTo(left, { ...inbox, pow: wall.pow, lane }, log, signal)
      }
      // From its end: work on a slow phone and a line that drops answers take minutes.
      apart = afterAnother(now(), fraction(random))
    }
  }

  /**
   * When posts that were ready before another key's left may follow those; 0 if they may at once. It goes by what is
   * held: another tab may have sent those, or this one before it was loaded again.
   */
  #afterLast(entries: readonly OutboxEntry[]): number {
    const { held, now, random } = this.#options
    const others = held.entries().filter(({ event }) => event.pubkey !== entries[0]?.event.pubkey)
    // Of a clock that was put back nobody waits.
    const left = Math.max(...others.map(({ sentAt = 0 }) => (sentAt > now() ? 0 : sentAt)))
    const wereReady = entries.some(({ added }) => added < left)
    return wereReady && isRightAfter(left, now()) ? afterAnother(left, fraction(random)) : 0
  }

  /** When some address may take posts of this lane; 0 if there is none at all: then sending says so. */
  #freeAt(lane: Lane | undefined): number {
    const { lanes, now } = this.#options
    return this.#earliest(({ transport }) => lanes().freeAt(lane, transport.address, now()))
  }

  /** The earliest time of an address that takes posts; 0 if there is none. */
  #earliest(timeOf: (address: AddressStanding) => number): number {
    const taking = this.#options.pool.addresses().filter(({ transport }) => transport.post !== undefined)
    return taking.length === 0 ? 0 : Math.min(...taking.map(timeOf))
  }

  /** Sends posts to one inbox, over whichever address takes them; resolves with those that none took. */
  async #sendTo(
    entries: readonly OutboxEntry[],
    inbox: {
      readonly key: string
      readonly validUntil: number
      readonly pow: number
      readonly lane: Lane | undefined
    },
    log: string,
    signal: AbortSignal | undefined,
  ): Promise<OutboxEntry[]> {
    const { now, random, held } = this.#options
    const sealed = new Map<string, OutboxEntry>()
    for (const entry of entries) {
      try {
        const line = await sealLine(entry.event, inbox, now(), random)
        // What was taken back while the work for it was done does not leave.
        if (held.get(entry.event.id) !== undefined) sealed.set(line, entry)
      } catch (error) {
        await this.#failed(entry.event.id, unsealable(error))
      }
    }
    const left: OutboxEntry[] = []
    for (const lines of inboxBatches([...sealed.keys()])) {
      const ids = lines.map((line) => sealed.get(line)?.event.id ?? '')
      const leaves = async () => {
        // A disk that is full holds up nothing that leaves.
        for (const id of ids) await held.update(id, { sentAt: now() }).catch(throwIfShut)
        // Nor does what was taken back while an address was waited for.
        return lines.filter((_, at) => held.get(ids[at] ?? '') !== undefined)
      }
      const answer = await this.#post(log, { lane: inbox.lane, leaves }, signal)
      for (const line of lines) {
        const entry = sealed.get(line)
        if (!entry) continue
        const { id } = entry.event
        if ('code' in answer) await this.#failed(id, answer)
        else {
          const { refused } = answer.results.get(line) ?? {}
          if (refused === undefined) await this.#taken(id, answer.by)
          else await this.#failed(id, { code: 'trouble/refused', detail: refused })
        }
        if (this.#options.held.get(id)?.trouble) left.push(entry)
      }
    }
    return left
  }

  async #post(
    log: string,
    /** The second is done before anything leaves, since what was tried may have arrived; it says what does. */
    { lane, leaves }: { readonly lane: Lane | undefined; readonly leaves: () => Promise<readonly string[]> },
    signal: AbortSignal | undefined,
  ): Promise<{ readonly results: ReadonlyMap<string, InboxResult>; readonly by: TransportKind } | Trouble> {
    const { now, pool } = this.#options
    const rests = ({ address }: Transport) => this.#options.lanes().freeAt(lane, address, now()) > now()
    try {
      const answer = await pool.ask(
        {
          of: (transport) => transport.post !== undefined && !rests(transport),
          ask: async (transport, stop) => {
            this.#options.lanes().leaves(lane, transport.address, now())
            const leaving = await leaves()
            const results = leaving.length === 0 ? [] : await transport.post?.(log, leaving, stop)
            return new Map((results ?? []).map((result, at) => [leaving[at] ?? '', result]))
          },
          alone: true,
        },
        signal,
      )
      if (answer) return { results: answer.value, by: answer.from.kind }
      return { code: 'trouble/unreachable', detail: 'no address takes posts' }
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof PoolError) return { code: 'trouble/unreachable', detail: error.message }
      throw error
    }
  }

  async #taken(id: string, by: TransportKind): Promise<void> {
    await this.#options.held.update(id, {
      state: 'sent',
      sentAt: this.#options.now(),
      sentBy: by,
      tries: 0,
      trouble: undefined,
    })
  }

  async #failed(id: string, trouble: Trouble): Promise<void> {
    const { now, random, held } = this.#options
    const entry = held.get(id)
    if (!entry) return
    const { tries } = entry
    const again = againAt(now(), tries, fraction(random))
    const notBefore = trouble.code === 'trouble/unreachable' ? Math.max(again, this.#restsUntil()) : again
    await held.update(id, { trouble, tries: tries + 1, notBefore })
  }

  /** Until when every address that takes posts is left alone, unix seconds: to try before would try nothing. */
  #restsUntil(): number {
    return this.#earliest(({ restsUntil = 0 }) => Math.ceil(restsUntil / 1000))
  }
}

const SHUT: readonly unknown[] = ['store/locked', 'store/closed', 'outbox/closed']

/** What was locked or closed meanwhile sends nothing more: of what left then nobody would know here that it did. @throws that */
function throwIfShut(error: unknown): void {
  if (SHUT.includes((error as { readonly code?: unknown }).code)) throw error
}

/** Why a post cannot be sealed. @throws what is no SealError */
export function unsealable(error: unknown): Trouble {
  if (!(error instanceof SealError)) throw error
  return { code: 'trouble/unsealable', detail: error.message }
}
