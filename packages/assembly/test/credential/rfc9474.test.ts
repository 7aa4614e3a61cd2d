import { constants, createPrivateKey, privateDecrypt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blindWith } from '../../src/credential/blind.ts'
import { encodePss } from '../../src/credential/pss.ts'
import { verifyPortably } from '../../src/credential/verify.ts'
import { blindSign, finalize, nativeVerifier, type RsaPublicKey, toJwk } from '../../src/index.ts'
import { inverse as inverseOf, privateParts } from './issuers.ts'

interface Vector {
  readonly name: string
  readonly message: string
  readonly salt: string
  readonly inverse: string
  readonly blinded: string
  readonly blindSignature: string
  readonly signature: string
  readonly encoded?: string
}

const file = new URL('../../../../vectors/credential/valid/rfc9474.json', import.meta.url)
const { key: given, vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly key: Readonly<Record<'p' | 'q' | 'n' | 'e' | 'd', string>>
  readonly vectors: readonly Vector[]
}
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const number = (text: string) => BigInt(`0x${text}`)
const key: RsaPublicKey = { modulus: number(given.n), exponent: number(given.e), bytes: 512 }

/** RFC 9474's key, as OpenSSL wants it. */
const privateKey = () =>
  createPrivateKey({ format: 'jwk', key: { ...toJwk(key), ...privateParts(given.p, given.q) } })

describe.each(vectors)('RFC 9474, $name', (vector) => {
  const message = hex(vector.message)
  const salt = hex(vector.salt)
  const inverse = number(vector.inverse)
  // The vectors give the inverse of the factor; the factor is the inverse of that.
  const factor = inverseOf(inverse, key.modulus)

  it('encodes', () => {
    if (vector.encoded !== undefined)
      expect(Buffer.from(encodePss(message, 4095, salt)).toString('hex')).toBe(vector.encoded)
  })

  it('blinds', () => {
    const blinded = blindWith(key, message, salt, () => factor)
    expect(Buffer.from(blinded.message).toString('hex')).toBe(vector.blinded)
    expect(blinded.inverse).toBe(inverse)
  })

  it('signs blindly', () => {
    const secret = privateKey()
    const raw = (bytes: Uint8Array) =>
      new Uint8Array(privateDecrypt({ key: secret, padding: constants.RSA_NO_PADDING }, bytes))
    expect(Buffer.from(blindSign(key, hex(vector.blinded), raw)).toString('hex')).toBe(vector.blindSignature)
  })

  it('finalizes', () => {
    const signature = finalize(key, message, hex(vector.blindSignature), inverse, salt.length)
    expect(Buffer.from(signature).toString('hex')).toBe(vector.signature)
  })

  it('verifies, and with one bit changed no more', async () => {
    const signature = hex(vector.signature)
    expect(verifyPortably(key, message, signature, salt.length)).toBe(true)
    expect(verifyPortably(key, message, signature, 48 - salt.length)).toBe(false)
    for (const at of [0, 100, 511]) {
      const changed = signature.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(verifyPortably(key, message, changed, salt.length)).toBe(false)
    }
    if (salt.length === 48) {
      const native = await nativeVerifier(key)
      expect(await native(message, signature)).toBe(true)
      expect(await native(new Uint8Array(message.length), signature)).toBe(false)
    }
  })
})
