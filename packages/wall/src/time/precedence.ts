// By which date an event is sorted, and when it is held back (DESIGN §3.4, last paragraph).

import type { NostrEvent } from '../event/index.ts'
import { AHEAD } from './anchor.ts'

type Dated = Pick<NostrEvent, 'id' | 'created_at'>

/** More than this between what an author claims and what was witnessed, in seconds: both are shown. */
export const DATES_DIFFER = 24 * 3600

/**
 * min(created_at, witnessed + 15 min): whoever claims a later date than the witnesses saw gains nothing.
 * @param witnessed unix seconds, or undefined
 * @param parentKey the key of what it answers: a reply is never sorted before it
 */
export function sortKey(
  { created_at }: Pick<Dated, 'created_at'>,
  witnessed: number | undefined,
  parentKey = 0,
): number {
  const own = witnessed === undefined ? created_at : Math.min(created_at, witnessed + AHEAD)
  return Math.max(own, parentKey)
}

/**
 * True for an event that is not witnessed and dated past a limit: it is not shown yet.
 * @param limit the reader's clock and what is allowed for its being slow (`AHEAD`), unix seconds
 */
export function isHeldBack(
  { created_at }: Pick<Dated, 'created_at'>,
  witnessed: number | undefined,
  limit: number,
): boolean {
  return witnessed === undefined && created_at > limit
}

/** An event with what decides its place. */
export interface Sortable {
  readonly id: string
  readonly key: number
  /** How many events stand between it and the root: on equal keys the parent goes first. */
  readonly generation: number
}

/** Earlier key first, then the parent before the child, then the lowest id. */
export function comparePlaces(a: Sortable, b: Sortable): number {
  return a.key - b.key || a.generation - b.generation || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** True if version `a` of a replaceable event takes precedence over `b`: the later key, then the lowest id. */
export function takesPrecedence(a: Pick<Sortable, 'id' | 'key'>, b: Pick<Sortable, 'id' | 'key'>): boolean {
  return a.key > b.key || (a.key === b.key && a.id < b.id)
}

/** True if claimed and witnessed date are so far apart that both are shown. */
export function datesDiffer(
  { created_at }: Pick<Dated, 'created_at'>,
  witnessed: number | undefined,
): boolean {
  return witnessed !== undefined && Math.abs(created_at - witnessed) > DATES_DIFFER
}
