// The intake of a running node.

import {
  addressOf,
  isAddressable,
  isReplaceable,
  KIND,
  type NostrEvent,
  stringifyEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { Admission } from '../admission/admission.ts'
import type { Decision } from '../admission/decision.ts'
import { HomelessBuffer } from '../admission/homeless-buffer.ts'
import { BatchFullError } from '../batch/fullness.ts'
import type { EventStore, LogChoice, PutItem, PutResult } from '../store/store.ts'
import type { Answer, Batch, Carrier, Intake } from './intake.ts'

export interface IntakeOptions {
  readonly store: EventStore
  readonly admission: Admission
  /** Checks id and signature, off the main thread. */
  readonly verify: (event: NostrEvent) => Promise<VerifiedEvent | undefined>
  /** Without one, everything goes on the wall at once. */
  readonly batch?: Batch
  /** Takes sealed lines that came as events over the relay; without it kind 1059 is treated like any other. */
  readonly openSealed?: (event: NostrEvent) => Promise<Answer>
  /** Unix seconds; default the system's clock. */
  readonly now?: () => number
  readonly onFault?: (error: unknown) => void
}

/** @example const intake = createIntake({ store, admission, verify: (event) => pool.verify(event) }) */
export function createIntake(options: IntakeOptions): Intake {
  return new DirectIntake(options)
}

/** What counts by what the same key said before: a ballot by the first one, who sponsors by the alternative. */
const VOICED: ReadonlySet<number> = new Set([KIND.signature, KIND.alternative, KIND.ballot])

const TAKEN: Answer = { ok: true, message: '' }
const DUPLICATE: Answer = { ok: true, message: 'duplicate: already have this event' }
const WITHDRAWN: Answer = { ok: false, message: 'blocked: its author has withdrawn it' }
const OLD_VERSION: Answer = { ok: false, message: 'duplicate: a newer version is held' }
const UNSIGNED: Answer = { ok: false, message: 'invalid: the id or the signature is wrong' }
/** The same however much waits, and whatever it is. */
const FULL: Answer = {
  ok: false,
  message: 'rate-limited: too much waits; try again after the next release',
}
const FAILED: Answer = { ok: false, message: 'error: this node failed; try again' }

class DirectIntake implements Intake {
  readonly #options: IntakeOptions
  readonly #now: () => number
  readonly #homeless = new HomelessBuffer()
  /** The last record under way, by key. */
  readonly #turns = new Map<string, Promise<void>>()
  readonly #listeners = new Set<(events: readonly VerifiedEvent[]) => void>()

  constructor(options: IntakeOptions) {
    this.#options = options
    this.#now = options.now ?? (() => Date.now() / 1000)
  }

  async take(event: NostrEvent, carrier: Carrier): Promise<Answer> {
    try {
      return VOICED.has(event.kind)
        ? await this.#inTurn(event, () => this.#take(event, carrier))
        : await this.#take(event, carrier)
    } catch (error) {
      if (error instanceof BatchFullError) return FULL
      this.#options.onFault?.(error)
      return FAILED
    }
  }

  announce(items: readonly PutItem[], results: readonly PutResult[]): void {
    this.#release(
      items.flatMap(({ event, log }, at) =>
        results[at] === 'stored' || (results[at] === 'superseded' && log !== 'none') ? [event] : [],
      ),
    )
  }

  onReleased(listener: (events: readonly VerifiedEvent[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#listeners.clear()
  }

  async #take(event: NostrEvent, carrier: Carrier): Promise<Answer> {
    const { store, admission, verify, batch, openSealed } = this.#options
    if (event.kind === KIND.sealedLine && carrier === 'relay' && openSealed) return openSealed(event)
    // Whoever has a sealed line, or a body, from its way here sends it again and again: its answer must not change on the day
    // on which what is in it is released, or replaced, or taken back, which is public and would name it.
    const isQuiet = batch !== undefined && carrier !== 'relay'
    if (isQuiet && store.hole(event.id)) return TAKEN
    const held = store.get(event.id)
    const isHeld = held !== undefined && stringifyEvent(held) === stringifyEvent(event)
    if (isHeld && isQuiet) return TAKEN
    if (isHeld && !isVersioned(event.kind)) return DUPLICATE
    const decision = admission.decide(event)
    if (isHeld) return this.#isOldVersion(event, decision) ? OLD_VERSION : DUPLICATE
    if ('refuse' in decision && !('wait' in decision)) return { ok: false, message: decision.refuse }
    const verified = await verify(event)
    if (!verified) return UNSIGNED
    if ('wait' in decision) {
      this.#homeless.add(verified, decision.wait, this.#now())
      return { ok: false, message: decision.refuse }
    }
    if (decision.passOn) {
      this.#release([verified])
      return TAKEN
    }
    const item = itemOf(verified, decision.log, admission)
    if (decision.daily && batch?.addBallot) {
      await batch.addBallot(item)
      return TAKEN
    }
    if (isQuiet) {
      await batch.add(item)
      return TAKEN
    }
    const results = await store.put([item])
    this.announce([item], results)
    return answerTo(results[0], decision.log)
  }

  /** After what its key said before it, even where both came in one breath. */
  #inTurn(event: NostrEvent, take: () => Promise<Answer>): Promise<Answer> {
    const before = this.#turns.get(event.pubkey) ?? Promise.resolve()
    const turn = before.then(take, take)
    const done = turn.then(
      () => {},
      () => {},
    )
    this.#turns.set(event.pubkey, done)
    void done.then(() => {
      if (this.#turns.get(event.pubkey) === done) this.#turns.delete(event.pubkey)
    })
    return turn
  }

  /** NIP-01 lets a relay refuse what a newer version has replaced; the wall's own is on the wall all the same. */
  #isOldVersion(event: NostrEvent, decision: Decision): boolean {
    if (!('log' in decision) || decision.log !== 'none') return false
    return this.#options.store.versionIds(addressOf(event))[0] !== event.id
  }

  /** Tells everybody, and tries again what waited for one of these events. */
  #release(events: readonly VerifiedEvent[]): void {
    if (events.length === 0) return
    for (const listener of this.#listeners) {
      try {
        listener(events)
      } catch (error) {
        this.#options.onFault?.(error)
      }
    }
    for (const event of events)
      for (const waited of this.#homeless.claim(event, this.#now())) void this.take(waited, 'relay')
  }
}

function isVersioned(kind: number): boolean {
  return isReplaceable(kind) || isAddressable(kind)
}

function itemOf(event: VerifiedEvent, log: LogChoice, admission: Admission): PutItem {
  const withdraw = admission.withdrawNow(event, log)
  return withdraw ? { event, log, withdraw } : { event, log }
}

function answerTo(result: PutResult | undefined, log: LogChoice): Answer {
  if (result === undefined) return FAILED
  if (result === 'duplicate') return DUPLICATE
  if (result === 'withdrawn') return WITHDRAWN
  return result === 'superseded' && log === 'none' ? OLD_VERSION : TAKEN
}
