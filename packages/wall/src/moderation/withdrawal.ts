// Withdrawing: an author takes a body away; the id stays, as a hole (DESIGN §3.7).
//
// From a throwaway at once. From a lasting name it waits for the pause, and is void if a rotation is witnessed
// meanwhile, so that a thief cannot empty what a stolen key once wrote. Honoured also where it came before its
// target. Refuses to touch what results are computed from.

import { addressOf, isAddressable, isReplaceable, KIND, type NostrEvent, tagValues } from '../event/index.ts'
import { PAUSE } from '../time/anchor.ts'
import { firstPast } from '../time/first-past.ts'
import { isComputedFrom } from './fold.ts'
import type { NamesView, TimeView } from './views.ts'

/** What may be withdrawn: an event, or what a store remembers of an emptied one. */
export type Target = Pick<NostrEvent, 'id' | 'pubkey' | 'kind' | 'created_at' | 'tags'>

export interface WithdrawalInput {
  readonly target: Target
  /** Kinds 5 and 62; those about other targets are passed over. */
  readonly withdrawals: Iterable<NostrEvent>
  readonly names: NamesView
  readonly time: TimeView
}

/** Of several withdrawals, what the first effective one does. */
export interface WithdrawalState {
  readonly withdrawn: boolean
  /** Id of the withdrawal that took effect, or that waits; undefined if there is none, or all are void. */
  readonly by: string | undefined
  /** Wall time at which one that waits takes effect, unix seconds; undefined while it is not witnessed. */
  readonly due: number | undefined
}

const NONE: WithdrawalState = { withdrawn: false, by: undefined, due: undefined }

/** Whether a target is withdrawn at the wall time, or will be. */
export function withdrawalState({ target, withdrawals, names, time }: WithdrawalInput): WithdrawalState {
  if (isComputedFrom(target.kind)) return NONE
  let best = NONE
  for (const withdrawal of withdrawals) {
    if (!asksFor(withdrawal, target)) continue
    const found = effectOf(withdrawal, target.pubkey, names, time)
    if (found !== undefined && precedes(found, best)) best = found
  }
  return best
}

/**
 * The same for many targets of one author, all of which these withdrawals name if only they were written by then: a person's
 * posts, or the versions of an article. Each withdrawal is looked at once, however many targets are asked about.
 * @returns the state of a target by its `created_at`
 */
export function withdrawalStates(
  author: string,
  { withdrawals, names, time }: Omit<WithdrawalInput, 'target'>,
): (createdAt: number) => WithdrawalState {
  const latest = [...withdrawals].sort((one, other) => other.created_at - one.created_at)
  let best = NONE
  const states = latest.map((withdrawal) => {
    const found = effectOf(withdrawal, author, names, time)
    if (found !== undefined && precedes(found, best)) best = found
    return best
  })
  // Negative, as they then ascend.
  const times = latest.map(({ created_at }) => -created_at)
  return (createdAt) => states[firstPast(times, -createdAt) - 1] ?? NONE
}

/** Of two states of one target that which counts. */
export function firstEffect(one: WithdrawalState, other: WithdrawalState): WithdrawalState {
  return precedes(one, other) ? one : other
}

/** True if a withdrawal names the target; says nothing about whether its signer may. */
export function asksFor(withdrawal: NostrEvent, target: Target): boolean {
  if (withdrawal.kind === KIND.vanish) return target.created_at <= withdrawal.created_at
  if (withdrawal.kind !== KIND.withdrawal) return false
  if (tagValues(withdrawal, 'e').includes(target.id)) return true
  return (
    isVersioned(target.kind) &&
    target.created_at <= withdrawal.created_at &&
    tagValues(withdrawal, 'a').includes(addressOf(target))
  )
}

/** True for what has versions under one address. */
export function isVersioned(kind: number): boolean {
  return isAddressable(kind) || isReplaceable(kind)
}

/**
 * True for what takes bodies back without naming their places: all of a person's (62), or all versions of an article by
 * its address alone. Whoever never held those bodies cannot tell which places they left empty.
 */
export function namesNoPlace(event: NostrEvent): boolean {
  if (event.kind === KIND.vanish) return true
  return (
    event.kind === KIND.withdrawal && tagValues(event, 'a').length > 0 && tagValues(event, 'e').length === 0
  )
}

/** What a withdrawal does to an author's event; undefined if it is void or its signer may not. */
function effectOf(
  { id, pubkey }: NostrEvent,
  author: string,
  names: NamesView,
  time: TimeView,
): WithdrawalState | undefined {
  const at = time.witnessedTime(id)
  const name = names.nameOf(pubkey, at)
  if (name === undefined) return pubkey === author ? { withdrawn: true, by: id, due: undefined } : undefined
  if (pubkey !== author && names.nameOf(author) !== name) return undefined
  if (at === undefined) return { withdrawn: false, by: id, due: undefined }
  if (!names.isCurrent(pubkey, at)) return undefined
  // A house has several keys at once: one of them does not empty what another, still current, wrote.
  if (pubkey !== author && names.isCurrent(author, at)) return undefined
  const due = at + PAUSE
  const rotations = names.rotations(name)
  if ((rotations[firstPast(rotations, at)] ?? due) < due) return undefined
  return { withdrawn: time.wallTime >= due, by: id, due: time.wallTime >= due ? undefined : due }
}

/** Effective before waiting, dated before undated, earlier before later, then the lowest id. */
function precedes(one: WithdrawalState, other: WithdrawalState): boolean {
  if (other.by === undefined || one.by === undefined) return one.by !== undefined
  if (one.withdrawn !== other.withdrawn) return one.withdrawn
  const [oneDue, otherDue] = [one.due ?? Number.POSITIVE_INFINITY, other.due ?? Number.POSITIVE_INFINITY]
  return oneDue !== otherDue ? oneDue < otherDue : one.by < other.by
}

/**
 * When authors took back labels and signatures of theirs (kind 5 by id): their bodies stay, their say ends.
 * Taking back power counts at once, so there is no pause; one that is not yet witnessed counts from wall time.
 */
export function takenBackAt(
  withdrawals: Iterable<NostrEvent>,
  time: TimeView,
): (event: Pick<NostrEvent, 'id' | 'pubkey'>) => number | undefined {
  const times = new Map<string, number>()
  for (const { id, kind, pubkey, tags } of withdrawals) {
    if (kind !== KIND.withdrawal) continue
    const at = time.witnessedTime(id) ?? time.wallTime
    for (const target of tagValues({ tags }, 'e')) {
      const key = `${pubkey} ${target}`
      times.set(key, Math.min(at, times.get(key) ?? at))
    }
  }
  return ({ id, pubkey }) => times.get(`${pubkey} ${id}`)
}
