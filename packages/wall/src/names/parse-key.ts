// Reading key events (kind 4592): which keys speak for a lasting name, and who may replace them.

import { DefinitionError } from '../definition/definition-error.ts'
import { MAX_WALLS } from '../definition/parse-signature.ts'
import { hex, refuseTwice, TagReader } from '../definition/tag-reader.ts'
import { type EventTemplate, KIND, type NostrEvent } from '../event/index.ts'

/** The most keys of one name. */
export const MAX_KEYS = 32

/** An inception (no `prev`) or a rotation of a lasting name. */
export interface KeyEvent {
  readonly id: string
  readonly signer: string
  /** Ids of the walls it belongs to, at least one. */
  readonly walls: readonly string[]
  /** Id of the key event before it; undefined in an inception. */
  readonly prev: string | undefined
  readonly keys: readonly string[]
  /** Commitment to the key that may sign the next rotation: see `recoveryCommitment`. */
  readonly next: string
}

/**
 * Reads `["h", wall]`+, `["prev", id]`?, `["key", pubkey]`+, `["next", hash]`, in this order, no content. An
 * inception is signed by one of its keys.
 * @throws DefinitionError
 */
export function parseKey(event: NostrEvent): KeyEvent {
  if (event.kind !== KIND.key) throw new DefinitionError('kind', `${KIND.key}`, event.kind)
  if (event.content !== '') throw new DefinitionError('content', 'nothing', event.content)
  const tags = new TagReader(event)
  const walls = tags.list('h', 1, MAX_WALLS).map((wall) => hex('h', wall))
  const prev = tags.isNext('prev') ? hex('prev', tags.one('prev')) : undefined
  const keys = tags.list('key', 1, MAX_KEYS).map((key) => hex('key', key))
  refuseTwice('key', keys)
  const next = hex('next', tags.one('next'))
  tags.end()
  if (prev === undefined && !keys.includes(event.pubkey))
    throw new DefinitionError('key', 'the signer among the keys of an inception', event.pubkey)
  return { id: event.id, signer: event.pubkey, walls, prev, keys, next }
}

/** The event to sign for an inception (by one of `keys`) or a rotation (by the recovery key). */
export function keyTemplate(
  { walls, prev, keys, next }: Omit<KeyEvent, 'id' | 'signer'>,
  { createdAt }: { readonly createdAt: number },
): EventTemplate {
  const tags = [
    ...walls.map((wall) => ['h', wall]),
    ...(prev === undefined ? [] : [['prev', prev]]),
    ...keys.map((key) => ['key', key]),
    ['next', next],
  ]
  return { kind: KIND.key, created_at: createdAt, tags, content: '' }
}
