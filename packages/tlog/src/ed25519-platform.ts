// Ed25519 by WebCrypto, where the platform has it: secure contexts of current browsers, Node ≥ 20.
//
// Whether it is there is found out once, by a signature that must verify and one that must not.

import { equalBytes } from './bytes.ts'
import { publicKeyOf, signPortably } from './ed25519-portable.ts'

/** Taken from the global, so that browser and Node declarations both serve. */
export type Subtle = typeof globalThis.crypto.subtle

const ALGORITHM = 'Ed25519'
/** The DER head of a PKCS #8 Ed25519 key (RFC 8410 §7); the seed follows. */
const PKCS8_HEAD = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]

/** Verifies and signs with the platform's own Ed25519. */
export interface PlatformEd25519 {
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): Promise<boolean>
  /** A signing function for a seed; the key is made once. */
  signer(seed: Uint8Array): (message: Uint8Array) => Promise<Uint8Array>
}

/** The platform's Ed25519, or undefined where it is missing or wrong. */
export async function findPlatformEd25519(
  subtle: Subtle | undefined = globalThis.crypto?.subtle,
): Promise<PlatformEd25519 | undefined> {
  if (subtle === undefined) return undefined
  const platform = over(subtle)
  try {
    const seed = new Uint8Array(32).fill(1)
    const message = new Uint8Array([1, 2, 3])
    const signature = signPortably(message, seed)
    const good = await platform.verify(signature, message, publicKeyOf(seed))
    const bad = await platform.verify(signature, new Uint8Array([1, 2]), publicKeyOf(seed))
    const same = equalBytes(await platform.signer(seed)(message), signature)
    return good && !bad && same ? platform : undefined
  } catch {
    return undefined
  }
}

function over(subtle: Subtle): PlatformEd25519 {
  return {
    async verify(signature, message, publicKey) {
      const key = await subtle.importKey('raw', owned(publicKey), ALGORITHM, false, ['verify'])
      return subtle.verify(ALGORITHM, key, owned(signature), owned(message))
    },
    signer(seed) {
      const pkcs8 = new Uint8Array([...PKCS8_HEAD, ...seed])
      const key = subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign'])
      key.catch(() => undefined) // reported by the first signature
      return async (message) => new Uint8Array(await subtle.sign(ALGORITHM, await key, owned(message)))
    },
  }
}

/** WebCrypto takes no views into shared memory; everything else passes as it is. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}
