// What a relay says (NIP-01, 67, 77): the one parser of its messages.
//
// Relays say more than is asked of them: frames of other kinds are passed over, what is no frame ends the connection.

import { EventError, type NostrEvent, parseEvent } from '@commonwall/wall'
import { TransportError } from '../transport-error.ts'

export type ServerFrame =
  | { readonly verb: 'EVENT'; readonly id: string; readonly event: NostrEvent }
  | { readonly verb: 'OK'; readonly event: string; readonly ok: boolean; readonly reason: string }
  /** `complete`: NIP-67's `finish` or `more`; undefined where the relay does not say. */
  | { readonly verb: 'EOSE'; readonly id: string; readonly complete: boolean | undefined }
  | { readonly verb: 'CLOSED' | 'NEG-ERR'; readonly id: string; readonly reason: string }
  | { readonly verb: 'NEG-MSG'; readonly id: string; readonly message: string }
  | { readonly verb: 'NOTICE'; readonly reason: string }

/** UTF-16 units of one message: room for a negentropy frame of 500,000 bytes in hex, which is the largest in use. */
const MAX_MESSAGE = 1_100_000

/**
 * Reads one message; undefined for one that says nothing to us: another verb, or an event out of shape.
 * @throws TransportError `malformed`, `too-long`
 */
export function parseServerFrame(data: unknown): ServerFrame | undefined {
  if (typeof data !== 'string') throw new TransportError('transport/malformed', 'relay: expected text')
  if (data.length > MAX_MESSAGE)
    throw new TransportError(
      'transport/too-long',
      `relay: expected at most ${MAX_MESSAGE} characters, got ${data.length}`,
    )
  const [verb, first, second, third] = frameOf(data)
  const id = typeof first === 'string' ? first : ''
  const reason = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '')
  switch (verb) {
    case 'EVENT': {
      const event = eventOf(second)
      return event && { verb, id, event }
    }
    case 'OK':
      return { verb, event: id, ok: second === true, reason: reason(third) }
    case 'EOSE':
      return { verb, id, complete: completeOf(second) }
    case 'CLOSED':
    case 'NEG-ERR':
      return { verb, id, reason: reason(second) }
    case 'NEG-MSG':
      return typeof second === 'string' ? { verb, id, message: second.toLowerCase() } : undefined
    case 'NOTICE':
      return { verb, reason: reason(first) }
    default:
      return undefined
  }
}

function frameOf(text: string): readonly unknown[] {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    frame = undefined
  }
  if (!Array.isArray(frame)) throw new TransportError('transport/malformed', 'relay: expected a JSON array')
  return frame
}

function eventOf(value: unknown): NostrEvent | undefined {
  try {
    return parseEvent(value)
  } catch (error) {
    if (error instanceof EventError) return undefined
    throw error
  }
}

function completeOf(hints: unknown): boolean | undefined {
  if (!Array.isArray(hints)) return undefined
  if (hints.includes('finish')) return true
  return hints.includes('more') ? false : undefined
}
