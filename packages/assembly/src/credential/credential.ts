// A credential: the signatures of all issuers of a group on one fresh key, so that the key may speak once.
//
// All of them, not some: with k of n, k members could pool n signatures each into more voices than members.

import { isHex64, isSlug } from '@commonwall/wall'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { CredentialError } from './credential-error.ts'
import type { RsaPublicKey } from './rsa-key.ts'
import { verifyRsa } from './verify.ts'

/** What stands before every message, so that no signature made for another purpose is one of these. */
const PREFIX = utf8ToBytes('commonwall/cred/1')

/** What a credential is for. */
export interface CredentialSubject {
  /** Id of the constitution, 64 hex digits. */
  readonly constitution: string
  /** Slug of the stakeholder group. */
  readonly group: string
  /** The fresh Nostr key that the ballots are signed with, 64 hex digits. */
  readonly pubkey: string
}

/**
 * The bytes that every issuer of the group signs: prefix ‖ id of the constitution (32) ‖ group as UTF-8 ‖ key (32).
 * Only the group has no fixed length, so no two subjects give the same bytes.
 * @throws CredentialError credential/format
 */
export function credentialMessage({ constitution, group, pubkey }: CredentialSubject): Uint8Array {
  const refuse = (field: string, expected: string, got: string) =>
    new CredentialError('credential/format', field, expected, got)
  if (!isHex64(constitution)) throw refuse('constitution', '64 lower-case hex digits', constitution)
  if (!isSlug(group)) throw refuse('group', 'a slug', group)
  if (!isHex64(pubkey)) throw refuse('pubkey', '64 lower-case hex digits', pubkey)
  return concatBytes(PREFIX, hexToBytes(constitution), utf8ToBytes(group), hexToBytes(pubkey))
}

/**
 * True where every issuer of the group signed.
 * @param keys of all issuers of the group, in the constitution's order; none is no group
 * @param signatures 512 hex digits each, in the same order
 */
export function verifyCredential(
  subject: CredentialSubject,
  keys: readonly RsaPublicKey[],
  signatures: readonly string[],
): boolean {
  if (keys.length === 0 || signatures.length !== keys.length) return false
  const message = credentialMessage(subject)
  return keys.every((key, at) => {
    const signature = signatures[at] ?? ''
    return isSignatureHex(signature, key) && verifyRsa(key, message, hexToBytes(signature))
  })
}

function isSignatureHex(value: string, key: RsaPublicKey): boolean {
  return value.length === 2 * key.bytes && /^[0-9a-f]+$/.test(value)
}
