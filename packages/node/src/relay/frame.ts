// What a client says: the one parser of NIP-01, 42, 45 and 77 frames.
//
// Refuses everything that is not exactly a frame, and knows for each how NIP-01 wants the refusal said:
// OK false for an event, CLOSED for a subscription, NEG-ERR for a reconciliation, else NOTICE.

import type { Filter, NostrEvent } from '@commonwall/wall'
import { EventError, isHex64, parseEvent, parseFilter } from '@commonwall/wall'
import { MAX_FILTERS, MAX_SUBSCRIPTION_ID } from './limits.ts'
import type { ServerFrame } from './server-frame.ts'

export type ClientFrame =
  | { readonly verb: 'EVENT'; readonly event: NostrEvent }
  | { readonly verb: 'AUTH'; readonly event: NostrEvent }
  | { readonly verb: 'REQ' | 'COUNT'; readonly id: string; readonly filters: readonly Filter[] }
  | { readonly verb: 'CLOSE' | 'NEG-CLOSE'; readonly id: string }
  | { readonly verb: 'NEG-OPEN'; readonly id: string; readonly filter: Filter; readonly message: string }
  | { readonly verb: 'NEG-MSG'; readonly id: string; readonly message: string }

/** A frame that is refused, with the frame that says so. */
export class FrameError extends Error {
  override readonly name = 'FrameError'
  readonly code = 'relay/frame'
  readonly reply: ServerFrame

  constructor(reply: ServerFrame) {
    super(String(reply.at(-1)))
    this.reply = reply
  }
}

/** Reads one text message. @throws FrameError */
export function parseFrame(text: string): ClientFrame {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    throw new FrameError(['NOTICE', 'invalid: expected JSON'])
  }
  if (!Array.isArray(frame)) throw new FrameError(['NOTICE', 'invalid: expected a JSON array'])
  const [verb, ...rest] = frame as unknown[]
  switch (verb) {
    case 'EVENT':
    case 'AUTH':
      return { verb, event: event(rest) }
    case 'REQ':
    case 'COUNT': {
      const id = subscription(rest[0])
      return { verb, id, filters: filters(id, rest.slice(1)) }
    }
    case 'CLOSE':
    case 'NEG-CLOSE':
      return { verb, id: subscription(rest[0]) }
    case 'NEG-OPEN': {
      const id = subscription(rest[0])
      const refuse = (reason: string) => new FrameError(['NEG-ERR', id, `invalid: ${reason}`])
      return { verb, id, filter: said(refuse, () => parseFilter(rest[1])), message: hex(refuse, rest[2]) }
    }
    case 'NEG-MSG': {
      const id = subscription(rest[0])
      const refuse = (reason: string) => new FrameError(['NEG-ERR', id, `invalid: ${reason}`])
      return { verb, id, message: hex(refuse, rest[1]) }
    }
    default:
      throw new FrameError([
        'NOTICE',
        'invalid: expected EVENT, REQ, CLOSE, COUNT, AUTH, NEG-OPEN, NEG-MSG or NEG-CLOSE',
      ])
  }
}

function event([value]: readonly unknown[]): NostrEvent {
  const claimed = (value as { id?: unknown } | null | undefined)?.id
  const refuse = (reason: string) =>
    new FrameError(
      isHex64(claimed) ? ['OK', claimed, false, `invalid: ${reason}`] : ['NOTICE', `invalid: ${reason}`],
    )
  return said(refuse, () => parseEvent(value))
}

function subscription(value: unknown): string {
  if (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= MAX_SUBSCRIPTION_ID &&
    value.isWellFormed()
  )
    return value
  throw new FrameError([
    'NOTICE',
    `invalid: expected a subscription id of 1 to ${MAX_SUBSCRIPTION_ID} characters`,
  ])
}

function filters(id: string, values: readonly unknown[]): readonly Filter[] {
  const refuse = (reason: string) => new FrameError(['CLOSED', id, `invalid: ${reason}`])
  if (values.length === 0) throw refuse('expected at least one filter')
  if (values.length > MAX_FILTERS)
    throw refuse(`expected at most ${MAX_FILTERS} filters, got ${values.length}`)
  return said(refuse, () => values.map(parseFilter))
}

function hex(refuse: (reason: string) => FrameError, value: unknown): string {
  if (typeof value === 'string' && value.length > 0 && value.length % 2 === 0 && /^[0-9a-fA-F]+$/.test(value))
    return value
  throw refuse('expected a message in hex')
}

function said<T>(refuse: (reason: string) => FrameError, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof EventError) throw refuse(error.message)
    throw error
  }
}
