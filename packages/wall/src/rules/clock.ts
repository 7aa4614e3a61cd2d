// What an author's date may be (DESIGN §3.1). There is no lower age limit: a wall takes in old things.

import type { NostrEvent } from '../event/index.ts'
import { AHEAD } from '../time/anchor.ts'

/** The latest created_at that is taken at `now` (both unix seconds). */
export function createdAtLimit(now: number): number {
  return now + AHEAD
}

const HOUR = 3600

/** The date of a throwaway post: it tells the hour and no more. @param at unix seconds */
export function startOfHour(at: number): number {
  return at - (at % HOUR)
}

/** True if the event is dated at the start of an hour, as throwaway posts are, so that it tells no minute. */
export function isThrowawayStyle(event: Pick<NostrEvent, 'created_at'>): boolean {
  return event.created_at % HOUR === 0
}
