import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { concatBytes, littleEndian } from '../src/bytes.ts'
import { findPlatformEd25519, type Subtle } from '../src/ed25519-platform.ts'
import { signPortably, verifyPortably } from '../src/ed25519-portable.ts'
import { signerFromSeed, toHex, verifyEd25519 } from '../src/index.ts'
import { fromHex, seeded, testSigner, vectors } from './vectors.ts'

interface Rfc8032 {
  vectors: { seed: string; publicKey: string; message: string; signature: string }[]
}

const { Point } = ed25519
const ORDER = Point.Fn.ORDER
const platform = await findPlatformEd25519()
const known = vectors<Rfc8032>('valid/ed25519.json').vectors

function toLittleEndian(value: bigint): Uint8Array {
  return fromHex(value.toString(16).padStart(64, '0')).reverse()
}

const message = new TextEncoder().encode('the list only grew')
const signer = testSigner(7)
const signature = await signer.sign(message)
const torsion = Point.fromBytes(fromHex(ED25519_TORSION_SUBGROUP.find(isOrderEight) ?? ''))

function isOrderEight(hex: string): boolean {
  return !Point.fromBytes(fromHex(hex)).multiplyUnsafe(4n).is0()
}

/** A signature whose R or key may carry a point of small order: right with the cofactor, wrong without. */
function craft(secret: bigint, nonce: bigint, inKey: boolean, inNonce: boolean) {
  const key = Point.BASE.multiply(secret)
  const a = (inKey ? key.add(torsion) : key).toBytes()
  const point = Point.BASE.multiply(nonce)
  const r = (inNonce ? point.add(torsion) : point).toBytes()
  const k = littleEndian(sha512(concatBytes([r, a, message]))) % ORDER
  return { key: a, signature: concatBytes([r, toLittleEndian((nonce + k * secret) % ORDER)]) }
}

/** What both implementations say, which must be the same. */
async function verdict(sig: Uint8Array, text: Uint8Array, key: Uint8Array): Promise<boolean> {
  const accepted = await verifyEd25519(sig, text, key)
  expect(verifyPortably(sig, text, key)).toBe(accepted)
  return accepted
}

describe('Ed25519', () => {
  it('is found on this platform, so that both implementations are tried here', () => {
    expect(platform).toBeDefined()
  })

  it.each(known)('signs and verifies RFC 8032 §7.1 $publicKey', async (vector) => {
    const [text, expected] = [fromHex(vector.message), fromHex(vector.signature)]
    const own = signerFromSeed(fromHex(vector.seed))
    expect(toHex(own.publicKey)).toBe(vector.publicKey)
    expect(toHex(await own.sign(text))).toBe(vector.signature)
    expect(toHex(signPortably(text, fromHex(vector.seed)))).toBe(vector.signature)
    expect(await verdict(expected, text, own.publicKey)).toBe(true)
  })

  it('agrees with itself on flipped bits of signature, message and key', async () => {
    const random = seeded(8032)
    for (let i = 0; i < 120; i++) {
      const parts = [signature.slice(), message.slice(), signer.publicKey.slice()] as const
      const part = parts[random(3)] as Uint8Array
      const byte = random(part.length)
      part[byte] = (part[byte] ?? 0) ^ (1 << random(8))
      expect(await verdict(...parts)).toBe(false)
    }
  })

  it('refuses wrong lengths', async () => {
    expect(await verifyEd25519(signature.subarray(1), message, signer.publicKey)).toBe(false)
    expect(await verifyEd25519(signature, message, signer.publicKey.subarray(1))).toBe(false)
    expect(await verifyEd25519(new Uint8Array(0), message, new Uint8Array(0))).toBe(false)
    expect(() => signerFromSeed(new Uint8Array(31))).toThrow(RangeError)
  })

  it('refuses an S that is not reduced, so that a signature has one form', async () => {
    const s = littleEndian(signature.subarray(32))
    for (const more of [ORDER, 2n * ORDER]) {
      const other = concatBytes([signature.subarray(0, 32), toLittleEndian(s + more)])
      expect(await verifyEd25519(other, message, signer.publicKey)).toBe(false)
      expect(verifyPortably(other, message, signer.publicKey)).toBe(false)
    }
  })

  it('refuses every key and every R of small order, in every encoding', async () => {
    const p = 2n ** 255n - 19n
    const encodings = ED25519_TORSION_SUBGROUP.flatMap((hex) => {
      const y = littleEndian(fromHex(hex)) & (2n ** 255n - 1n)
      const other = y + p < 2n ** 255n ? [y + p] : []
      return [y, ...other].flatMap((value) => [value, value + 2n ** 255n]).map(toLittleEndian)
    })
    expect(encodings.length).toBeGreaterThan(16)
    for (const point of encodings) {
      // S = 0 and R = the point make the equation hold for the neutral key in lax implementations.
      const lax = concatBytes([point, new Uint8Array(32)])
      expect(await verifyEd25519(lax, message, point)).toBe(false)
      expect(await verifyEd25519(lax, message, signer.publicKey)).toBe(false)
    }
  })

  it('refuses what holds only with the cofactor, in both implementations', async () => {
    const crafted = craft(12345n, 67890n, false, true)
    expect(ed25519.verify(crafted.signature, message, crafted.key)).toBe(true) // the library is laxer
    expect(verifyPortably(crafted.signature, message, crafted.key)).toBe(false)
    expect(await platform?.verify(crafted.signature, message, crafted.key)).toBe(false)
  })

  it('agrees with itself on keys of mixed order', async () => {
    for (let i = 1n; i <= 24n; i++) {
      const { key, signature: sig } = craft(1000n + i, 77n * i, true, i % 2n === 0n)
      expect(await platform?.verify(sig, message, key)).toBe(verifyPortably(sig, message, key))
    }
  })

  it('refuses keys that are no point of the curve', async () => {
    for (let first = 0; first < 32; first++) {
      const key = new Uint8Array(32)
      key[0] = first
      expect(await verdict(signature, message, key)).toBe(false)
    }
  })

  it('falls back where the platform’s is missing or lies', async () => {
    const base = { importKey: async () => ({}), sign: async () => new ArrayBuffer(64) }
    const lying = { ...base, verify: async () => true } as unknown as Subtle
    const broken = {
      ...base,
      importKey: () => Promise.reject(new Error('NotSupportedError')),
    } as unknown as Subtle
    expect(await findPlatformEd25519(lying)).toBeUndefined()
    expect(await findPlatformEd25519(broken)).toBeUndefined()
  })
})
