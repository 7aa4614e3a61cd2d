// The one path of BIP-32 that is walked here, NIP-06's m/44'/1237'/0'/0/0, from a BIP-39 seed to a secret key.
//
// No extended keys, no other path, no base58: nothing of that is ever shown. A test compares it with NIP-06's vectors and
// with nostr-tools.

import { secp256k1 } from '@noble/curves/secp256k1.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const HARD = 0x80000000
const PATH = [44 + HARD, 1237 + HARD, HARD, 0, 0]
const { n: ORDER } = secp256k1.Point.CURVE()

/**
 * @param seed of BIP-39, 64 bytes
 * @returns 32 secret bytes
 * @throws RangeError for a seed in 2^127 that BIP-32 has no key for
 */
export function deriveNip06Key(seed: Uint8Array): Uint8Array {
  let [secret, chain] = halves(hmac(sha512, utf8ToBytes('Bitcoin seed'), seed))
  checkKey(numberOf(secret))
  for (const step of PATH) {
    const index = new Uint8Array(4)
    new DataView(index.buffer).setUint32(0, step)
    const parent = step >= HARD ? concatBytes(new Uint8Array(1), secret) : secp256k1.getPublicKey(secret)
    const [tweak, next] = halves(hmac(sha512, chain, concatBytes(parent, index)))
    if (numberOf(tweak) >= ORDER)
      throw new RangeError('seed: expected one with a key, got one of the few without')
    const child = (numberOf(tweak) + numberOf(secret)) % ORDER
    checkKey(child)
    secret = hexToBytes(child.toString(16).padStart(64, '0'))
    chain = next
  }
  return secret
}

function halves(bytes: Uint8Array): [Uint8Array, Uint8Array] {
  return [bytes.slice(0, 32), bytes.slice(32)]
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes)}`)
}

function checkKey(key: bigint): void {
  if (key === 0n || key >= ORDER)
    throw new RangeError('seed: expected one with a key, got one of the few without')
}
