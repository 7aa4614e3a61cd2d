// The member's side of RFC 9474 (§4.2, §4.4): blind a message, and make a signature of the issuer's answer.
//
// Blinding hides the message perfectly, not only for those who cannot factor: whatever an issuer keeps, and
// whatever is broken later, every blinded message goes with every credential.

import { CredentialError } from './credential-error.ts'
import { bitLength, modInverse, modPower, toBytes, toInteger } from './integers.ts'
import { encodePss, SALT_BYTES } from './pss.ts'
import { parseElement, type RsaPublicKey } from './rsa-key.ts'
import { verifyPortably } from './verify.ts'

/** Fresh random bytes of this length. */
export type Random = (length: number) => Uint8Array

/** What goes to the issuer, and what stays until the answer comes. */
export interface Blinded {
  /** As long as the modulus. */
  readonly message: Uint8Array
  /** The secret that takes the blinding off again; used once. */
  readonly inverse: bigint
}

/**
 * Blinds a message, with a salt of 48 bytes.
 * @param random called for the salt, then for the factor until it is one
 */
export function blind(key: RsaPublicKey, message: Uint8Array, random: Random): Blinded {
  return blindWith(key, message, random(SALT_BYTES), () => toInteger(random(key.bytes)))
}

/** Blinds with this salt and factors from there: for vectors. @throws CredentialError credential/number */
export function blindWith(
  key: RsaPublicKey,
  message: Uint8Array,
  salt: Uint8Array,
  nextFactor: () => bigint,
): Blinded {
  const { modulus, exponent, bytes } = key
  const encoded = encodePss(message, bitLength(modulus) - 1, salt)
  const element = parseElement('encoded message', toBytes(toInteger(encoded), bytes), key)
  for (;;) {
    const factor = nextFactor()
    if (factor < 1n || factor >= modulus) continue
    const inverse = modInverse(factor, modulus)
    if (inverse === undefined) continue
    const blinded = (element * modPower(factor, exponent, modulus)) % modulus
    return { message: toBytes(blinded, bytes), inverse }
  }
}

/**
 * Takes the blinding off an issuer's answer and checks the signature that comes out.
 * @param saltBytes 48, but for two of the RFC's variants
 * @throws CredentialError credential/answer where it is none: then nothing of it may be used, and the key that it
 *   was for is given up (docs/protocol/credential.md)
 */
export function finalize(
  key: RsaPublicKey,
  message: Uint8Array,
  blindSignature: Uint8Array,
  inverse: bigint,
  saltBytes = SALT_BYTES,
): Uint8Array {
  const element = parseElement('answer', blindSignature, key)
  const signature = toBytes((element * inverse) % key.modulus, key.bytes)
  if (!verifyPortably(key, message, signature, saltBytes))
    throw new CredentialError('credential/answer', 'answer', 'a signature by the issuer', 'another number')
  return signature
}
