// The id of an event, its signature, and the proof in the type that both were checked.
//
// The id is sha256 over the UTF-8 of `JSON.stringify([0, pubkey, created_at, kind, tags, content])`.
// NIP-01 asks for some characters "verbatim" where JSON.stringify escapes them (U+0001 …); every
// implementation that matters hashes as JSON.stringify does, and so do we.

import { sha256 } from '@commonwall/tlog'
import { schnorr } from '@noble/curves/secp256k1.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventTemplate, NostrEvent } from './event.ts'
import { idText } from './id-text.ts'

declare const verified: unique symbol
/** An event whose id and signature were checked. Only this file makes one. */
export type VerifiedEvent = NostrEvent & { readonly [verified]: true }

/** Checks a BIP-340 signature; all three are raw bytes (64, 32, 32). Must not throw on bad input. */
export type SchnorrVerify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean

/** The NIP-01 id of an event: 64 lower-case hex digits. */
export function eventId(event: EventTemplate & { readonly pubkey: string }): string {
  return bytesToHex(sha256(utf8ToBytes(idText(event))))
}

/** True if the event's id is the hash of its content; some 35 times cheaper than `verifyEvent`, so it goes first. */
export function hasTrueId(event: NostrEvent): boolean {
  return eventId(event) === event.id
}

/**
 * The event, marked as verified, or undefined if its id or signature is wrong (NIP-01, BIP-340).
 * @param verify another BIP-340 implementation with the same results, if there is a faster one
 */
export function verifyEvent(
  event: NostrEvent,
  verify: SchnorrVerify = verifySchnorr,
): VerifiedEvent | undefined {
  if (!hasTrueId(event)) return undefined
  return verify(hexToBytes(event.sig), hexToBytes(event.id), hexToBytes(event.pubkey))
    ? (event as VerifiedEvent)
    : undefined
}

/**
 * Marks an event as verified on the word of somebody who did check it: a verifying worker, or our own
 * store, which holds nothing else. Never call it on what came from outside.
 */
export function alreadyVerified(event: NostrEvent): VerifiedEvent {
  return event as VerifiedEvent
}

/** BIP-340 verification in plain JavaScript; false for malformed keys and signatures. */
export function verifySchnorr(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return schnorr.verify(signature, message, publicKey)
  } catch {
    return false
  }
}

/**
 * Signs a template.
 * @param secretKey 32 bytes
 * @param auxiliaryRandom 32 fresh random bytes (BIP-340); passed in so that tests and vectors repeat
 */
export function signEvent(
  template: EventTemplate,
  secretKey: Uint8Array,
  auxiliaryRandom: Uint8Array,
): VerifiedEvent {
  const { kind, created_at, tags, content } = template
  const unsigned = { pubkey: publicKeyOf(secretKey), created_at, kind, tags, content }
  const id = eventId(unsigned)
  const sig = bytesToHex(schnorr.sign(hexToBytes(id), secretKey, auxiliaryRandom))
  return { id, ...unsigned, sig } as unknown as VerifiedEvent
}

/** The x-only public key of a 32-byte secret key, as 64 hex digits. */
export function publicKeyOf(secretKey: Uint8Array): string {
  return bytesToHex(schnorr.getPublicKey(secretKey))
}
