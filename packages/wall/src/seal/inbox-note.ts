// The text of `log/<h>/inbox`: to which key posts for a log are sealed, and for how long (DESIGN §3.2).
//
// It becomes a C2SP signed note under the log's key (tlog). Its first line is never a log's origin, so neither a
// checkpoint nor this text can stand in for the other.

import { isHex64 } from '../event/event.ts'
import { AHEAD } from '../time/anchor.ts'
import { SealError } from './seal-error.ts'

/** The longest that an inbox key may be announced for, in seconds. */
export const INBOX_VALIDITY = 30 * 24 * 3600

export interface Inbox {
  /** The log's origin. */
  readonly origin: string
  /** The inbox public key (secp256k1, x only), 64 hex digits. */
  readonly key: string
  /** Unix seconds. */
  readonly validUntil: number
}

/** The text to sign: origin and `/inbox`, the key, the time; three lines. @throws SealError */
export function formatInbox({ origin, key, validUntil }: Inbox): string {
  const text = `${origin}/inbox\n${key}\n${validUntil}\n`
  parseInbox(text, origin)
  return text
}

/** Reads the text of a note whose signature by the log was checked. @throws SealError */
export function parseInbox(text: string, origin: string): Inbox {
  const [first, key, time, rest, ...more] = text.split('\n')
  if (first !== `${origin}/inbox`) throw new SealError('inbox/invalid', 'line 1', `${origin}/inbox`, first)
  if (!isHex64(key)) throw new SealError('inbox/invalid', 'line 2', '64 lower-case hex digits', key)
  const validUntil = Number(time)
  if (time === undefined || !/^(?:0|[1-9][0-9]{0,15})$/.test(time) || !Number.isSafeInteger(validUntil))
    throw new SealError('inbox/invalid', 'line 3', 'unix seconds', time)
  if (rest !== '' || more.length > 0) throw new SealError('inbox/invalid', 'text', 'three lines', text)
  return { origin, key, validUntil }
}

/**
 * True if posts may be sealed to the key now: it is still valid, and not for longer than 30 days ahead.
 * @param now unix seconds
 */
export function isInboxCurrent({ validUntil }: Inbox, now: number): boolean {
  return now < validUntil && validUntil <= now + INBOX_VALIDITY + AHEAD
}
