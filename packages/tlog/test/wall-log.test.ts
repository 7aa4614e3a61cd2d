import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  addSignatures,
  cosign,
  encodeEntries,
  formatProof,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  openCheckpoint,
  parseNote,
  parseProof,
  sha256,
  signerFromSeed,
  TileBuilder,
  toHex,
  verifierKey,
  verifyProof,
} from '../src/index.ts'
import { fromHex, signedCheckpoint, vectors } from './vectors.ts'

type Fields = 'wall' | 'logSeed' | 'logKey' | 'witnessSeed' | 'witnessName' | 'witnessKey' | 'origin' | 'root'
type Texts = 'logVkey' | 'logCosignatureVkey' | 'witnessVkey' | 'tile' | 'bundle' | 'checkpoint' | 'proof'
type Example = Record<Fields | Texts, string> & { ids: string[]; time: number; witnessTime: number }

const example = vectors<Example>('valid/wall-log.json')
const page = readFileSync(new URL('../../../docs/protocol/log.md', import.meta.url), 'utf8')
const log = signerFromSeed(fromHex(example.logSeed))
const witness = signerFromSeed(fromHex(example.witnessSeed))
const ids = example.ids.map(fromHex)
const vkey = (name: string, type: number, key: Uint8Array) => formatVerifierKey(verifierKey(name, type, key))

describe('the example of docs/protocol/log.md', () => {
  it('derives names and keys from the wall and the raw keys', () => {
    expect([toHex(log.publicKey), toHex(witness.publicKey)]).toEqual([example.logKey, example.witnessKey])
    expect(example.origin).toBe(`commonwall/${example.wall}/${toHex(sha256(log.publicKey)).slice(0, 16)}`)
    expect(vkey(example.origin, 1, log.publicKey)).toBe(example.logVkey)
    expect(vkey(example.origin, 4, log.publicKey)).toBe(example.logCosignatureVkey)
    expect(vkey(example.witnessName, 4, witness.publicKey)).toBe(example.witnessVkey)
  })

  it('has the tile, the bundle and the root of its ids', () => {
    const tree = new TileBuilder()
    for (const id of ids) tree.append(leafHash(id))
    const [tile] = tree.take()
    expect(tile?.path).toBe('tile/0/000.p/3')
    expect(toHex(tile?.bytes ?? new Uint8Array(0))).toBe(example.tile)
    expect(toHex(encodeEntries(ids))).toBe(example.bundle)
    expect(toHex(tree.root())).toBe(example.root)
  })

  it('is signed and cosigned to the same bytes', async () => {
    const bare = await signedCheckpoint(example.origin, ids.length, fromHex(example.root), log)
    const { text } = parseNote(bare)
    const own = await cosign(text, example.origin, example.time, log)
    const line = await cosign(text, example.witnessName, example.witnessTime, witness)
    expect(addSignatures(bare, [own, line])).toBe(example.checkpoint)
    const proof = inclusionProof(ids.map(leafHash), 1)
    expect(formatProof({ index: 1, proof, checkpoint: example.checkpoint })).toBe(example.proof)
  })

  it('verifies, with both times', async () => {
    const witnesses = [{ name: example.witnessName, key: witness.publicKey }]
    const trust = { origin: example.origin, logKey: log.publicKey, witnesses }
    const opened = await verifyProof(parseProof(example.proof), leafHash(ids[1] as Uint8Array), (note) =>
      openCheckpoint(note, trust),
    )
    expect(Object.fromEntries(opened.cosignatures)).toEqual({
      [example.logKey]: example.time,
      [example.witnessKey]: example.witnessTime,
    })
  })

  it('stands on the page as it is in the vector', () => {
    const { ids: lines, time, witnessTime, ...texts } = example
    const shown = [
      'wall',
      'logKey',
      'origin',
      'logVkey',
      'logCosignatureVkey',
      'witnessVkey',
      'tile',
      'bundle',
      'root',
    ]
    for (const field of [...shown, 'checkpoint', 'proof'])
      expect(page).toContain(texts[field as Texts].trimEnd())
    expect(page).toContain(lines.join('\n'))
    expect(witnessTime - time).toBe(5)
  })
})
