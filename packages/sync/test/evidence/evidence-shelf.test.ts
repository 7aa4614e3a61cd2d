// Which files the shelf keeps when there are more than it has room for.

import { readFileSync } from 'node:fs'
import { formatNote, parseNote } from '@commonwall/tlog'
import { describe, expect, it } from 'vitest'
import { encodeEvidence, parseEvidence } from '../../src/evidence/evidence.ts'
import { EvidenceShelf } from '../../src/evidence/evidence-shelf.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'

interface Vector {
  readonly log: string
  readonly origin: string
  readonly witnesses: readonly { readonly name: string; readonly key: string }[]
  readonly file: string
}

const ROOM = 16
const file = new URL('../../../../vectors/evidence/valid/evidence.json', import.meta.url)
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: [Vector, Vector, Vector, Vector] }
const [{ log: key, origin, witnesses }] = vectors
const logs = [{ key, origin, witnesses: witnesses.map((witness) => ({ ...witness, url: '' })) }]
const [full, even, unseen, short] = vectors.map((vector) => new TextEncoder().encode(vector.file)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

/** The same evidence with the signature lines of its first note turned, and all from the `drop`th on left out. */
function respelled(bytes: Uint8Array, turn: number, drop: number): Uint8Array {
  const { agreed, sides } = parseEvidence(bytes)
  const { text, signatures } = parseNote(sides[0].note)
  const [first, ...others] = signatures.slice(0, drop)
  const turned = [...others.slice(turn % others.length), ...others.slice(0, turn % others.length)]
  if (turn >= others.length) turned.reverse()
  const note = formatNote({ text, signatures: [...(first ? [first] : []), ...turned] })
  return encodeEvidence({ agreed, sides: [{ ...sides[0], note }, sides[1]] })
}

/** A shelf that is full of one parting. */
async function fullShelf(bytes: Uint8Array): Promise<EvidenceShelf> {
  const shelf = new EvidenceShelf(new MemoryPathStore())
  for (const drop of [99, -1, -2])
    for (let turn = 0; turn < 8; turn++) await shelf.take(respelled(bytes, turn, drop), logs)
  expect(shelf.all).toHaveLength(ROOM)
  return shelf
}

describe('a shelf that is full of files of one parting', () => {
  for (const [name, bytes] of [
    ['the long form', full],
    ['the short form', short],
  ] as const)
    it(`${name}: has room for every other parting, and gives none of those up for one more spelling`, async () => {
      const shelf = await fullShelf(bytes)
      for (const other of [unseen, even]) expect(await shelf.take(other, logs)).toBeDefined()
      expect(shelf.all).toHaveLength(ROOM)
      await shelf.take(bytes, logs)
      for (let turn = 0; turn < 8; turn++) await shelf.take(respelled(bytes, turn, 99), logs)
      const places = shelf.all.map(({ agreed }) => agreed)
      expect(places).toContain(1)
      expect(places).toContain(4)
      expect(
        Math.max(
          ...shelf.all.map(({ sides: [a, b] }) =>
            Math.min(a.anchor.cosignatures.size, b.anchor.cosignatures.size),
          ),
        ),
      ).toBeGreaterThanOrEqual(4)
    })
})
