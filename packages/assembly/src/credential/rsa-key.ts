// The public key of an issuer: a modulus of exactly 2048 bits; the exponent is always 65537 and never written.
//
// One exponent for everybody, and a prime: if it shared a factor with the group's order, blinding would hide
// less, but then an issuer could answer almost no request at all, and is caught at the first
// (docs/protocol/credential.md, "What a dishonest key could learn").

import { CredentialError } from './credential-error.ts'
import { bitLength, commonDivisor, toInteger } from './integers.ts'

/** A public RSA key. Made by `parseRsaKey` for a wall; the RFC's own vectors have a longer modulus. */
export interface RsaPublicKey {
  readonly modulus: bigint
  readonly exponent: bigint
  /** The bytes of modulus, messages and signatures. */
  readonly bytes: number
}

export const MODULUS_BITS = 2048
export const SIGNATURE_BYTES = MODULUS_BITS / 8
export const EXPONENT = 65_537n

/** The primes below 1,000: a modulus that one of them divides was not made of two large primes. */
const SMALL_PRIMES = primesBelow(1_000).map(BigInt)

/**
 * Reads a modulus written as 512 lower-case hex digits.
 * @throws CredentialError credential/key
 */
export function parseRsaKey(hex: string): RsaPublicKey {
  const refuse = (expected: string): never => {
    throw new CredentialError('credential/key', 'modulus', expected, hex)
  }
  if (!/^[0-9a-f]{512}$/.test(hex)) return refuse('512 lower-case hex digits')
  const modulus = BigInt(`0x${hex}`)
  if (bitLength(modulus) !== MODULUS_BITS) return refuse('2048 bits, the first of them 1')
  if (SMALL_PRIMES.some((prime) => modulus % prime === 0n)) return refuse('no prime factor below 1000')
  return { modulus, exponent: EXPONENT, bytes: SIGNATURE_BYTES }
}

/** The 512 hex digits by which a constitution names the key. */
export function rsaKeyHex(key: RsaPublicKey): string {
  return key.modulus.toString(16).padStart(2 * key.bytes, '0')
}

/**
 * Reads bytes as an element that RSA may work on: as long as the modulus, above 1, below n − 1, and coprime to n.
 * 0, 1 and n − 1 are their own signatures; a shared factor would give the key away.
 * @throws CredentialError credential/number
 */
export function parseElement(field: string, bytes: Uint8Array, key: RsaPublicKey): bigint {
  if (bytes.length !== key.bytes)
    throw new CredentialError('credential/number', field, `${key.bytes} bytes`, bytes.length)
  const value = toInteger(bytes)
  if (value < 2n || value > key.modulus - 2n)
    throw new CredentialError('credential/number', field, 'a number above 1 and below n − 1', 'one outside')
  if (commonDivisor(key.modulus, value) !== 1n)
    throw new CredentialError('credential/number', field, 'no factor shared with the modulus', 'a shared one')
  return value
}

function primesBelow(end: number): number[] {
  const primes: number[] = []
  for (let n = 2; n < end; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
}
