// A post in the outbox, and how it is written down. One row each; the event inside is checked when it is read.

import {
  createdAtLimit,
  type NostrEvent,
  parseEvent,
  stringifyEvent,
  type VerifiedEvent,
  verifyEvent,
} from '@commonwall/wall'
import type { TransportKind } from '../transports/transport.ts'
import { OutboxError } from './outbox-error.ts'
import { isTrouble, type Trouble } from './trouble.ts'

/** `waiting`: on this device alone. `sent`: an address took it. `on-the-wall`: proven to be in a log. */
export type OutboxState = 'waiting' | 'sent' | 'on-the-wall'

/** That a post is on the wall: a tlog-proof that anyone can check, and how many witnesses signed above it. */
export interface Placement {
  /** C2SP tlog-proof. */
  readonly proof: string
  /** k of n. */
  readonly witnesses: number
  readonly of: number
}

/**
 * Whose posts they are that must not be seen to leave together: those of a lasting name, and those of a voice in an
 * assembly, of which nobody may know whose it is. Undefined: a throwaway's.
 */
export type Lane = 'name' | 'voice'

export interface OutboxEntry {
  readonly event: VerifiedEvent
  readonly lane?: Lane
  readonly state: OutboxState
  /** Unix seconds by this device's clock, as are the others. */
  readonly added: number
  /** It leaves no earlier. */
  readonly notBefore: number
  /** Times that it was tried in vain since it was last taken. */
  readonly tries: number
  /** When it left last, as far as one knows here: an answer may have been lost, so it is set before one is waited for. */
  readonly sentAt?: number
  /** How it went, not where to. */
  readonly sentBy?: TransportKind
  /** When it was last put into a file that is carried by hand. */
  readonly carriedAt?: number
  readonly placement?: Placement
  /** Why it could not leave. */
  readonly trouble?: Trouble
}

/** True for a post that somebody may have: it was tried, or taken along. */
export function hasLeft({ state, sentAt, carriedAt }: OutboxEntry): boolean {
  return state !== 'waiting' || (sentAt ?? carriedAt) !== undefined
}

/** True for what is dated by the hour at which it is to leave: a log refuses it before, and nobody is to read it. @param now unix seconds */
export function waitsForItsHour({ state, event }: OutboxEntry, now: number): boolean {
  return state === 'waiting' && event.created_at > createdAtLimit(now)
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })
const STATES: readonly unknown[] = ['waiting', 'sent', 'on-the-wall']
const LANES: readonly unknown[] = ['name', 'voice']
const KINDS: readonly unknown[] = ['relay', 'http', 'file', 'qr']

/** The row of an entry. */
export function encodeEntry({ event, ...rest }: OutboxEntry): Uint8Array {
  return encoder.encode(JSON.stringify({ ...rest, event: JSON.parse(stringifyEvent(event)) }))
}

/** @throws OutboxError `outbox/damaged` */
export function decodeEntry(row: Uint8Array): OutboxEntry {
  let value: Record<string, unknown>
  let event: NostrEvent
  try {
    value = JSON.parse(decoder.decode(row)) as Record<string, unknown>
    event = parseEvent(value.event)
  } catch (error) {
    throw new OutboxError('outbox/damaged', 'row: expected a post, got other bytes', { cause: error })
  }
  const verified = verifyEvent(event)
  const { state, lane, added, notBefore, tries, sentAt, sentBy, carriedAt, placement, trouble } = value
  if (
    verified === undefined ||
    !STATES.includes(state) ||
    !isOptional(lane, (one) => LANES.includes(one)) ||
    !isTime(added) ||
    !isTime(notBefore) ||
    !isTime(tries) ||
    !isOptional(sentAt, isTime) ||
    !isOptional(sentBy, (kind) => KINDS.includes(kind)) ||
    !isOptional(carriedAt, isTime) ||
    !isOptional(placement, isPlacement) ||
    !isOptional(trouble, isTrouble)
  )
    throw new OutboxError('outbox/damaged', 'row: expected a post and its state, got another')
  return { ...(value as object), event: verified } as OutboxEntry
}

function isTime(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isOptional(value: unknown, fits: (value: unknown) => boolean): boolean {
  return value === undefined || fits(value)
}

function isPlacement(value: unknown): boolean {
  const { proof, witnesses, of } = (value ?? {}) as Record<string, unknown>
  return typeof proof === 'string' && isTime(witnesses) && isTime(of)
}
