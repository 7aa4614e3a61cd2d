// A slip on its way between a member and an issuer: sealed like a post (DESIGN §3.8), so that a relay, a file or a
// printed code carries it and learns neither who asks nor for which assembly.
//
// Inside is an event of an ephemeral kind, signed by a key that is used for this one exchange: the answer goes to it.
// It stands on no wall; a node refuses it, and passes on only what is sealed around it (`carried-slip.ts`).

import {
  blurredTime,
  KIND,
  type NostrEvent,
  openSealed,
  SealError,
  sealEvent,
  signEvent,
  type VerifiedEvent,
  verifyEvent,
} from '@commonwall/wall'
import type { Random } from './blind.ts'
import { CredentialError } from './credential-error.ts'

/** Ephemeral (NIP-01): whoever passes it on keeps nothing. */
export const SLIP_KIND = 20_000 + KIND.issuance

export interface SlipSeal {
  /** The key that may open it, 64 hex digits: the issuer's Nostr key, or the one that asked. */
  readonly to: string
  /** Secret key that signs inside: fresh for a request, the issuer's Nostr key for an answer; 32 bytes. */
  readonly from: Uint8Array
  /** Unix seconds; nothing outside tells them to the day. */
  readonly now: number
  readonly random: Random
}

/** Seals a slip. @throws SealError where `to` is no key */
export function sealSlip(slip: string, { to, from, now, random }: SlipSeal): VerifiedEvent {
  const createdAt = blurredTime(now, (random(1)[0] ?? 0) / 256)
  const template = { kind: SLIP_KIND, created_at: createdAt, tags: [], content: slip }
  return sealEvent(signEvent(template, from, random(32)), {
    inboxKey: to,
    secretKey: random(32),
    createdAt,
    nonce32: random(32),
    auxiliaryRandom: random(32),
  })
}

/**
 * Opens a sealed slip.
 * @returns the slip, and the key to which an answer goes or from which it came
 * @throws SealError, CredentialError
 */
export function openSlip(sealed: NostrEvent, secretKey: Uint8Array): { slip: string; from: string } {
  const inner = openSealed(sealed, secretKey)
  if (inner.kind !== SLIP_KIND)
    throw new CredentialError('credential/format', 'sealed event', `kind ${SLIP_KIND}`, inner.kind)
  if (verifyEvent(inner) === undefined)
    throw new SealError('seal/invalid', 'sealed event', 'a true id and signature', 'others')
  return { slip: inner.content, from: inner.pubkey }
}
