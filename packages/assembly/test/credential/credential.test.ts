import { webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { readVectors } from '../../../wall/test/vectors.ts'
import { verifyPortably } from '../../src/credential/verify.ts'
import {
  blind,
  blindSign,
  type Claim,
  type Credential,
  CredentialError,
  credentialMessage,
  finalize,
  finishClaim,
  nativeVerifier,
  parseElement,
  parseRsaKey,
  rsaKeyHex,
  useRsaVerify,
  verifyCredential,
} from '../../src/index.ts'
import { seededRandom, testIssuers } from './issuers.ts'

const issuers = testIssuers()
const keys = issuers.map(({ key }) => key)
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

afterEach(() => useRsaVerify())

describe('the message that issuers sign', () => {
  it.each(
    readVectors<{ constitution: string; group: string; pubkey: string; message: string }>(
      'credential/valid/messages.json',
    ),
  )('for $group', ({ message, ...subject }) => {
    expect(Buffer.from(credentialMessage(subject)).toString('hex')).toBe(message)
  })

  it('is refused for what is no subject', () => {
    const subject = { constitution: '0'.repeat(64), group: 'a', pubkey: '1'.repeat(64) }
    for (const broken of [{ constitution: 'A'.repeat(64) }, { group: 'A' }, { group: '' }, { pubkey: '1' }])
      expect(() => credentialMessage({ ...subject, ...broken })).toThrow(CredentialError)
  })
})

describe('a credential', () => {
  it.each(
    readVectors<{ claim: Claim; answers: string[]; credential: Credential }>('credential/valid/claims.json'),
  )('comes out of a claim and its answers', async ({ claim, answers, credential }) => {
    expect(finishClaim(claim, keys, answers)).toEqual(credential)
    expect(verifyCredential(credential, keys, credential.signatures)).toBe(true)
    const natively = await Promise.all(keys.map(nativeVerifier))
    for (const [at, verify] of natively.entries())
      expect(await verify(credentialMessage(credential), hex(credential.signatures[at] ?? ''))).toBe(true)
  })

  it.each(
    readVectors<{ why: string; constitution: string; group: string; pubkey: string; signatures: string[] }>(
      'credential/invalid/credentials.json',
    ),
  )('is none: $why', async ({ signatures, ...subject }) => {
    expect(verifyCredential(subject, keys, signatures)).toBe(false)
    // WebCrypto refuses the same: each of these has at least one signature that is none.
    const message = credentialMessage(subject)
    const natively = await Promise.all(keys.map(nativeVerifier))
    const verdicts = natively.map((verify, at) => verify(message, hex(signatures[at]?.toLowerCase() ?? '')))
    const spelling = signatures.length !== 3 || signatures.some((text) => !/^[0-9a-f]{512}$/.test(text))
    expect(spelling || !(await Promise.all(verdicts)).every(Boolean)).toBe(true)
  })

  it.each(
    readVectors<{ modulus: string; message: string; signature: string }>(
      'credential/valid/shared-factor.json',
    ),
  )('may share a factor with a weak modulus, for every verifier', async ({ modulus, message, signature }) => {
    const key = parseRsaKey(modulus)
    expect(() => parseElement('answer', hex(signature), key)).toThrow(/no factor shared/)
    const verdicts = [
      verifyPortably(key, hex(message), hex(signature)),
      await (await nativeVerifier(key))(hex(message), hex(signature)),
    ]
    expect(verdicts).toEqual([true, true])
  })

  it('is none where there are no issuers', () => {
    expect(
      verifyCredential({ constitution: '0'.repeat(64), group: 'a', pubkey: '1'.repeat(64) }, [], []),
    ).toBe(false)
  })

  it('asks the verification that was plugged in', () => {
    const [vector] = readVectors<{ credential: Credential }>('credential/valid/claims.json')
    if (!vector) throw new Error('no vector')
    let asked = 0
    useRsaVerify((...parts) => {
      asked++
      return verifyPortably(...parts)
    })
    expect(verifyCredential(vector.credential, keys, vector.credential.signatures)).toBe(true)
    expect(asked).toBe(3)
  })
})

describe('an issuer’s key', () => {
  it('is spelled in one way', () => {
    for (const { modulus } of issuers) expect(rsaKeyHex(parseRsaKey(modulus))).toBe(modulus)
  })

  it.each(readVectors<{ why: string; modulus: string }>('credential/invalid/keys.json'))(
    'is refused: $why',
    ({ modulus }) => expect(() => parseRsaKey(modulus)).toThrow(CredentialError),
  )
})

describe('a blinded message', () => {
  const [issuer] = issuers
  if (!issuer) throw new Error('no issuer')
  const { key, raw } = issuer

  it.each(readVectors<{ why: string; hex: string }>('credential/invalid/elements.json'))(
    'is not signed: $why',
    (vector) => {
      expect(() => blindSign(key, hex(vector.hex), raw)).toThrow(CredentialError)
      expect(() => parseElement('answer', hex(vector.hex), key)).toThrow(CredentialError)
    },
  )

  it('gives a signature of whatever was blinded, the same to every verifier', async () => {
    const native = await nativeVerifier(key)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(), async (message, seed) => {
        const blinded = blind(key, message, seededRandom(seed))
        const signature = finalize(key, message, blindSign(key, blinded.message, raw), blinded.inverse)
        expect(verifyPortably(key, message, signature)).toBe(true)
        expect(await native(message, signature)).toBe(true)
      }),
      { seed: 1, numRuns: 30 },
    )
  })

  it('is another each time, and of no length or form of its own', () => {
    const message = new Uint8Array(113)
    const all = Array.from({ length: 20 }, (_, seed) => blind(key, message, seededRandom(seed)).message)
    expect(new Set(all.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(20)
    expect(new Set(all.map((bytes) => bytes.length))).toEqual(new Set([256]))
  })

  it('takes no answer that was miscalculated', () => {
    const message = new Uint8Array(9)
    const { message: blinded, inverse } = blind(key, message, (n) =>
      webcrypto.getRandomValues(new Uint8Array(n)),
    )
    const answer = blindSign(key, blinded, raw)
    answer[200] = (answer[200] ?? 0) ^ 1
    expect(() => finalize(key, message, answer, inverse)).toThrow(/a signature by the issuer/)
    expect(() => blindSign(key, blinded, () => answer)).toThrow(/the root of the blinded message/)
  })
})
