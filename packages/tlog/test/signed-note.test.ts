import { describe, expect, it } from 'vitest'
import {
  addSignatures,
  formatNote,
  formatVerifierKey,
  isKeyName,
  keyId,
  noteSigner,
  openNote,
  parseNote,
  parseSignatureLines,
  parseVerifierKey,
  type SignatureType,
  signNote,
  toBase64,
  verifierKey,
} from '../src/index.ts'
import { codeOf, codeOfPromise, testSigner, vectors } from './vectors.ts'

interface KnownNote {
  source: string
  vkey: string
  type: number
  note: string
}

const known = vectors<KnownNote[]>('valid/notes.json')
const alice = testSigner(1)
const bob = testSigner(2)
const aliceKey = verifierKey('alice.example', 1, alice.publicKey)
const bobKey = verifierKey('bob.example', 1, bob.publicKey)
const text = 'One line.\n\nAnother, after an empty one.\n'
const note = await signNote(text, noteSigner('alice.example', alice), noteSigner('bob.example', bob))

describe.each(known)('the note of $source', ({ vkey, type, note }) => {
  const key = parseVerifierKey(vkey)

  it('verifies, and is written back byte for byte', async () => {
    const opened = await openNote(note, [key])
    expect(opened.verified.map(({ by }) => by)).toEqual([key])
    expect(formatNote(opened)).toBe(note)
    expect(formatNote(parseNote(new TextEncoder().encode(note)))).toBe(note)
  })

  it('has a verifier key that is written back', () => {
    expect(formatVerifierKey(key)).toBe(vkey)
    expect(key.type).toBe(type)
    expect(keyId(key.name, key.type, key.key)).toBe(key.keyId)
  })

  it('does not verify with any character of its text changed', async () => {
    const end = note.lastIndexOf('\n\n')
    for (let i = 0; i < end; i++) {
      const changed = `${note.slice(0, i)}${note[i] === '#' ? '!' : '#'}${note.slice(i + 1)}`
      expect(await codeOfPromise(openNote(changed, [key]))).toBe('bad-signature')
    }
  })
})

describe('signed notes', () => {
  it('keep empty lines of the text', async () => {
    expect(parseNote(note).text).toBe(text)
    expect((await openNote(note, [aliceKey, bobKey])).verified).toHaveLength(2)
  })

  it('ignore what unknown keys signed, and keep it', async () => {
    const line = { name: 'mallory.example', keyId: 7, signature: new Uint8Array(2420) }
    const more = addSignatures(note, [line])
    const { verified, signatures } = await openNote(more, [bobKey])
    expect(verified.map(({ name }) => name)).toEqual(['bob.example'])
    expect(signatures).toHaveLength(3)
    expect(signatures[2]).toEqual(line)
  })

  it('ignore lines that share only the name or only the id with a known key', async () => {
    const signature = new Uint8Array(64)
    const sameName = addSignatures(note, [{ name: 'bob.example', keyId: bobKey.keyId ^ 1, signature }])
    const sameId = addSignatures(note, [{ name: 'bob.example.org', keyId: bobKey.keyId, signature }])
    for (const changed of [sameName, sameId])
      expect((await openNote(changed, [bobKey])).verified).toHaveLength(1)
  })

  it('are refused for one bad signature of a known key, beside good ones', async () => {
    const bad = addSignatures(note, [{ ...bobKey, signature: new Uint8Array(64) }])
    expect(await codeOfPromise(openNote(bad, [aliceKey, bobKey]))).toBe('bad-signature')
    expect((await openNote(bad, [aliceKey])).verified).toHaveLength(1)
  })

  it('are refused without a signature of a known key', async () => {
    expect(await codeOfPromise(openNote(note, []))).toBe('no-known-signature')
    expect(await codeOfPromise(openNote(note, [verifierKey('eve.example', 1, alice.publicKey)]))).toBe(
      'no-known-signature',
    )
  })

  it('treat a key of a type that nobody plugged in as unknown, and any other as told', async () => {
    const key = { ...aliceKey, type: 0xfa }
    expect(await codeOfPromise(openNote(note, [key]))).toBe('no-known-signature')
    const agreeing: SignatureType = { type: 0xfa, verify: async () => true }
    expect((await openNote(note, [key], [agreeing])).verified).toHaveLength(1)
  })

  it('carry 16 large signatures and 100 small ones, not 101', () => {
    const large = Array.from({ length: 16 }, (_, i) => ({
      name: 'pq',
      keyId: i,
      signature: new Uint8Array(5000),
    }))
    expect(parseNote(formatNote({ text, signatures: large })).signatures).toHaveLength(16)
    const lines = Array.from(
      { length: 100 },
      (_, i) => `— many.example ${toBase64(new Uint8Array(68).fill(i))}\n`,
    )
    expect(parseNote(`${text}\n${lines.join('')}`).signatures).toHaveLength(100)
    expect(codeOf(() => parseNote(`${text}\n${lines.join('')}${lines[0]}`))).toBe('too-many-signatures')
  })

  it('end at a million bytes', () => {
    const line = `\n— a ${toBase64(new Uint8Array(68))}\n`
    const rest = 1_000_000 - new TextEncoder().encode(line).length
    expect(parseNote(`${'a'.repeat(rest - 1)}\n${line}`).text).toHaveLength(rest)
    expect(codeOf(() => parseNote(`${'a'.repeat(rest)}\n${line}`))).toBe('too-large')
    expect(codeOf(() => parseNote(`${'中'.repeat(rest / 3)}\n${line}`))).toBe('too-large')
    expect(codeOf(() => parseNote(new Uint8Array(1_000_001)))).toBe('too-large')
  })

  it('are UTF-8', () => {
    expect(codeOf(() => parseNote(new Uint8Array([0xff, 0x0a, 0x0a])))).toBe('bad-encoding')
    expect(codeOf(() => parseNote(note.replace('One', '\ud800')))).toBe('bad-encoding')
    expect(parseNote(note.replace('One', '\ufeff')).text.startsWith('\ufeff')).toBe(true)
  })

  it.each(vectors<{ why: string; note: string; code: string }[]>('invalid/notes.json'))(
    'are refused with $why',
    ({ note, code }) => {
      expect(codeOf(() => parseNote(note))).toBe(code)
    },
  )

  it('are not signed where they would not read back', async () => {
    const signer = noteSigner('alice.example', alice)
    expect(await codeOfPromise(signNote('no newline', signer))).toBe('bad-text')
    expect(await codeOfPromise(signNote('a\rb\n', signer))).toBe('bad-text')
    expect(await codeOfPromise(signNote('\ud800\n', signer))).toBe('bad-encoding')
    expect(await codeOfPromise(signNote(text))).toBe('no-signatures')
    expect(codeOf(() => noteSigner('a b', alice))).toBe('bad-name')
    expect(codeOf(() => parseSignatureLines(''))).toBe('no-signatures')
  })
})

describe('verifier keys', () => {
  it.each(vectors<{ why: string; vkey: string; code: string }[]>('invalid/vkeys.json'))(
    'are refused with $why',
    ({ vkey, code }) => {
      expect(codeOf(() => parseVerifierKey(vkey))).toBe(code)
    },
  )

  it('of other types are kept as they stand', () => {
    const vkey = `ecdsa.example+01020304+${toBase64(new Uint8Array([2, 9, 9, 9]))}`
    expect(parseVerifierKey(vkey)).toMatchObject({
      type: 2,
      keyId: 0x01020304,
      key: new Uint8Array([9, 9, 9]),
    })
    expect(formatVerifierKey(parseVerifierKey(vkey))).toBe(vkey)
  })

  it('write small key ids with all their zeros', () => {
    const key = { name: 'zero', keyId: 10, type: 2, key: new Uint8Array([1]) }
    expect(formatVerifierKey(key)).toBe('zero+0000000a+AgE=')
    expect(parseVerifierKey('zero+0000000a+AgE=')).toEqual(key)
  })

  it('have names without spaces and plus', () => {
    for (const name of ['a', 'example.com/foo', 'oid/1.2.3', '見證', 'a\ufeffb'])
      expect(isKeyName(name)).toBe(true)
    for (const name of ['', ' ', 'a b', 'a+b', 'a\nb', 'a\u2028b', 'a\u00a0b', '\ud800', 'a\u0000'])
      expect(isKeyName(name)).toBe(false)
  })
})
