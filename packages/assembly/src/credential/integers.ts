// Whole numbers of RSA: bytes to number and back (RFC 8017 §4), powers and inverses modulo n.
//
// Not constant in time, so it never touches a secret key: issuers compute in OpenSSL (`node/issuer`). What it
// does touch, a blinding factor, is used once and never leaves the device.

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** OS2IP: the number that bytes stand for, the greatest byte first. */
export function toInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytesToHex(bytes)}`)
}

/** I2OSP: the number in exactly `length` bytes. @throws RangeError where it needs more */
export function toBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, '0')
  if (value < 0n || hex.length > 2 * length) throw new RangeError(`expected a number of ${length} bytes`)
  return hexToBytes(hex)
}

/** The bits a positive number needs. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}

/** base^exponent modulo n, for a public exponent. */
export function modPower(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n
    if (bit === '1') result = (result * base) % n
  }
  return result
}

/** The inverse of a modulo n, or undefined where they share a factor (extended Euclid). */
export function modInverse(a: bigint, n: bigint): bigint | undefined {
  let [previous, current] = [n, a % n]
  let [left, right] = [0n, 1n]
  while (current !== 0n) {
    const quotient = previous / current
    ;[previous, current] = [current, previous - quotient * current]
    ;[left, right] = [right, left - quotient * right]
  }
  if (previous !== 1n) return undefined
  return left < 0n ? left + n : left
}

/** The greatest common divisor of two numbers, neither negative. */
export function commonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b]
  while (right !== 0n) [left, right] = [right, left % right]
  return left
}
