// The tags that all events of an assembly share, and the spelling of their values.
//
// Fixed schemas without free text: whatever is not named by a schema makes the event none of ours (DESIGN §3.1).

import { DefinitionError, hex, isSlug, type NostrEvent, TagReader } from '@commonwall/wall'
import { DAY } from './limits.ts'

/** What an event of an assembly says about itself before anything else. */
export interface Belongs {
  readonly id: string
  readonly author: string
  /** Id of the founding definition: dates come from one wall, so it is exactly one. */
  readonly wall: string
  /** Id of the constitution. */
  readonly assembly: string
}

/** Opens an event of this kind and reads its first two tags. @throws DefinitionError */
export function openRecord(event: NostrEvent, kind: number): { belongs: Belongs; tags: TagReader } {
  const tags = openTags(event, kind)
  const wall = hex('h', tags.one('h'))
  const assembly = hex('e', tags.one('e'))
  return { belongs: { id: event.id, author: event.pubkey, wall, assembly }, tags }
}

/** A reader of the tags of an event of this kind. @throws DefinitionError if it carries content */
export function openTags(event: NostrEvent, kind: number): TagReader {
  if (event.kind !== kind) throw new DefinitionError('kind', `${kind}`, event.kind)
  if (event.content !== '')
    throw new DefinitionError('content', 'nothing; a reason is a reply', event.content)
  return new TagReader(event)
}

/** @throws DefinitionError unless 1 to 32 of a-z, 0-9 and hyphen */
export function slug(field: string, value: string | undefined): string {
  if (!isSlug(value)) throw new DefinitionError(field, '1 to 32 of a-z, 0-9 and hyphen', value)
  return value
}

/** @throws DefinitionError unless so many lower-case hex digits */
export function hexOf(field: string, value: string | undefined, digits: number): string {
  if (value?.length !== digits || !/^[0-9a-f]+$/.test(value))
    throw new DefinitionError(field, `${digits} lower-case hex digits`, value)
  return value
}

/** @throws DefinitionError unless the ids ascend strictly, so that one set has one spelling */
export function refuseUnsorted(field: string, ids: readonly string[]): void {
  ids.forEach((id, index) => {
    const before = ids[index - 1]
    if (before !== undefined && before >= id)
      throw new DefinitionError(field, 'ids in ascending order, each once', id)
  })
}

/** @throws DefinitionError unless the event is dated at the start of a day (UTC), so that it tells no hour */
export function refuseHour(event: Pick<NostrEvent, 'created_at'>): void {
  if (event.created_at % DAY !== 0)
    throw new DefinitionError('created_at', 'the start of a day, so that it tells no hour', event.created_at)
}
