import { eventId, type NostrEvent, signEvent, verifyEvent } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyBatch, writeBatch } from '../../src/verify/batch.ts'
import type { Engine } from '../../src/verify/engine.ts'
import { openNativeEngine } from '../../src/verify/native-engine.ts'
import { openWasmEngine } from '../../src/verify/wasm-engine.ts'

function isRight(engine: Engine, event: NostrEvent): boolean {
  return verifyBatch(engine, writeBatch([event]))[0] === 1
}

const wasm = await openWasmEngine()
const native = await openNativeEngine()
const engines: readonly (readonly [string, Engine | undefined])[] = [
  ['wasm', wasm],
  ['libsecp256k1', 'engine' in native ? native.engine : undefined],
]
const missing = 'missing' in native ? native.missing : ''

const FIELD = `${'f'.repeat(55)}efffffc2f`
const ORDER = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'
const OFF_CURVE = 'eefdea4cdb677750a420fee807eacf21eb9898ae79b9768766e4faa04a2d4a34'
const NO_X = '4a298dacae57395a15d0795ddbfd1dcb564da82b0f269bc70a74f8220429ba1d'

const good = signEvent(
  { kind: 1, created_at: 1_700_000_000, tags: [['t', '人权']], content: '"\\\b\f\u2028\u{1f5fd} 人权' },
  new Uint8Array(32).fill(7),
  new Uint8Array(32),
)

/** The good event with one thing wrong; the id follows, so that the signature is what fails. */
function forged(change: Partial<NostrEvent>): NostrEvent {
  const event = { ...good, ...change }
  return 'id' in change ? event : { ...event, id: eventId(event) }
}

const faults: readonly (readonly [string, NostrEvent])[] = [
  ['another content', forged({ content: 'other' })],
  ['an id that is not the hash', forged({ id: '0'.repeat(64) })],
  ['content changed under the same id', { ...good, content: 'other' }],
  ['a public key off the curve', forged({ pubkey: OFF_CURVE })],
  ['a public key above the field', forged({ pubkey: `${FIELD.slice(0, -2)}30` })],
  ['public key 0', forged({ pubkey: '0'.repeat(64) })],
  ['r equal to the field size', { ...good, sig: FIELD + good.sig.slice(64) }],
  ['r no x coordinate', { ...good, sig: NO_X + good.sig.slice(64) }],
  ['s equal to the group order', { ...good, sig: good.sig.slice(0, 64) + ORDER }],
  ['s negated', { ...good, sig: good.sig.slice(0, 64) + negated(good.sig.slice(64)) }],
  ['a zero signature', { ...good, sig: '0'.repeat(128) }],
]

function negated(scalar: string): string {
  return (BigInt(`0x${ORDER}`) - BigInt(`0x${scalar}`)).toString(16).padStart(64, '0')
}

for (const [name, engine] of engines)
  describe(`${name} engine`, () => {
    it('takes a right event, also one of 90,000 bytes', (ctx) => {
      if (engine === undefined) return ctx.skip(`not exercised: ${missing}`)
      const key = new Uint8Array(32).fill(9)
      const long = { kind: 1059, created_at: 0, tags: [], content: '人'.repeat(29_000) }
      expect(isRight(engine, good)).toBe(true)
      expect(isRight(engine, signEvent(long, key, new Uint8Array(32)))).toBe(true)
    })

    for (const [fault, event] of faults)
      it(`refuses ${fault}`, (ctx) => {
        if (engine === undefined) return ctx.skip(`not exercised: ${missing}`)
        expect(verifyEvent(event)).toBeUndefined()
        expect(isRight(engine, event)).toBe(false)
        expect(isRight(engine, good), 'and still takes the right one').toBe(true)
      })

    it('agrees with plain JavaScript on signatures and keys with one flipped bit', (ctx) => {
      if (engine === undefined) return ctx.skip(`not exercised: ${missing}`)
      const flip = (hex: string, bit: number) => {
        const at = bit >> 2
        return (
          hex.slice(0, at) +
          (Number.parseInt(hex[at] ?? '0', 16) ^ (1 << (bit & 3))).toString(16) +
          hex.slice(at + 1)
        )
      }
      const change = fc.oneof(
        fc.nat(511).map((bit) => ({ ...good, sig: flip(good.sig, bit) })),
        fc.nat(255).map((bit) => forged({ pubkey: flip(good.pubkey, bit) })),
        fc.nat(255).map((bit) => ({ ...good, id: flip(good.id, bit) })),
        fc.string({ unit: 'grapheme' }).map((content) => {
          const { kind, created_at, tags } = good
          return signEvent(
            { kind, created_at, tags, content },
            new Uint8Array(32).fill(3),
            new Uint8Array(32),
          )
        }),
      )
      const agrees = (event: NostrEvent) => isRight(engine, event) === (verifyEvent(event) !== undefined)
      fc.assert(fc.property(change, agrees), { seed: 1, numRuns: 100 })
    })
  })
