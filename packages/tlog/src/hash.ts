// The hashes of an RFC 6962 tree (§2.1): SHA-256 with one byte in front that tells leaves from nodes.
//
// Synchronous on purpose: for 65 bytes a promise costs more than the hash. The function under it can be
// replaced once at start-up, as a server's native SHA-256 is more than twice as fast as the portable one.

import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

/** SHA-256 of bytes, as 32 bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array

/** The length of every hash here, in bytes. */
export const HASH_BYTES = 32

let current: Sha256 = nobleSha256

/** SHA-256 of data, 32 bytes. */
export function sha256(data: Uint8Array): Uint8Array {
  return current(data)
}

/**
 * Plugs in another SHA-256 for the whole library; without an argument the portable one comes back.
 *
 * ```ts
 * import { createHash } from 'node:crypto'
 * useSha256((data) => new Uint8Array(createHash('sha256').update(data).digest()))
 * ```
 * @throws TypeError when the function gives a wrong hash
 */
export function useSha256(fn: Sha256 = nobleSha256): void {
  const sample = new Uint8Array(66).subarray(1) // a view, as tiles give them
  const [got, expected] = [fn(sample), nobleSha256(sample)]
  if (
    !(got instanceof Uint8Array) ||
    got.length !== HASH_BYTES ||
    expected.some((byte, i) => byte !== got[i])
  )
    throw new TypeError('useSha256: expected a synchronous function that computes SHA-256')
  current = fn
}

/** Hash of a leaf: SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + data.length)
  input.set(data, 1)
  return current(input)
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), both 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + HASH_BYTES)
  return current(input)
}

/** Root of the tree without leaves: SHA-256 of the empty string. */
export function emptyRoot(): Uint8Array {
  return current(new Uint8Array(0))
}
