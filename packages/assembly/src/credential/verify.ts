// Checking one signature: RSASSA-PSS with SHA-384 and a salt of 48 bytes, as any standard library does.
//
// Synchronous, so that a result can be computed in one go. The portable way takes a fifth of a millisecond; a
// server plugs its native one in (`useRsaVerify`), a browser may ask WebCrypto beforehand (`verifyNatively`).

import { bitLength, modPower, toBytes, toInteger } from './integers.ts'
import { SALT_BYTES, verifyPssEncoding } from './pss.ts'
import type { RsaPublicKey } from './rsa-key.ts'

/** Says whether a signature of the message is by the key. Never throws for what came from outside. */
export type RsaVerify = (key: RsaPublicKey, message: Uint8Array, signature: Uint8Array) => boolean

/** The way without any platform. @param saltBytes 48, but for two of the RFC's variants */
export function verifyPortably(
  key: RsaPublicKey,
  message: Uint8Array,
  signature: Uint8Array,
  saltBytes = SALT_BYTES,
): boolean {
  const bits = bitLength(key.modulus) - 1
  const element = toInteger(signature)
  // Nothing else is asked of the number: a factor shared with a weak modulus is none of RSASSA-PSS's concern, and a rule
  // that the platform's verifiers do not have would part a page from a command.
  if (signature.length !== key.bytes || element >= key.modulus) return false
  const encoded = modPower(element, key.exponent, key.modulus)
  if (bitLength(encoded) > bits) return false
  return verifyPssEncoding(message, toBytes(encoded, Math.ceil(bits / 8)), bits, saltBytes)
}

let current: RsaVerify = verifyPortably

/** True where the signature of the message is by the key. */
export function verifyRsa(key: RsaPublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  return current(key, message, signature)
}

/** Plugs in another way to verify, for the whole program; without an argument the portable one comes back. */
export function useRsaVerify(verify: RsaVerify = verifyPortably): void {
  current = verify
}
