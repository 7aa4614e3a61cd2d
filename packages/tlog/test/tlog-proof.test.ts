import { describe, expect, it } from 'vitest'
import {
  addSignatures,
  cosign,
  formatProof,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  openByPolicy,
  openCheckpoint,
  parseNote,
  parsePolicy,
  parseProof,
  treeRoot,
  verifierKey,
  verifyProof,
} from '../src/index.ts'
import { codeOf, codeOfPromise, signedCheckpoint, testSigner, vectors } from './vectors.ts'

const origin = 'log.example/one'
const log = testSigner(1)
const witnesses = [2, 3, 4].map((byte) => ({ name: `w${byte}.example`, signer: testSigner(byte) }))
const leaves = Array.from({ length: 77 }, (_, i) => leafHash(new Uint8Array([i])))
const bare = await signedCheckpoint(origin, 77, treeRoot(leaves), log)
const lines = await Promise.all(witnesses.map((w) => cosign(parseNote(bare).text, w.name, 50, w.signer)))
const checkpoint = addSignatures(bare, lines)
const index = 42
const proof = { index, proof: inclusionProof(leaves, index), checkpoint }
const text = formatProof(proof)
const open = (note: string) => openCheckpoint(note, { origin, logKey: log.publicKey })

function policyText(quorum: string): string {
  const keys = witnesses.map((w) => formatVerifierKey(verifierKey(w.name, 4, w.signer.publicKey)))
  const known = keys.map((vkey, i) => `witness W${i} ${vkey}\n`).join('')
  return `log ${formatVerifierKey(verifierKey(origin, 1, log.publicKey))}\n${known}${quorum}`
}

describe('tlog-proof', () => {
  it('is read and written back, with and without extra data', () => {
    expect(parseProof(text)).toEqual(proof)
    const more = formatProof({ ...proof, extra: new Uint8Array([1, 2]) })
    expect(more.split('\n').slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra AQI=', 'index 42'])
    expect(parseProof(more)).toEqual({ ...proof, extra: new Uint8Array([1, 2]) })
    expect(formatProof({ ...proof, extra: new Uint8Array(0) })).toBe(text)
  })

  it.each(vectors<{ why: string; text: string; code: string }[]>('invalid/proofs.json'))(
    'is refused with $why',
    ({ text, code }) => {
      expect(codeOf(() => parseProof(text))).toBe(code)
    },
  )

  it('proves its own leaf and no other', async () => {
    const opened = await verifyProof(parseProof(text), leaves[index] as Uint8Array, open)
    expect(opened.checkpoint.size).toBe(77)
    expect(await codeOfPromise(verifyProof(proof, leaves[41] as Uint8Array, open))).toBe('root-mismatch')
    const moved = { ...proof, index: 43 }
    expect(await codeOfPromise(verifyProof(moved, leaves[index] as Uint8Array, open))).toBe('root-mismatch')
    const outside = { ...proof, index: 77 }
    expect(await codeOfPromise(verifyProof(outside, leaves[index] as Uint8Array, open))).toBe('bad-range')
  })

  it('holds under a policy that its cosignatures meet', async () => {
    const leaf = leaves[index] as Uint8Array
    const verify = (quorum: string, from = proof) =>
      codeOfPromise(verifyProof(from, leaf, (note) => openByPolicy(note, parsePolicy(policyText(quorum)))))
    const two = { ...proof, checkpoint: addSignatures(bare, lines.slice(0, 2)) }
    expect(await verify('group G all W0 W1 W2\nquorum G\n')).toBe('nothing was refused')
    expect(await verify('group G all W0 W1 W2\nquorum G\n', two)).toBe('no-quorum')
    expect(await verify('group G 2 W0 W1 W2\nquorum G\n', two)).toBe('nothing was refused')
    expect(await verify('quorum W2\n', two)).toBe('no-quorum')
    expect(await verify('quorum none\n', { ...proof, checkpoint: bare })).toBe('nothing was refused')
    const elsewhere = await signedCheckpoint('log.example/two', 77, treeRoot(leaves), log)
    expect(await verify('quorum none\n', { ...proof, checkpoint: elsewhere })).toBe('unknown-log')
    const bad = addSignatures(bare, [{ ...lines[0], signature: new Uint8Array(72) } as (typeof lines)[0]])
    expect(await verify('quorum none\n', { ...proof, checkpoint: bad })).toBe('bad-signature')
  })
})
