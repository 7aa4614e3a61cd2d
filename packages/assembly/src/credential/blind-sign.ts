// The issuer's side of RFC 9474 (§4.3), around a raw RSA operation that the platform brings.
//
// There is none of our own: the private key is only for code that is constant in time (`node/issuer`).

import { CredentialError } from './credential-error.ts'
import { modPower, toInteger } from './integers.ts'
import { parseElement, type RsaPublicKey } from './rsa-key.ts'

/** Raises bytes, as long as the modulus, to the private exponent: RSA without padding. */
export type RawPrivate = (bytes: Uint8Array) => Uint8Array

/**
 * Signs a blinded message, and checks the result before it leaves: a miscalculated one could give the key away.
 * @throws CredentialError credential/number where it is no message; credential/answer where the platform failed
 */
export function blindSign(key: RsaPublicKey, blinded: Uint8Array, raw: RawPrivate): Uint8Array {
  const element = parseElement('blinded message', blinded, key)
  const signature = raw(blinded)
  if (signature.length !== key.bytes || modPower(toInteger(signature), key.exponent, key.modulus) !== element)
    throw new CredentialError('credential/answer', 'signature', 'the root of the blinded message', 'another')
  return signature
}
