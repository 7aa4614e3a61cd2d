// Admission of a running node: the pure decisions of this folder, asked with what the store and the wall hold now.

import { useRsaVerify } from '@commonwall/assembly'
import { type DefinitionHistory, KIND, type NostrEvent } from '@commonwall/wall'
import { verifyByOpenSsl } from '../issuer/index.ts'
import type { EventStore, LogChoice, PutItem, Withdrawal } from '../store/store.ts'
import { admit } from './admit.ts'
import { refusalOfClosedLog } from './closed-log.ts'
import type { AdmissionContext, Decision, LogQuestions } from './decision.ts'
import { type NamesView, NO_NAMES } from './names-view.ts'
import { isEstablished, isVouchedFor } from './standing.ts'
import { withdrawalOf } from './withdrawal.ts'

export interface Admission {
  decide(event: NostrEvent): Decision
  /** In which log something stands that waited, now that what came after it is known as well. */
  settle(item: PutItem): PutItem
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
  /** What waits to be released, if anything does here. */
  readonly waiting?: Waiting
  /** Unix seconds; default the system's clock. */
  readonly now?: () => number
}

/** What waits to be released. */
export interface Waiting {
  get(id: string): PutItem | undefined
  ballotsOf(pubkey: string, assembly: string): readonly NostrEvent[]
}

/** What may count by what comes after it: a ballot whose first one comes later, who sponsors what comes later. */
const DEPENDS: ReadonlySet<number> = new Set([
  ...[KIND.withdrawal, KIND.signature, KIND.alternative, KIND.ballot, KIND.close, KIND.issuance],
])

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
  const held: LogQuestions = {
    get: (id) => store.get(id),
    // What has no place yet is on its way to one; only a place in the optional log says that it is not in default.
    isInDefault: (id) => isHeld(id) && store.position('optional', id) === undefined,
    ballotsOf: (pubkey, assembly) =>
      store.query([{ authors: [pubkey], kinds: [KIND.ballot], tags: { e: [assembly] } }], MANY).events,
  }
  const { waiting } = options
  const questions: Omit<AdmissionContext, 'now' | 'floor' | 'addresses' | 'wall'> = {
    ...held,
    open: options.open ?? false,
    withWaiting: waiting === undefined ? held : withWaiting(held, waiting),
    versionsOf: (address) => store.versionIds(address),
    authorOf: (id) => store.get(id)?.pubkey ?? store.hole(id)?.pubkey,
    isSamePerson: (one, other) => {
      const name = names().nameOf(one)
      return one === other || (name !== undefined && names().nameOf(other) === name)
    },
    isHeld,
    isKnownAuthor: (pubkey) => store.query([{ authors: [pubkey], limit: 1, tags: {} }], 1).events.length > 0,
    isKeeper: (pubkey) => keepersOf(history()).has(pubkey),
    isModerator,
    isHost: (pubkey) => pubkey === options.host,
    isEstablished: established,
    isVouchedFor: (pubkey) =>
      isVouchedFor(store, pubkey, (voucher) => established(voucher) || isModerator(voucher)),
  }

  const decide = (event: NostrEvent): Decision => {
    const decision = admit(event, {
      ...questions,
      now: now(),
      wall: history()?.wall,
      floor: options.optionalLog ? floorOf(history()) : undefined,
      addresses: options.addresses?.() ?? [],
    })
    const definitions = history()
    const goesToLog = 'log' in decision && decision.log !== 'none'
    const closed =
      goesToLog &&
      options.log !== undefined &&
      definitions &&
      refusalOfClosedLog(event, options.log, definitions, now())
    if (closed) return { refuse: closed }
    return options.signs === false && 'log' in decision ? elsewhere(decision) : decision
  }

  return {
    decide,
    settle(item) {
      if (item.log !== 'optional' || !DEPENDS.has(item.event.kind)) return item
      const decision = decide(item.event)
      return 'log' in decision && decision.log === 'default' ? { ...item, log: 'default' } : item
    },
    withdrawNow: (event, log) =>
      log !== 'none' && names().nameOf(event.pubkey) !== undefined
        ? undefined
        : withdrawalOf(event, [event.pubkey]),
  }
}

function withWaiting(held: LogQuestions, waiting: Waiting): LogQuestions {
  return {
    get: (id) => held.get(id) ?? waiting.get(id)?.event,
    isInDefault: (id) => held.isInDefault(id) || waiting.get(id)?.log === 'default',
    ballotsOf: (pubkey, assembly) => [
      ...held.ballotsOf(pubkey, assembly),
      ...waiting.ballotsOf(pubkey, assembly),
    ],
  }
}

/**
 * Where what would go to a log of ours goes on a node that has none. Ballots too wait there for the ordinary release
 * only: whoever logs them lets them wait for the day's, and must have them before it.
 */
function elsewhere({ log, passOn }: Extract<Decision, { readonly log: LogChoice }>): Decision {
  return { log: log === 'default' ? 'awaited' : 'none', ...(passOn && { passOn }) }
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
