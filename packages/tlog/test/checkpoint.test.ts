import { describe, expect, it } from 'vitest'
import {
  addSignatures,
  cosign,
  cosignatureTime,
  emptyRoot,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  sha256,
  toHex,
  verifyCosignature,
} from '../src/index.ts'
import { codeOf, codeOfPromise, fromHex, signedCheckpoint, testSigner, vectors } from './vectors.ts'

interface Known {
  source: string
  text: string
  origin: string
  size: number
  root: string
  extensions: string[]
}

const origin = 'log.example/one'
const log = testSigner(1)
const w1 = testSigner(2)
const w2 = testSigner(3)
const root = sha256(new Uint8Array([1]))
const text = formatCheckpoint({ origin, size: 9, root })
const note = await signedCheckpoint(origin, 9, root, log)
const witnesses = [
  { name: 'witness.example/1', key: w1.publicKey },
  { name: 'witness.example/2', key: w2.publicKey },
]
const trust = { origin, logKey: log.publicKey, witnesses }
const by1 = (time: number) => cosign(text, 'witness.example/1', time, w1)
const by2 = (time: number) => cosign(text, 'witness.example/2', time, w2)

describe('checkpoint texts', () => {
  it.each(vectors<Known[]>('valid/checkpoints.json'))('are read and written: $source', (known) => {
    const { text, origin, size, root, extensions } = known
    expect(parseCheckpoint(text)).toEqual({ origin, size, root: fromHex(root), extensions })
    expect(formatCheckpoint({ origin, size, root: fromHex(root), extensions })).toBe(text)
  })

  it.each(vectors<{ text: string; code: string }[]>('invalid/checkpoints.json'))(
    'are refused: %j',
    ({ text, code }) => {
      expect(codeOf(() => parseCheckpoint(text))).toBe(code)
    },
  )

  it('are not written where they would not read back', () => {
    const good = { origin, size: 0, root: emptyRoot() }
    expect(codeOf(() => formatCheckpoint({ ...good, origin: '' }))).toBe('bad-origin')
    expect(codeOf(() => formatCheckpoint({ ...good, origin: 'a\nb' }))).toBe('bad-origin')
    expect(codeOf(() => formatCheckpoint({ ...good, size: 1.5 }))).toBe('bad-size')
    expect(codeOf(() => formatCheckpoint({ ...good, size: 2 ** 53 }))).toBe('bad-size')
    expect(codeOf(() => formatCheckpoint({ ...good, root: new Uint8Array(31) }))).toBe('bad-root')
    expect(codeOf(() => formatCheckpoint({ ...good, extensions: ['a', ''] }))).toBe('bad-extension')
  })
})

describe('cosignature/v1', () => {
  it('is 8 bytes of time and a signature of header, time line and text', async () => {
    const { signature } = await by1(1_679_315_147)
    expect(signature).toHaveLength(72)
    expect(toHex(signature.subarray(0, 8))).toBe('00000000641850cb')
    const message = `cosignature/v1\ntime 1679315147\n${text}`
    expect(signature.subarray(8)).toEqual(await w1.sign(new TextEncoder().encode(message)))
    expect(await verifyCosignature(text, signature, w1.publicKey)).toBe(true)
    expect(cosignatureTime(signature)).toBe(1_679_315_147)
  })

  it('holds for no other time, text or key', async () => {
    const { signature } = await by1(1_679_315_147)
    const later = signature.slice()
    later[7] = (later[7] ?? 0) + 1
    expect(await verifyCosignature(text, later, w1.publicKey)).toBe(false)
    expect(await verifyCosignature(text.replace('9', '8'), signature, w1.publicKey)).toBe(false)
    expect(await verifyCosignature(text, signature, w2.publicKey)).toBe(false)
    expect(await verifyCosignature(text, signature.subarray(8), w1.publicKey)).toBe(false)
  })

  it('has no time past 2^53, and is not made without one', async () => {
    const { signature } = await by1(2 ** 53 - 1)
    expect(cosignatureTime(signature)).toBe(2 ** 53 - 1)
    const far = signature.slice()
    far[0] = 0x7f
    expect(cosignatureTime(far)).toBeUndefined()
    expect(await verifyCosignature(text, far, w1.publicKey)).toBe(false)
    for (const time of [0, -1, 1.5, Number.NaN, 2 ** 53]) await expect(by1(time)).rejects.toThrow(RangeError)
    expect(await codeOfPromise(cosign('not a checkpoint\n', 'w', 1, w1))).toBe('bad-size')
  })
})

describe('opening a checkpoint', () => {
  it('gives what the log says, and who cosigned when', async () => {
    const own = await cosign(text, origin, 30, log)
    const full = addSignatures(note, [await by1(10), await by2(20), own])
    const opened = await openCheckpoint(full, trust)
    expect(opened.checkpoint).toEqual({ origin, size: 9, root, extensions: [] })
    expect(opened.text).toBe(text)
    const expected = [
      [w1, 10],
      [w2, 20],
      [log, 30],
    ] as const
    expect([...opened.cosignatures]).toEqual(
      expected.map(([signer, time]) => [toHex(signer.publicKey), time]),
    )
  })

  it('takes the earliest of a witness’s times', async () => {
    const full = addSignatures(note, [await by1(30), await by1(10), await by1(20)])
    expect([...(await openCheckpoint(full, trust)).cosignatures.values()]).toEqual([10])
  })

  it('counts one key under two names once', async () => {
    const alias = { name: 'witness.example/alias', key: w1.publicKey }
    const full = addSignatures(note, [await by1(10), await cosign(text, alias.name, 5, w1)])
    const { cosignatures } = await openCheckpoint(full, { ...trust, witnesses: [...witnesses, alias] })
    expect([...cosignatures]).toEqual([[toHex(w1.publicKey), 5]])
  })

  it('ignores unknown witnesses and unknown kinds of signatures', async () => {
    const stranger = await cosign(text, 'witness.example/3', 10, testSigner(9))
    const renamed = await cosign(text, 'witness.example/other', 10, w1)
    const quantum = { name: 'witness.example/1', keyId: 99, signature: new Uint8Array(2428) }
    const full = addSignatures(note, [stranger, renamed, quantum])
    expect((await openCheckpoint(full, trust)).cosignatures.size).toBe(0)
  })

  it('takes a plain signature of a witness for no cosignature', async () => {
    const { keyId, name } = await by1(10)
    const plain = { name, keyId, signature: await w1.sign(new TextEncoder().encode(text)) }
    expect(await codeOfPromise(openCheckpoint(addSignatures(note, [plain]), trust))).toBe('bad-signature')
  })

  it('refuses a cosignature of another checkpoint', async () => {
    const other = await cosign(text.replace('9', '8'), 'witness.example/1', 10, w1)
    expect(await codeOfPromise(openCheckpoint(addSignatures(note, [other]), trust))).toBe('bad-signature')
  })

  it('needs the log’s own plain signature, whoever cosigned', async () => {
    const own = await cosign(text, origin, 30, log)
    const lines = addSignatures(note, [own, await by1(10)]).split('\n')
    const unsigned = [...lines.slice(0, 4), ...lines.slice(5)].join('\n')
    expect(await codeOfPromise(openCheckpoint(unsigned, trust))).toBe('no-log-signature')
  })

  it('refuses another log, even one under the same key', async () => {
    const elsewhere = await signedCheckpoint('log.example/two', 9, root, log)
    expect(await codeOfPromise(openCheckpoint(elsewhere, trust))).toBe('no-known-signature')
    const otherKey = { ...trust, logKey: w2.publicKey }
    expect(await codeOfPromise(openCheckpoint(note, otherKey))).toBe('no-known-signature')
    const text = formatCheckpoint({ origin: 'log.example/two', size: 9, root })
    const { signature } = await cosign(text, origin, 5, log)
    expect(await verifyCosignature(text, signature, log.publicKey)).toBe(true)
    const lied = addSignatures(elsewhere, [await cosign(text, origin, 5, log)])
    expect(await codeOfPromise(openCheckpoint(lied, trust))).toBe('wrong-origin')
  })
})
