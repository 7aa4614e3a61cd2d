// From an invitation to a credential: one fresh key, one request an issuer, and the answers in any order.
//
// A claim is a secret: whoever has it and knows the invitation can link them. It is kept as drafts are, and its
// line is erased when the credential is there. One claim an invitation: issuers sign once.

import { publicKeyOf } from '@commonwall/wall'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { blind, finalize, type Random } from './blind.ts'
import { type CredentialSubject, credentialMessage } from './credential.ts'
import { CredentialError } from './credential-error.ts'
import type { Invitation } from './invitation.ts'
import { formatRequest, parseAnswer } from './request.ts'
import { checkRollEntry, type Roll } from './roll.ts'
import type { RsaPublicKey } from './rsa-key.ts'

/** A claim under way; plain data, so that it can be kept. */
export interface Claim {
  readonly constitution: string
  readonly group: string
  /** The fresh secret key, 64 hex digits. Made from nothing else, so that nothing else tells it. */
  readonly secretKey: string
  /** The inverse of each blinding factor, hex, in the order of issuers. */
  readonly inverses: readonly string[]
  /** A request slip an issuer, in the order of issuers; asked again, the same one is sent. */
  readonly requests: readonly string[]
  /** A secret key an issuer, for `sealSlip` and for opening the answer; 64 hex digits each. */
  readonly replyKeys: readonly string[]
}

/** A key that may speak once, and the signatures that say so. */
export interface Credential extends CredentialSubject {
  /** 64 hex digits. */
  readonly secretKey: string
  /** 512 hex digits an issuer, in the constitution's order. */
  readonly signatures: readonly string[]
}

/**
 * Begins a claim.
 * @param roll of the invitation's group, as the bound constitution has it
 * @param keys of all issuers of the group, in the constitution's order
 * @throws CredentialError credential/roll where the invitation is not on the roll
 */
export function beginClaim(
  invitation: Invitation,
  roll: Roll,
  keys: readonly RsaPublicKey[],
  random: Random,
): Claim {
  checkRollEntry(roll, invitation)
  const { constitution, group } = invitation
  const secretKey = freshKey(random)
  const message = credentialMessage({ constitution, group, pubkey: publicKeyOf(secretKey) })
  const blinded = keys.map((key) => blind(key, message, random))
  return {
    constitution,
    group,
    secretKey: bytesToHex(secretKey),
    inverses: blinded.map(({ inverse }) => inverse.toString(16)),
    requests: blinded.map(({ message: bytes }) => formatRequest({ ...invitation, blinded: bytes })),
    replyKeys: keys.map(() => bytesToHex(freshKey(random))),
  }
}

/**
 * Makes the credential of a claim and the answers of all issuers.
 * @param answers slips in the order of issuers
 * @throws CredentialError credential/answer naming the issuer whose answer is no signature
 */
export function finishClaim(
  claim: Claim,
  keys: readonly RsaPublicKey[],
  answers: readonly string[],
): Credential {
  const { constitution, group, secretKey } = claim
  if (answers.length !== keys.length || claim.inverses.length !== keys.length)
    throw new CredentialError(
      'credential/answer',
      'answers',
      `one of each of ${keys.length} issuers`,
      answers.length,
    )
  const subject = { constitution, group, pubkey: publicKeyOf(hexToBytes(secretKey)) }
  const message = credentialMessage(subject)
  const signatures = keys.map((key, at) => {
    const answer = parseAnswer(answers[at] ?? '')
    return bytesToHex(finalize(key, message, answer, BigInt(`0x${claim.inverses[at]}`)))
  })
  return { ...subject, secretKey, signatures }
}

function freshKey(random: Random): Uint8Array {
  for (;;) {
    const key = random(32)
    try {
      publicKeyOf(key)
      return key
    } catch {
      // Not below the order of the curve: one in 2^128.
    }
  }
}
