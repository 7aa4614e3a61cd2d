// A Nostr event (NIP-01): the only shape in which anything is said on a wall.
//
// This file is the one parser through which every event from outside passes. It refuses what is not
// exactly a NIP-01 event: wrong types, upper-case hex, lone surrogates, over-long or over-deep data.
// It says nothing about the id or the signature: `identify` and `verify` do, and say so in the type.

import { EventError } from './event-error.ts'

/** A NIP-01 event as it travels; nothing about it has been checked but its shape. */
export interface NostrEvent {
  readonly id: string
  readonly pubkey: string
  readonly created_at: number
  readonly kind: number
  readonly tags: readonly (readonly string[])[]
  readonly content: string
  readonly sig: string
}

/** What its author decides; id, pubkey and signature follow from it and the key. */
export interface EventTemplate {
  readonly kind: number
  readonly created_at: number
  readonly tags: readonly (readonly string[])[]
  readonly content: string
}

/** The most bytes an event may take as UTF-8 `JSON.stringify` of the whole. */
export const MAX_EVENT_BYTES = 60_000
/** A sealed line (kind 1059) holds a whole event, NIP-44 padded and in base64, so it may be longer. */
export const MAX_SEALED_BYTES = 90_000
/** A limit on tags, so that no index is flooded by one event. */
export const MAX_TAGS = 2_000
/** A limit on the elements of one tag. */
export const MAX_TAG_ELEMENTS = 1_000

const HEX_64 = /^[0-9a-f]{64}$/
const HEX_128 = /^[0-9a-f]{128}$/
const FIELDS = ['id', 'pubkey', 'created_at', 'kind', 'tags', 'content', 'sig'] as const

const encoder = new TextEncoder()

/** True for 64 lower-case hex digits: an id, a public key, a hash. */
export function isHex64(value: unknown): value is string {
  return typeof value === 'string' && HEX_64.test(value)
}

/** The bytes of the event as UTF-8 `JSON.stringify` with NIP-01's seven fields. */
export function eventBytes(event: NostrEvent): number {
  return encoder.encode(stringifyEvent(event)).length
}

/** The one JSON text of an event: seven fields in NIP-01's order, nothing else. */
export function stringifyEvent(event: NostrEvent): string {
  const { id, pubkey, created_at, kind, tags, content, sig } = event
  return JSON.stringify({ id, pubkey, created_at, kind, tags, content, sig })
}

/**
 * Reads a value from outside as an event, copying the seven fields and dropping all others.
 * @throws EventError naming the field, what was expected and what came instead
 */
export function parseEvent(value: unknown): NostrEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new EventError('event', 'an object', value)
  const record = value as Record<string, unknown>
  for (const field of FIELDS)
    if (!Object.hasOwn(record, field)) throw new EventError(field, 'to be present', undefined)
  if (!isHex64(record.id)) throw new EventError('id', '64 lower-case hex digits', record.id)
  if (!isHex64(record.pubkey)) throw new EventError('pubkey', '64 lower-case hex digits', record.pubkey)
  if (typeof record.sig !== 'string' || !HEX_128.test(record.sig))
    throw new EventError('sig', '128 lower-case hex digits', record.sig)
  const event: NostrEvent = {
    id: record.id,
    pubkey: record.pubkey,
    ...parseTemplate(record),
    sig: record.sig,
  }
  const limit = event.kind === 1059 ? MAX_SEALED_BYTES : MAX_EVENT_BYTES
  // A UTF-16 unit takes at most three bytes: most events need no counting of bytes.
  const bytes = 3 * stringifyEvent(event).length > limit ? eventBytes(event) : 0
  if (bytes > limit) throw new EventError('event', `at most ${limit} bytes`, bytes)
  return event
}

/** Reads one JSON text as an event. @throws EventError */
export function parseEventJson(text: string): NostrEvent {
  if (text.length > 2 * MAX_SEALED_BYTES)
    throw new EventError('event', `at most ${MAX_SEALED_BYTES} bytes`, text.length)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new EventError('event', 'JSON', text.slice(0, 40))
  }
  return parseEvent(value)
}

/** Reads the four fields that an author decides. @throws EventError */
export function parseTemplate(record: Record<string, unknown>): EventTemplate {
  const { created_at, kind, tags, content } = record
  if (!Number.isSafeInteger(created_at) || (created_at as number) < 0)
    throw new EventError('created_at', 'whole seconds, 0 to 2^53 − 1', created_at)
  if (!Number.isInteger(kind) || (kind as number) < 0 || (kind as number) > 65_535)
    throw new EventError('kind', 'a whole number, 0 to 65535', kind)
  if (typeof content !== 'string') throw new EventError('content', 'a string', content)
  if (!content.isWellFormed()) throw new EventError('content', 'well-formed UTF-16', 'a lone surrogate')
  if (!Array.isArray(tags)) throw new EventError('tags', 'an array', tags)
  if (tags.length > MAX_TAGS) throw new EventError('tags', `at most ${MAX_TAGS} tags`, tags.length)
  return {
    created_at: created_at as number,
    kind: kind as number,
    tags: tags.map(parseTag),
    content,
  }
}

function parseTag(tag: unknown, position: number): readonly string[] {
  const field = `tags[${position}]`
  if (!Array.isArray(tag)) throw new EventError(field, 'an array of strings', tag)
  if (tag.length > MAX_TAG_ELEMENTS)
    throw new EventError(field, `at most ${MAX_TAG_ELEMENTS} elements`, tag.length)
  return tag.map((element: unknown) => {
    if (typeof element !== 'string') throw new EventError(field, 'an array of strings', element)
    if (!element.isWellFormed()) throw new EventError(field, 'well-formed UTF-16', 'a lone surrogate')
    return element
  })
}
