// Admission of a running node: the pure decisions of this folder, asked with what the store and the wall hold now.

import type { Definition, NostrEvent } from '@commonwall/wall'
import type { EventStore, LogChoice, Withdrawal } from '../store/store.ts'
import { admit } from './admit.ts'
import type { AdmissionContext, Decision } from './decision.ts'
import { type NamesView, NO_NAMES } from './names-view.ts'
import { isEstablished, isVouchedFor } from './standing.ts'
import { withdrawalOf } from './withdrawal.ts'

export interface Admission {
  decide(event: NostrEvent): Decision
  /** What the event withdraws at once; nothing if it is no withdrawal, or has to wait for the pause. */
  withdrawNow(event: NostrEvent, log: LogChoice): Withdrawal | undefined
}

export interface AdmissionOptions {
  readonly store: EventStore
  /** Id of the founding definition; none on an open relay without a wall. */
  readonly wall?: string
  /** The definition in force. */
  readonly definition?: () => Definition | undefined
  /** Keepers of any definition held. */
  readonly keepers?: () => ReadonlySet<string>
  readonly names?: () => NamesView
  /** The largest anchor date held, in unix seconds. */
  readonly wallTime?: () => number
  readonly addresses?: () => readonly string[]
  readonly open?: boolean
  /** Unix seconds; default the system's clock. */
  readonly now?: () => number
}

/** @example createAdmission({ store, wall, definition: () => definitionInForce }).decide(event) */
export function createAdmission(options: AdmissionOptions): Admission {
  const { store, wall } = options
  const definition = options.definition ?? (() => undefined)
  const keepers = options.keepers ?? (() => new Set<string>())
  const names = options.names ?? (() => NO_NAMES)
  const wallTime = options.wallTime ?? (() => 0)
  const now = options.now ?? (() => Date.now() / 1000)

  const isHeld = (id: string) => store.get(id) !== undefined || store.hole(id) !== undefined
  const established = (pubkey: string) => isEstablished(names(), pubkey, wallTime())
  const mayVouch = (pubkey: string) =>
    established(pubkey) ||
    (definition()?.moderators.some((moderator) => moderator.pubkey === pubkey) ?? false)
  const questions: Omit<AdmissionContext, 'now' | 'definition' | 'addresses'> = {
    open: options.open ?? false,
    wall,
    get: (id) => store.get(id),
    versionsOf: (address) => store.versions(address).map(({ id }) => id),
    authorOf: (id) => store.get(id)?.pubkey ?? store.hole(id)?.pubkey,
    isSamePerson: (one, other) => {
      const name = names().nameOf(one)
      return one === other || (name !== undefined && names().nameOf(other) === name)
    },
    isHeld,
    // What has no place yet is on its way to one; only a place in the optional log says that it is not in default.
    isInDefault: (id) => isHeld(id) && store.position('optional', id) === undefined,
    isKnownAuthor: (pubkey) => store.query([{ authors: [pubkey], limit: 1, tags: {} }], 1).events.length > 0,
    isKeeper: (pubkey) => keepers().has(pubkey),
    isEstablished: established,
    isVouchedFor: (pubkey) => isVouchedFor(store, pubkey, mayVouch),
  }

  return {
    decide: (event) =>
      admit(event, {
        ...questions,
        now: now(),
        definition: definition(),
        addresses: options.addresses?.() ?? [],
      }),
    withdrawNow: (event, log) =>
      log !== 'none' && names().nameOf(event.pubkey) !== undefined
        ? undefined
        : withdrawalOf(event, [event.pubkey]),
  }
}
