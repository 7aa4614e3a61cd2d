// Three issuers with the test keys of the vectors, so that no test waits for a key to be made.

import { constants, createPrivateKey, privateDecrypt } from 'node:crypto'
import { readVectors } from '../../../wall/test/vectors.ts'
import { parseRsaKey, type RawPrivate, type RsaPublicKey, toJwk } from '../../src/index.ts'

export interface TestIssuer {
  readonly key: RsaPublicKey
  readonly modulus: string
  readonly raw: RawPrivate
}

interface KeyVector {
  readonly modulus: string
  readonly p: string
  readonly q: string
}

/** Issuers with the keys of `vectors/credential/valid/keys.json`. */
export function testIssuers(): readonly TestIssuer[] {
  return readVectors<KeyVector>('credential/valid/keys.json').map(({ modulus, p, q }) => {
    const key = parseRsaKey(modulus)
    const secret = createPrivateKey({ format: 'jwk', key: { ...toJwk(key), ...privateParts(p, q) } })
    const raw: RawPrivate = (bytes) =>
      new Uint8Array(privateDecrypt({ key: secret, padding: constants.RSA_NO_PADDING }, bytes))
    return { key, modulus, raw }
  })
}

/** The private members of a JSON Web Key, from two primes in hex (RFC 7518 §6.3.2), for the exponent 65537. */
export function privateParts(pHex: string, qHex: string) {
  const [p, q] = [BigInt(`0x${pHex}`), BigInt(`0x${qHex}`)]
  const d = inverse(65_537n, (p - 1n) * (q - 1n))
  const parts = { p, q, d, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, base64(value)]))
}

/** The inverse of a modulo n. */
export function inverse(a: bigint, n: bigint): bigint {
  let [r0, r1, s0, s1] = [a, n, 1n, 0n]
  while (r1 !== 0n) [r0, r1, s0, s1] = [r1, r0 % r1, s1, s0 - (r0 / r1) * s1]
  return s0 < 0n ? s0 + n : s0
}

function base64(value: bigint): string {
  const digits = value.toString(16)
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString('base64url')
}

/** Random bytes that repeat, for a seed (xoshiro128**). */
export function seededRandom(seed: number): (length: number) => Uint8Array {
  let [a, b, c, d] = [seed, 0x9e3779b9, 0x243f6a88, 0xb7e15162]
  const next = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  for (let i = 0; i < 20; i++) next()
  return (length) => Uint8Array.from({ length }, () => next() >>> 24)
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}
