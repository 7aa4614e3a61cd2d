import { readFileSync } from 'node:fs'
import { verifySchnorr } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { openLibsecp256k1 } from '../../src/verify/native-engine.ts'
import { openWasmEngine } from '../../src/verify/wasm-engine.ts'

interface Vector {
  readonly index: number
  readonly publicKey: string
  readonly message: string
  readonly signature: string
  readonly valid: boolean
  readonly why?: string
}

const file = new URL('../../../../vectors/bip340/verification.json', import.meta.url)
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] }
const bytes = (hex: string) => Buffer.from(hex, 'hex')
const native = await openLibsecp256k1()
const wasm = await openWasmEngine()

describe('BIP-340 vectors', () => {
  for (const { index, publicKey, message, signature, valid, why } of vectors) {
    const name = `${index}${why === undefined ? '' : `: ${why}`}`

    it(`plain JavaScript, ${name}`, () => {
      expect(verifySchnorr(bytes(signature), bytes(message), bytes(publicKey))).toBe(valid)
    })

    it(`wasm, ${name}`, () => {
      expect(wasm.verify(bytes(signature), bytes(message), bytes(publicKey))).toBe(valid)
    })

    it(`libsecp256k1, ${name}`, (ctx) => {
      if (typeof native === 'string') return ctx.skip(`not exercised: ${native}`)
      expect(native(bytes(signature), bytes(message), bytes(publicKey))).toBe(valid)
    })
  }

  it('libsecp256k1 refuses wrong lengths without reading past them', (ctx) => {
    if (typeof native === 'string') return ctx.skip(`not exercised: ${native}`)
    const [first] = vectors
    if (first === undefined) throw new Error('a vector')
    const signature = bytes(first.signature)
    const message = bytes(first.message)
    const key = bytes(first.publicKey)
    expect(native(signature.subarray(1), message, key)).toBe(false)
    expect(native(signature, message.subarray(1), key)).toBe(false)
    expect(native(signature, message, key.subarray(1))).toBe(false)
  })
})
