// Withdrawals that wait: from lasting names for the pause (DESIGN §3.7), from throwaways for their own date, where that is
// ahead and not witnessed. What may not stand on the wall, as a log in other hands can hold it, empties nothing.
//
// Whether one has come into effect is the wall's to say; here is only the list of those to ask about, read from
// the store at the start and kept up as events are released. Emptying twice changes nothing, so nothing is lost
// if the node stops in between.

import {
  createdAtLimit,
  isComputedFrom,
  isHeldBack,
  KIND,
  mayStand,
  type NostrEvent,
  parseAddress,
  type Target,
  type TimeView,
  tagValue,
  tagValues,
  type VerifiedEvent,
  WORD_KINDS,
  withdrawalState,
} from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { NamesView } from './names-view.ts'
import { withdrawalOf } from './withdrawal.ts'

export interface PendingWithdrawalsOptions {
  readonly store: Pick<EventStore, 'count' | 'get' | 'query' | 'versions' | 'withdraw'>
  readonly names: () => NamesView
  readonly time: () => TimeView
  /** Id of the founding definition. */
  readonly wall: string
  /** Unix seconds. */
  readonly now: () => number
  /** Told of ids whose bodies have gone. */
  readonly onEmptied?: (ids: readonly string[]) => Promise<void>
}

/** Far more withdrawals than a wall will have. */
const MOST = 1_000_000

export class PendingWithdrawals {
  readonly #options: PendingWithdrawalsOptions
  readonly #waiting = new Map<string, VerifiedEvent>()
  #ran = false

  constructor(options: PendingWithdrawalsOptions) {
    this.#options = options
    const filter = { kinds: [KIND.withdrawal, KIND.vanish], tags: {} }
    this.released(options.store.query([filter], MOST).events)
  }

  get size(): number {
    return this.#waiting.size
  }

  /** To be told of what became readable. */
  released(events: readonly VerifiedEvent[]): void {
    for (const event of events)
      if ((event.kind === KIND.withdrawal || event.kind === KIND.vanish) && this.#waits(event))
        this.#waiting.set(event.id, event)
  }

  /** Carries out what is due, and returns the ids that it emptied. To be called when wall time has passed. */
  async run(): Promise<readonly string[]> {
    const emptied: string[] = []
    for (const event of this.#waiting.values()) {
      if (this.#isHeldBack(event) || !this.#isDue(event, event.pubkey)) continue
      const withdrawal = withdrawalOf(event, this.#authorsFor(event))
      if (withdrawal) emptied.push(...(await this.#options.store.withdraw(withdrawal)))
      // A stop between emptying and publishing would leave a body published; what was carried out before this start
      // is therefore told once more.
      if (withdrawal && !this.#ran) emptied.push(...withdrawal.ids)
      this.#waiting.delete(event.id)
    }
    this.#ran = true
    const ids = [...new Set(emptied)]
    if (ids.length > 0) await this.#options.onEmptied?.(ids)
    return ids
  }

  /** What a throwaway asks for is done as it comes, unless it is dated ahead; that date may have passed while this node stood still. */
  #waits(event: VerifiedEvent): boolean {
    const { names, wall } = this.#options
    if (!mayStand(event, wall)) return false
    return names().nameOf(event.pubkey) !== undefined || this.#isHeldBack(event) || this.#isUndone(event)
  }

  #isHeldBack(event: VerifiedEvent): boolean {
    const { time, now } = this.#options
    return isHeldBack(event, time().witnessedTime(event.id), createdAtLimit(now()))
  }

  #isUndone(event: VerifiedEvent): boolean {
    const { store } = this.#options
    const { pubkey, kind, created_at: until } = event
    if (kind === KIND.vanish)
      return store.count([{ authors: [pubkey], kinds: [...WORD_KINDS], until, tags: {} }]) > 0
    const named = tagValues(event, 'e').flatMap((id) => store.get(id) ?? [])
    const versions = tagValues(event, 'a').flatMap((address) => store.versions(address))
    const standing = [...named, ...versions.filter(({ created_at }) => created_at <= until)]
    return standing.some((target) => target.pubkey === pubkey && !isComputedFrom(target.kind))
  }

  /** The signer, and those keys of its name whose posts it may empty by now. */
  #authorsFor(event: VerifiedEvent): readonly string[] {
    const names = this.#options.names()
    const keys = names.keysOf(names.nameOf(event.pubkey) ?? '')
    return [event.pubkey, ...keys.filter((key) => key !== event.pubkey && this.#isDue(event, key))]
  }

  #isDue(event: VerifiedEvent, author: string): boolean {
    const { names, time } = this.#options
    const target = somethingBy(author, event)
    return withdrawalState({ target, withdrawals: [event], names: names(), time: time() }).withdrawn
  }
}

/** What a withdrawal would touch if this author had written it. */
function somethingBy(pubkey: string, withdrawal: NostrEvent): Target {
  const post = { pubkey, kind: KIND.reply, created_at: 0, tags: [] }
  if (withdrawal.kind === KIND.vanish) return { ...post, id: '' }
  const id = tagValue(withdrawal, 'e')
  if (id !== undefined) return { ...post, id }
  const { kind = KIND.reply, d = '' } = parseAddress(tagValue(withdrawal, 'a') ?? '') ?? {}
  return { ...post, id: '', kind, tags: [['d', d]] }
}
