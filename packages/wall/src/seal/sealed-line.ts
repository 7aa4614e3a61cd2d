// A sealed line: a whole signed event, encrypted to an inbox from a key that is used once (DESIGN §3.8).
//
// What carries it learns that somebody posts to this inbox, and a length class; not who, what, or the minute.
// Kind 1059 as NIP-59 has it, but with the signed event itself inside NIP-44, since nothing here is deniable.

import * as nip44 from 'nostr-tools/nip44'
import type { EventTemplate, NostrEvent } from '../event/event.ts'
import { eventBytes, isHex64, MAX_SEALED_BYTES, parseEventJson, stringifyEvent } from '../event/event.ts'
import { EventError } from '../event/event-error.ts'
import type { VerifiedEvent } from '../event/identity.ts'
import { publicKeyOf, signEvent } from '../event/identity.ts'
import { KIND } from '../event/kinds.ts'
import { tagValues } from '../event/tags.ts'
import { withoutCounter } from '../work/counter-at-end.ts'
import { workInSteps } from '../work/mine.ts'
import { committedWork } from '../work/work.ts'
import { SealError } from './seal-error.ts'

/** How far back the time of a sealed line may be put, in seconds: two days, as in NIP-59. */
export const BLUR = 2 * 24 * 3600

export interface SealOptions {
  /** The inbox public key, 64 hex digits. */
  readonly inboxKey: string
  /** A fresh secret key of 32 bytes, used for this line only. */
  readonly secretKey: Uint8Array
  /** Unix seconds as others see them: `blurredTime` of now. */
  readonly createdAt: number
  /** 32 fresh random bytes for NIP-44. */
  readonly nonce32: Uint8Array
  /** 32 fresh random bytes for the signature. */
  readonly auxiliaryRandom: Uint8Array
}

/** A time up to two days before now. @param random evenly from [0, 1) */
export function blurredTime(now: number, random: number): number {
  return now - Math.floor(random * BLUR)
}

/**
 * Seals a signed event to an inbox that asks for no work, or for one person.
 * @throws SealError if the event is itself sealed, or the inbox key is none
 */
export function sealEvent(event: NostrEvent, options: SealOptions): VerifiedEvent {
  return signEvent(lineOf(event, options), options.secretKey, options.auxiliaryRandom)
}

/**
 * The same, with work on the outside (NIP-13), which is done in steps: see `workInSteps`.
 * @param bits leading zero bits that the inbox asks for; 0 if none
 * @throws SealError as `sealEvent`; what a turn throws
 */
export async function sealWithWork(
  event: NostrEvent,
  options: SealOptions,
  bits: number,
  turn: () => Promise<void> = async () => undefined,
): Promise<VerifiedEvent> {
  const { secretKey, auxiliaryRandom } = options
  const line = { ...lineOf(event, options), pubkey: publicKeyOf(secretKey) }
  return signEvent(bits > 0 ? await workInSteps(line, bits, turn) : line, secretKey, auxiliaryRandom)
}

function lineOf(event: NostrEvent, { inboxKey, secretKey, createdAt, nonce32 }: SealOptions): EventTemplate {
  if (event.kind === KIND.sealedLine)
    throw new SealError('seal/invalid', 'kind', 'one that is logged', event.kind)
  return {
    kind: KIND.sealedLine,
    created_at: createdAt,
    tags: [['p', inboxKey]],
    content: nip44.encrypt(stringifyEvent(event), conversationKey(secretKey, inboxKey), nonce32),
  }
}

/**
 * Opens a sealed line. Its work, id and signature are checked before, by whoever took it in; the event that comes
 * out has been parsed and nothing more.
 * @param secretKey 32 bytes
 * @throws SealError
 */
export function openSealed(sealed: NostrEvent, secretKey: Uint8Array): NostrEvent {
  if (sealed.kind !== KIND.sealedLine) throw new SealError('seal/invalid', 'kind', '1059', sealed.kind)
  const inboxKey = publicKeyOf(secretKey)
  const addressed = tagValues(sealed, 'p')
  if (addressed.length !== 1 || addressed[0] !== inboxKey)
    throw new SealError('seal/unreadable', 'p', inboxKey, addressed.join(' '))
  if (eventBytes(sealed) > MAX_SEALED_BYTES)
    throw new SealError('seal/invalid', 'event', `at most ${MAX_SEALED_BYTES} bytes`, eventBytes(sealed))
  const event = parseInner(decrypt(sealed, secretKey))
  if (event.kind === KIND.sealedLine)
    throw new SealError('seal/invalid', 'sealed event', 'one that is not sealed again', event.kind)
  return event
}

function decrypt(sealed: NostrEvent, secretKey: Uint8Array): string {
  // A counter may also stand in the tag, where NIP-13 has it: then nothing follows what NIP-44 made.
  const isAtEnd = committedWork(sealed) > 0 && tagValues(sealed, 'nonce').join() === '0'
  const payload = isAtEnd ? withoutCounter(sealed.content) : sealed.content
  try {
    return nip44.decrypt(payload, conversationKey(secretKey, sealed.pubkey))
  } catch (error) {
    if (error instanceof SealError) throw error
    const code = /version/.test(String(error)) ? 'seal/newer' : 'seal/unreadable'
    throw new SealError(code, 'content', 'NIP-44 version 2 for this key', 'other bytes')
  }
}

function parseInner(text: string): NostrEvent {
  try {
    return parseEventJson(text)
  } catch (error) {
    if (error instanceof EventError)
      throw new SealError('seal/invalid', 'sealed event', error.message, 'another')
    throw error
  }
}

function conversationKey(secretKey: Uint8Array, publicKey: string): Uint8Array {
  if (!isHex64(publicKey)) throw new SealError('seal/invalid', 'key', '64 lower-case hex digits', publicKey)
  try {
    return nip44.getConversationKey(secretKey, publicKey)
  } catch {
    throw new SealError('seal/invalid', 'key', 'a point of secp256k1', publicKey)
  }
}
