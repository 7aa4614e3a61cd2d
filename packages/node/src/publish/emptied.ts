// Which logged ids a withdrawal emptied, asked from the store.
//
// A withdrawal by id names its targets. One by address or of a whole key does not, so the places before it are
// looked through, in slices that let other work pass.

import { setImmediate } from 'node:timers/promises'
import type { NostrEvent } from '@commonwall/wall'
import { KIND, tagValues } from '@commonwall/wall'
import type { EventStore, LogName } from '../store/store.ts'

const SLICE = 4_096

/** The ids in a log whose bodies are gone by this event (kind 5 or 62). */
export async function emptiedBy(
  event: NostrEvent,
  log: LogName,
  store: EventStore,
): Promise<readonly string[]> {
  const isGone = (id: string) => store.hole(id)?.by === event.id
  if (event.kind === KIND.withdrawal && tagValues(event, 'a').length === 0)
    return tagValues(event, 'e').filter(isGone)
  const gone: string[] = []
  for (let from = 0; from < store.placedCount(log); from += SLICE) {
    gone.push(...store.placed(log, from, from + SLICE).filter(isGone))
    await setImmediate()
  }
  return gone
}
