// Which logged ids a withdrawal emptied, asked from the store.
//
// A withdrawal by id names its targets. One by address or of a whole key does not, so the places before it are
// looked through, in slices that let other work pass.

import { setImmediate } from 'node:timers/promises'
import type { NostrEvent } from '@commonwall/wall'
import { KIND, tagValues } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { Places } from './places.ts'

const SLICE = 4_096

/** The ids in a log whose bodies are gone by this event (kind 5 or 62). */
export async function emptiedBy(
  event: NostrEvent,
  places: Places,
  store: Pick<EventStore, 'hole'>,
): Promise<readonly string[]> {
  const isGone = (id: string) => store.hole(id)?.by === event.id
  if (event.kind === KIND.withdrawal && tagValues(event, 'a').length === 0)
    return tagValues(event, 'e').filter(isGone)
  const gone: string[] = []
  for (let from = 0; from < places.count(); from += SLICE) {
    gone.push(...(await places.ids(from, Math.min(from + SLICE, places.count()))).filter(isGone))
    await setImmediate()
  }
  return gone
}
