// Admission of a running node: the pure decisions of this folder, asked with what the store and the wall hold now.

import { useRsaVerify } from '@commonwall/assembly'
import { type DefinitionHistory, KIND, type NostrEvent } from '@commonwall/wall'
import { verifyByOpenSsl } from '../issuer/index.ts'
import type { EventStore, LogChoice, Withdrawal } from '../store/store.ts'
import { admit } from './admit.ts'
import { refusalOfClosedLog } from './closed-log.ts'
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
  /** Definitions in time; none on an open relay without a wall. */
  readonly history?: () => DefinitionHistory
  /** Raw key of the default log that this node signs, 64 hex digits. */
  readonly log?: string
  /** False for a mirror: what belongs to a log waits for one that somebody else signs. True by default. */
  readonly signs?: boolean
  /** The key with which this host signs what it refuses, 64 hex digits. */
  readonly host?: string | undefined
  /** True if this node signs an optional log: then what shows too little work goes there. */
  readonly optionalLog?: boolean
  readonly names?: () => NamesView
  readonly addresses?: () => readonly string[]
  readonly open?: boolean
  /** Unix seconds; default the system's clock. */
  readonly now?: () => number
}

/** Ballots of one key in one assembly that are looked through for its first. */
const MANY = 500

/** @example createAdmission({ store, history: () => state.history() }).decide(event) */
export function createAdmission(options: AdmissionOptions): Admission {
  const { store } = options
  useRsaVerify(verifyByOpenSsl)
  const history = () => options.history?.()
  const names = options.names ?? (() => NO_NAMES)
  const now = options.now ?? (() => Date.now() / 1000)

  const isHeld = (id: string) => store.get(id) !== undefined || store.hole(id) !== undefined
  const established = (pubkey: string) => isEstablished(names(), pubkey, history()?.wallTime ?? 0)
  const isModerator = (pubkey: string) => moderatorsOf(history()).includes(pubkey)
  const questions: Omit<AdmissionContext, 'now' | 'floor' | 'addresses' | 'wall'> = {
    open: options.open ?? false,
    get: (id) => store.get(id),
    versionsOf: (address) => store.versionIds(address),
    authorOf: (id) => store.get(id)?.pubkey ?? store.hole(id)?.pubkey,
    isSamePerson: (one, other) => {
      const name = names().nameOf(one)
      return one === other || (name !== undefined && names().nameOf(other) === name)
    },
    isHeld,
    // What has no place yet is on its way to one; only a place in the optional log says that it is not in default.
    isInDefault: (id) => isHeld(id) && store.position('optional', id) === undefined,
    isKnownAuthor: (pubkey) => store.query([{ authors: [pubkey], limit: 1, tags: {} }], 1).events.length > 0,
    ballotsOf: (pubkey, assembly) =>
      store.query([{ authors: [pubkey], kinds: [KIND.ballot], tags: { e: [assembly] } }], MANY).events,
    isKeeper: (pubkey) => keepersOf(history()).has(pubkey),
    isModerator,
    isHost: (pubkey) => pubkey === options.host,
    isEstablished: established,
    isVouchedFor: (pubkey) =>
      isVouchedFor(store, pubkey, (voucher) => established(voucher) || isModerator(voucher)),
  }

  return {
    decide(event) {
      const decision = admit(event, {
        ...questions,
        now: now(),
        wall: history()?.wall,
        floor: options.optionalLog ? floorOf(history()) : undefined,
        addresses: options.addresses?.() ?? [],
      })
      const held = history()
      const goesToLog = 'log' in decision && decision.log !== 'none'
      const closed =
        goesToLog && options.log !== undefined && held && refusalOfClosedLog(event, options.log, held, now())
      if (closed) return { refuse: closed }
      return options.signs === false && 'log' in decision ? elsewhere(decision) : decision
    },
    withdrawNow: (event, log) =>
      log !== 'none' && names().nameOf(event.pubkey) !== undefined
        ? undefined
        : withdrawalOf(event, [event.pubkey]),
  }
}

/** Where what would go to a log of ours goes on a node that has none. */
function elsewhere(decision: Extract<Decision, { readonly log: LogChoice }>): Decision {
  return { ...decision, log: decision.log === 'default' ? 'awaited' : 'none' }
}

/** A definition that nobody but its author signed gives nobody a right. */
function keepersOf(history: DefinitionHistory | undefined): ReadonlySet<string> {
  const counting = history?.versions.filter(({ inForceAt }) => inForceAt !== undefined) ?? []
  return new Set(counting.flatMap(({ definition }) => definition.keepers))
}

function moderatorsOf(history: DefinitionHistory | undefined): readonly string[] {
  return history?.moderatorsAt(history.wallTime).map(({ pubkey }) => pubkey) ?? []
}

function floorOf(history: DefinitionHistory | undefined): number | undefined {
  const hasOptional = history?.logs.some(
    ({ admission, state }) => admission === 'optional' && state === 'open',
  )
  return hasOptional ? history?.current.pow : undefined
}
