// Ed25519 (RFC 8032): the platform's where it has one, plain JavaScript elsewhere, the same answer in both.
//
// A signature is accepted where S < L, R and the key are canonical encodings of points that are not of small
// order, and the computed point has the bytes of R (no cofactor). What libraries disagree about is refused
// before any of them is asked, so a copy in a browser and a node never part over one signature.

import { littleEndian } from './bytes.ts'
import { findPlatformEd25519 } from './ed25519-platform.ts'
import { publicKeyOf, signPortably, verifyPortably } from './ed25519-portable.ts'

/** Bytes of a public key, and of a seed. */
export const ED25519_KEY_BYTES = 32
/** Bytes of a signature. */
export const ED25519_SIGNATURE_BYTES = 64

/** Signs with one Ed25519 key, wherever that key is kept. */
export interface Signer {
  /** The raw public key, 32 bytes. */
  readonly publicKey: Uint8Array
  /** The 64-byte signature of a message. */
  sign(message: Uint8Array): Promise<Uint8Array>
}

/** 2^255 − 19, and the y of the eight points of small order (RFC 7748 §7), as numbers. */
const P = 2n ** 255n - 19n
const SMALL_ORDER_Y: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  P - 1n,
  0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  P - 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
])

let platform: ReturnType<typeof findPlatformEd25519> | undefined

/** True where the signature (64 bytes) of the message was made with the public key (32 bytes); never throws. */
export async function verifyEd25519(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): Promise<boolean> {
  if (signature.length !== ED25519_SIGNATURE_BYTES || publicKey.length !== ED25519_KEY_BYTES) return false
  if (!isUsualPoint(publicKey) || !isUsualPoint(signature.subarray(0, 32))) return false
  platform ??= findPlatformEd25519()
  const found = await platform
  if (found === undefined) return verifyPortably(signature, message, publicKey)
  return found.verify(signature, message, publicKey).catch(() => false) // a key off the curve
}

/**
 * A signer that holds its key in memory: 32 secret bytes, from which the public key follows.
 * @throws RangeError where the seed has another length
 */
export function signerFromSeed(seed: Uint8Array): Signer {
  if (seed.length !== ED25519_KEY_BYTES)
    throw new RangeError(`seed: expected ${ED25519_KEY_BYTES} bytes, got ${seed.length}`)
  const secret = new Uint8Array(seed) // a Buffer's slice() would share its bytes
  let signing: Promise<(message: Uint8Array) => Promise<Uint8Array>> | undefined
  return {
    publicKey: publicKeyOf(secret),
    async sign(message) {
      platform ??= findPlatformEd25519()
      signing ??= platform.then(
        (found) => found?.signer(secret) ?? (async (text: Uint8Array) => signPortably(text, secret)),
      )
      return (await signing)(message)
    },
  }
}

/** True for an encoding whose y is canonical and belongs to no point of small order, whatever its sign. */
function isUsualPoint(bytes: Uint8Array): boolean {
  const y = littleEndian(bytes) & (2n ** 255n - 1n)
  return y < P && !SMALL_ORDER_Y.has(y)
}
