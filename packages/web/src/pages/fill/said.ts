// When something was said, and what it points at.

import { datesDiffer, isThrowawayStyle, mentionsIn, type NostrEvent } from '@commonwall/wall'
import type { Author, Reference, When } from '../model.ts'

/** @param time answers when witnesses saw an id, unix seconds */
export function whenOf(event: NostrEvent, time: { witnessedTime(id: string): number | undefined }): When {
  const witnessed = time.witnessedTime(event.id)
  return {
    at: event.created_at,
    hour: isThrowawayStyle(event),
    witnessed: datesDiffer(event, witnessed) ? witnessed : undefined,
  }
}

/** The posts of this thread and the people that a text mentions. @param floors by id · @param who by public key */
export function referencesIn(
  text: string,
  floors: ReadonlyMap<string, number | undefined>,
  who: (pubkey: string) => Author,
): Reference[] {
  return mentionsIn(text).flatMap(({ about, value, start, end }): Reference[] => {
    if (about === 'post') return [{ start, end, floor: floors.get(value) }]
    return about === 'key' ? [{ start, end, floor: undefined, who: who(value) }] : []
  })
}
