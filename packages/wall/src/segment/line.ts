// One position of a segment as one line of JSON, and back.
//
// A line has neither id nor field names: the id is the hash of the rest. Refuses every line that is not
// exactly what `encodeLine` writes, so that equal content is equal bytes; limits hold after expansion.

import type { NostrEvent } from '../event/event.ts'
import { isHex64, MAX_EVENT_BYTES, parseEvent } from '../event/event.ts'
import { EventError, show } from '../event/event-error.ts'
import { eventId } from '../event/identity.ts'
import { KIND } from '../event/kinds.ts'
import type { Position } from './dictionary.ts'
import { SegmentError } from './segment-error.ts'

/** The line of a position, without its LF. `numbers` are the places of the dictionary's strings. */
export function encodeLine(position: Position, numbers: ReadonlyMap<string, number>): string {
  if (typeof position === 'string') return JSON.stringify(position)
  const short = (text: string): string | number => numbers.get(text) ?? text
  const { pubkey, created_at, kind, tags, content, sig } = position
  return JSON.stringify([
    short(pubkey),
    created_at,
    kind,
    tags.map((tag) => tag.map(short)),
    short(content),
    sig,
  ])
}

/**
 * The position of a line.
 * @param line its number in the segment, for the message
 * @throws SegmentError
 */
export function decodeLine(
  text: string,
  dictionary: readonly string[],
  numbers: ReadonlyMap<string, number>,
  line: number,
): Position {
  if (text.length > MAX_EVENT_BYTES)
    throw new SegmentError(line, `at most ${MAX_EVENT_BYTES} characters`, text.length)
  const value = parseJsonLine(text, line)
  if (typeof value === 'string') {
    if (!isHex64(value)) throw new SegmentError(line, 'the id of a hole', value)
    requireCanonical(text, JSON.stringify(value), line)
    return value
  }
  const event = expand(value, dictionary, line)
  requireCanonical(text, encodeLine(event, numbers), line)
  return event
}

/** @throws SegmentError if the text is not JSON */
export function parseJsonLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SegmentError(line, 'JSON', text)
  }
}

/** @throws SegmentError if a line is not how its content is written */
export function requireCanonical(got: string, expected: string, line: number): void {
  if (got === expected) return
  let at = 0
  while (got[at] === expected[at]) at++
  throw new SegmentError(line, `${show(expected.slice(at, at + 20))} at character ${at}`, got.slice(at))
}

function expand(value: unknown, dictionary: readonly string[], line: number): NostrEvent {
  if (!Array.isArray(value) || value.length !== 6)
    throw new SegmentError(line, 'an array of 6, or the id of a hole', value)
  const long = (field: unknown): unknown => {
    if (typeof field !== 'number') return field
    const text = dictionary[field]
    if (text === undefined) throw new SegmentError(line, `a number below ${dictionary.length}`, field)
    return text
  }
  const [pubkey, created_at, kind, tags, content, sig] = value as unknown[]
  const fields = {
    pubkey: long(pubkey),
    created_at,
    kind,
    tags: Array.isArray(tags) ? tags.map((tag) => (Array.isArray(tag) ? tag.map(long) : tag)) : tags,
    content: long(content),
    sig,
  }
  return parseLogged(fields, line)
}

/** The id follows from the rest: any 64 digits stand in for it while the rest is being checked. */
function parseLogged(fields: Record<string, unknown>, line: number): NostrEvent {
  try {
    const event = parseEvent({ id: '0'.repeat(64), ...fields })
    if (event.kind === KIND.sealedLine) throw new EventError('kind', 'one that is logged', event.kind)
    return { ...event, id: eventId(event) }
  } catch (error) {
    if (error instanceof EventError) throw new SegmentError(line, `an event (${error.message})`, 'another')
    throw error
  }
}
