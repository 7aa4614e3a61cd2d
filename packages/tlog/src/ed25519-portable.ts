// Ed25519 in plain JavaScript, for pages that came over plain HTTP and engines without it.
//
// It accepts exactly what the platform's own accepts: RFC 8032 §5.1.7 without the cofactor, so that the
// computed point must have the very bytes of R. (The library under it multiplies by the cofactor, and
// would take a few crafted signatures that browsers refuse.)

import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes, littleEndian } from './bytes.ts'

const { Point } = ed25519
const ORDER = Point.Fn.ORDER

/** Checks a 64-byte signature by a 32-byte key whose shapes `verifyEd25519` has checked. */
export function verifyPortably(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  const r = signature.subarray(0, 32)
  const s = littleEndian(signature.subarray(32))
  if (s >= ORDER) return false
  try {
    const a = Point.fromBytes(publicKey, false)
    const k = littleEndian(sha512(concatBytes([r, publicKey, message]))) % ORDER
    const computed = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k))
    return equalBytes(computed.toBytes(), r)
  } catch {
    return false // the key is no point of the curve
  }
}

/** The 64-byte signature under a 32-byte seed. */
export function signPortably(message: Uint8Array, seed: Uint8Array): Uint8Array {
  return ed25519.sign(message, seed)
}

/** The 32-byte public key of a 32-byte seed. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed)
}
