// NIP-01 filters: parsing what a subscription asks for, and matching one event against it.
//
// Refuses prefixes and upper case in ids, as NIP-01 does today. A filter that can match nothing
// (an empty list) is kept and matches nothing.

import type { NostrEvent } from './event.ts'
import { isHex64 } from './event.ts'
import { EventError } from './event-error.ts'

export interface Filter {
  readonly ids?: readonly string[]
  readonly authors?: readonly string[]
  readonly kinds?: readonly number[]
  /** Unix seconds, inclusive. */
  readonly since?: number
  /** Unix seconds, inclusive. */
  readonly until?: number
  readonly limit?: number
  /** NIP-50. */
  readonly search?: string
  /** Values by single letter: `{ e: [id] }` for `#e`. */
  readonly tags: Readonly<Record<string, readonly string[]>>
}

/** Limits, so that one frame cannot ask for unbounded work. */
export const MAX_FILTER_VALUES = 1_000
export const MAX_SEARCH_LENGTH = 256

/** Reads a filter from outside; unknown members other than `#x` are ignored, as NIP-01 clients expect. @throws EventError */
export function parseFilter(value: unknown): Filter {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new EventError('filter', 'an object', value)
  const tags: Record<string, readonly string[]> = {}
  const filter: { -readonly [K in keyof Filter]: Filter[K] } = { tags }
  for (const [name, member] of Object.entries(value)) {
    if (name === 'ids' || name === 'authors')
      filter[name] = list(name, member, isHex64, '64 lower-case hex digits')
    else if (name === 'kinds') filter.kinds = list(name, member, isKind, 'a whole number, 0 to 65535')
    else if (name === 'since' || name === 'until' || name === 'limit') {
      if (!Number.isSafeInteger(member)) throw new EventError(name, 'a whole number', member)
      filter[name] = name === 'limit' ? Math.max(0, member as number) : (member as number)
    } else if (name === 'search') {
      if (typeof member !== 'string' || member.length > MAX_SEARCH_LENGTH)
        throw new EventError(name, `a string of at most ${MAX_SEARCH_LENGTH} characters`, member)
      filter.search = member
    } else if (/^#[a-zA-Z]$/.test(name)) {
      const letter = name.slice(1)
      tags[letter] = list(
        name,
        member,
        isTagValue(letter),
        letter === 'e' || letter === 'p' ? '64 lower-case hex digits' : 'a string',
      )
    }
  }
  return filter
}

function list<T>(
  name: string,
  value: unknown,
  fits: (item: unknown) => item is T,
  expected: string,
): readonly T[] {
  if (!Array.isArray(value)) throw new EventError(name, 'an array', value)
  if (value.length > MAX_FILTER_VALUES)
    throw new EventError(name, `at most ${MAX_FILTER_VALUES} values`, value.length)
  for (const item of value) if (!fits(item)) throw new EventError(name, expected, item)
  return value as T[]
}

function isKind(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535
}

function isTagValue(letter: string): (value: unknown) => value is string {
  return letter === 'e' || letter === 'p' ? isHex64 : (value): value is string => typeof value === 'string'
}

/** True if the event matches everything the filter names; `search` and `limit` are the store's and not looked at. */
export function matches(filter: Filter, event: NostrEvent): boolean {
  if (filter.ids && !filter.ids.includes(event.id)) return false
  if (filter.authors && !filter.authors.includes(event.pubkey)) return false
  if (filter.kinds && !filter.kinds.includes(event.kind)) return false
  if (filter.since !== undefined && event.created_at < filter.since) return false
  if (filter.until !== undefined && event.created_at > filter.until) return false
  for (const [letter, values] of Object.entries(filter.tags))
    if (!event.tags.some((tag) => tag[0] === letter && tag[1] !== undefined && values.includes(tag[1])))
      return false
  return true
}
