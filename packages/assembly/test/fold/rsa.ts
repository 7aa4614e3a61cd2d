// RSA keys from names, for vectors that repeat: primes found from a seed. Never for anything that matters.

import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { bitLength, modInverse, modPower, toInteger } from '../../src/credential/integers.ts'
import { encodePss, SALT_BYTES } from '../../src/credential/pss.ts'
import { credentialMessage } from '../../src/index.ts'

interface RsaKey {
  readonly modulus: bigint
  readonly secret: bigint
}

const known = new Map<string, RsaKey>()
const EXPONENT = 65_537n
const SMALL = Array.from({ length: 2000 }, (_, n) => BigInt(2 * n + 3))

/** The same key for the same name. */
export function rsaKeyOf(name: string): RsaKey {
  const before = known.get(name)
  if (before !== undefined) return before
  const p = primeFrom(`${name} p`)
  const q = primeFrom(`${name} q`)
  const secret = modInverse(EXPONENT, (p - 1n) * (q - 1n))
  if (secret === undefined) throw new RangeError(`no key from ${name}`)
  const key = { modulus: p * q, secret }
  known.set(name, key)
  return key
}

export function modulusOf(name: string): string {
  return rsaKeyOf(name).modulus.toString(16)
}

/** The issuer's signature of a credential, as it comes out when nothing is hidden from it. */
export function credentialSignature(
  issuer: string,
  subject: { readonly constitution: string; readonly group: string; readonly pubkey: string },
): string {
  const { modulus, secret } = rsaKeyOf(issuer)
  const salt = stretched(`${issuer} salt ${subject.pubkey}`, SALT_BYTES)
  const encoded = encodePss(credentialMessage(subject), bitLength(modulus) - 1, salt)
  return modPower(toInteger(encoded), secret, modulus).toString(16).padStart(512, '0')
}

function stretched(seed: string, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, n) => sha256(utf8ToBytes(`${seed} ${n}`)))
  return concatBytes(...blocks).slice(0, length)
}

function primeFrom(seed: string): bigint {
  const bytes = stretched(seed, 128)
  // The two highest bits, so that two primes make exactly 2048 bits.
  bytes[0] = (bytes[0] ?? 0) | 0xc0
  for (let candidate = toInteger(bytes) | 1n; ; candidate += 2n) {
    if (SMALL.some((small) => candidate % small === 0n)) continue
    if ([2n, 3n, 5n, 7n].every((base) => isProbablePrime(candidate, base)) && candidate % EXPONENT !== 1n)
      return candidate
  }
}

/** Miller and Rabin, one base. */
function isProbablePrime(n: bigint, base: bigint): boolean {
  let odd = n - 1n
  let twos = 0
  for (; odd % 2n === 0n; odd /= 2n) twos++
  let power = modPower(base, odd, n)
  if (power === 1n || power === n - 1n) return true
  for (; twos > 1; twos--) {
    power = (power * power) % n
    if (power === n - 1n) return true
  }
  return false
}
