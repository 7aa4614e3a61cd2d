// EMSA-PSS with SHA-384 and MGF1 (RFC 8017 §9.1), as RFC 9474 uses it.
//
// The salt is an argument: 48 bytes in every credential, none in two of the RFC's variants.

import { sha384 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'

export const SALT_BYTES = 48
const HASH_BYTES = 48
const TRAILER = 0xbc
const EIGHT_ZEROS = new Uint8Array(8)

/**
 * Encodes a message into `bits` bits.
 * @throws RangeError where hash and salt do not fit
 */
export function encodePss(message: Uint8Array, bits: number, salt: Uint8Array): Uint8Array {
  const length = Math.ceil(bits / 8)
  const padding = length - salt.length - HASH_BYTES - 2
  if (padding < 0) throw new RangeError(`expected at least ${8 * (length - padding)} bits, got ${bits}`)
  const hash = sha384(concatBytes(EIGHT_ZEROS, sha384(message), salt))
  const block = concatBytes(new Uint8Array(padding), new Uint8Array([1]), salt)
  const masked = xor(block, mgf1(hash, block.length))
  clearTop(masked, 8 * length - bits)
  return concatBytes(masked, hash, new Uint8Array([TRAILER]))
}

/** True where the encoding of `bits` bits is one of the message, with a salt of that length. */
export function verifyPssEncoding(
  message: Uint8Array,
  encoded: Uint8Array,
  bits: number,
  saltBytes: number,
): boolean {
  const length = Math.ceil(bits / 8)
  const blockLength = length - HASH_BYTES - 1
  const padding = blockLength - saltBytes - 1
  if (encoded.length !== length || padding < 0 || encoded[length - 1] !== TRAILER) return false
  const unused = 8 * length - bits
  if ((encoded[0] ?? 0) >> (8 - unused) !== 0) return false
  const hash = encoded.subarray(blockLength, length - 1)
  const block = xor(encoded.subarray(0, blockLength), mgf1(hash, blockLength))
  clearTop(block, unused)
  if (block.subarray(0, padding).some((byte) => byte !== 0) || block[padding] !== 1) return false
  const expected = sha384(concatBytes(EIGHT_ZEROS, sha384(message), block.subarray(padding + 1)))
  return expected.every((byte, i) => byte === hash[i])
}

function mgf1(seed: Uint8Array, length: number): Uint8Array {
  const mask = new Uint8Array(Math.ceil(length / HASH_BYTES) * HASH_BYTES)
  const input = new Uint8Array(seed.length + 4)
  input.set(seed)
  for (let counter = 0; counter * HASH_BYTES < length; counter++) {
    new DataView(input.buffer).setUint32(seed.length, counter)
    mask.set(sha384(input), counter * HASH_BYTES)
  }
  return mask.subarray(0, length)
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0))
}

function clearTop(bytes: Uint8Array, bits: number): void {
  bytes[0] = (bytes[0] ?? 0) & (0xff >> bits)
}
