// Reading signatures (kind 4591): who says yes to which event.

import { isHex64, KIND, type NostrEvent, tagsNamed, tagValue } from '../event/index.ts'
import { DefinitionError } from './definition-error.ts'
import { decimal, hex, TagReader } from './tag-reader.ts'

export interface Signature {
  readonly id: string
  readonly signer: string
  /** Ids of the walls it belongs to, at least one. */
  readonly walls: readonly string[]
  /** Id of what is signed. */
  readonly target: string
  /** Kind of what is signed. */
  readonly targetKind: number
}

/** The most walls that one event may belong to. */
export const MAX_WALLS = 8

/** Reads a signature: `["h", wall]`+, `["e", id]`, `["k", kind]`, no content. @throws DefinitionError */
export function parseSignature(event: NostrEvent): Signature {
  if (event.kind !== KIND.signature) throw new DefinitionError('kind', `${KIND.signature}`, event.kind)
  if (event.content !== '') throw new DefinitionError('content', 'nothing', event.content)
  const tags = new TagReader(event)
  const walls = tags.list('h', 1, MAX_WALLS).map((wall) => hex('h', wall))
  const target = hex('e', tags.one('e'))
  const targetKind = decimal('k', tags.one('k'), 0, 65_535)
  tags.end()
  return { id: event.id, signer: event.pubkey, walls, target, targetKind }
}

/** What a withdrawal (kind 5) takes back: the ids that it names. Shape is not judged here. */
export function withdrawnIds(event: NostrEvent): string[] {
  return tagsNamed(event, 'e').length > 0 && tagValue(event, 'e') !== undefined
    ? tagsNamed(event, 'e').flatMap(([, id]) => (isHex64(id) ? [id] : []))
    : []
}
