// Withdrawing: an author takes a body away; the id stays, as a hole (DESIGN §3.7).
//
// From a throwaway at once. From a lasting name it waits for the pause, and is void if a rotation is witnessed
// meanwhile, so that a thief cannot empty what a stolen key once wrote. Honoured also where it came before its
// target. Refuses to touch what results are computed from.

import { addressOf, isAddressable, isReplaceable, KIND, type NostrEvent, tagValues } from '../event/index.ts'
import { PAUSE } from '../time/anchor.ts'
import { firstPast } from '../time/first-past.ts'
import { isComputedFrom } from './fold.ts'
import { personOf } from './person.ts'
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
export function withdrawalState({ target, withdrawals, ...view }: WithdrawalInput): WithdrawalState {
  return withdrawalsAmong({ ...view, withdrawals: byPlace(withdrawals, view.names) })(target)
}

/** Withdrawals by what they take back: ids, addresses, and persons, of whom a name is the id of an event too. */
export function byPlace<Withdrawal extends NostrEvent>(
  withdrawals: Iterable<Withdrawal>,
  names: Pick<NamesView, 'nameOf'>,
): ReadonlyMap<string, readonly Withdrawal[]> {
  const places = new Map<string, Withdrawal[]>()
  for (const one of withdrawals)
    for (const place of one.kind === KIND.vanish
      ? [`by ${personOf(one.pubkey, names)}`]
      : [...tagValues(one, 'e'), ...tagValues(one, 'a')]) {
      const there = places.get(place) ?? []
      there.push(one)
      places.set(place, there)
    }
  return places
}

/** The same for any number of targets by any number of keys: what takes back a person or an article is looked at once. */
export function withdrawalsAmong({
  withdrawals,
  names,
  time,
}: Omit<WithdrawalInput, 'target' | 'withdrawals'> & {
  readonly withdrawals: ReturnType<typeof byPlace>
}): (target: Target) => WithdrawalState {
  const known = new Map<string, ReadonlyMap<string, Does>>()
  const effectsAt = (place: string) =>
    (withdrawals.get(place) ?? []).flatMap((one) => effectOf(one, names, time) ?? [])
  return (target) => {
    const { id, pubkey, kind, created_at } = target
    if (isComputedFrom(kind)) return NONE
    const person = personOf(pubkey, names)
    const places = [`by ${person}`, ...(isVersioned(kind) ? [addressOf(target)] : [])]
    const byTime = places.flatMap((place) => {
      if (!withdrawals.has(place)) return []
      const does = known.get(place) ?? doneBy(effectsAt(place), names)
      known.set(place, does)
      return [person, pubkey].map((by) => does.get(by)?.(created_at, pubkey) ?? NONE)
    })
    return effectsAt(id)
      .filter((one) => one.pubkey === pubkey || (one.person === person && !names.isCurrent(pubkey, one.at)))
      .reduce((best, { state }) => firstEffect(best, state), byTime.reduce(firstEffect, NONE))
  }
}

/** What is done to what an author wrote at a time. */
type Does = (createdAt: number, author: string) => WithdrawalState

/** What withdrawals of one place do: by a person to what other keys of it wrote, and by the key that signed them. */
function doneBy(effects: Effect[], names: NamesView): ReadonlyMap<string, Does> {
  const does = new Map<string, Does>()
  effects.sort((one, other) => one.at - other.at)
  for (const [person, of] of Map.groupBy(effects, ({ person }) => person))
    does.set(person, whileAway(of, names))
  for (const [key, of] of Map.groupBy(effects, ({ pubkey }) => pubkey)) does.set(key, untilThen(of))
  return does
}

/** What they do to what was written at a time. */
function untilThen(effects: readonly Effect[]): Does {
  const latest = [...effects].sort((one, other) => other.until - one.until)
  let best = NONE
  const states = latest.map(({ state }) => {
    best = firstEffect(state, best)
    return best
  })
  // Negative, as they then ascend.
  const times = latest.map(({ until }) => -until)
  return (createdAt) => states[firstPast(times, -createdAt) - 1] ?? NONE
}

/**
 * The same of those that were witnessed before a key of the name came, or after it was retired. Asked by halves: of a stretch
 * that has the key at both ends, or at neither, for one reason, it is known at once.
 * @param effects by their times
 */
function whileAway(effects: readonly Effect[], names: NamesView): Does {
  const all = untilThen(effects)
  const half = effects.length >> 1
  const parts = half
    ? [effects.slice(0, half), effects.slice(half)].map((part) => whileAway(part, names))
    : []
  const [first = 0, last = 0] = [effects[0]?.at, effects.at(-1)?.at]
  return (createdAt, author) => {
    const [began, ends] = [first, last].map((at) => names.isCurrent(author, at) || names.nameOf(author, at))
    if (began !== ends) return parts.map((part) => part(createdAt, author)).reduce(firstEffect)
    return began === true ? NONE : all(createdAt, author)
  }
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

/** A withdrawal that is not void. */
interface Effect {
  readonly pubkey: string
  /** By then: a house has several keys at once, and none of them empties what a current one wrote. */
  readonly person: string
  /** Witnessed, unix seconds; before all others while it is not. */
  readonly at: number
  /** What was written later it reaches by its id alone. */
  readonly until: number
  readonly state: WithdrawalState
}

/** What a withdrawal does to what it names; undefined if it is void. */
function effectOf(
  { id, pubkey, created_at: until }: NostrEvent,
  names: NamesView,
  time: TimeView,
): Effect | undefined {
  const at = time.witnessedTime(id)
  const name = names.nameOf(pubkey, at)
  const due = name === undefined ? 0 : (at ?? Number.POSITIVE_INFINITY) + PAUSE
  if (name !== undefined && at !== undefined) {
    const rotations = names.rotations(name)
    if (!names.isCurrent(pubkey, at) || (rotations[firstPast(rotations, at)] ?? due) < due) return undefined
  }
  const withdrawn = time.wallTime >= due
  return {
    pubkey,
    person: name ?? pubkey,
    at: at ?? -1,
    until,
    state: { withdrawn, by: id, due: withdrawn || at === undefined ? undefined : due },
  }
}

/** Of two states of one target that which counts: effective before waiting, dated before undated, earlier, then the lowest id. */
function firstEffect(one: WithdrawalState, other: WithdrawalState): WithdrawalState {
  const [a = 0, b = 0] = [one, other].map(({ withdrawn, due = Number.POSITIVE_INFINITY }) =>
    withdrawn ? 0 : due,
  )
  return (a === b ? (one.by ?? '~') < (other.by ?? '~') : a < b) ? one : other
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
