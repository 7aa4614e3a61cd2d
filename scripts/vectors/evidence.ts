// Writes vectors/evidence/: a log that parted at a place, one that did so with and without witnesses, and files that prove
// nothing.

import { type MemoryTree, sha256, TileBuilder, TileReader, toHex } from '@commonwall/tlog'
import { readAnchor } from '@commonwall/wall'
import { encodeEvidence, parseEvidence } from '../../packages/sync/src/evidence/evidence.ts'
import { provePartingOf } from '../../packages/sync/src/evidence/prove-parting.ts'
import { HOUR, type LogMaker, START, WallMaker, witness } from '../../packages/sync/test/rig/wall-maker.ts'
import { writeVectors } from './write.ts'

const SEEDS = [1, 2, 3, 4]
const witnesses = SEEDS.map(witness)
const maker = new WallMaker({ witnesses: SEEDS })
const known = { key: maker.log.key, origin: maker.log.origin, witnesses }

async function signed(log: LogMaker, hours: number, by?: readonly number[]) {
  const note = await log.note(START + hours * HOUR, by ? { by } : {})
  const anchor = await readAnchor(note, { wall: maker.id, log: log.key, witnesses })
  return { anchor, tree: await treeOf(log.leaves()) }
}

async function treeOf(leaves: MemoryTree): Promise<TileReader> {
  const builder = new TileBuilder()
  for (let i = 0; i < leaves.size; i++) builder.append(leaves.hash(0, i))
  const tiles = new Map(builder.take().map(({ path, bytes }) => [path, bytes]))
  return TileReader.open({ size: leaves.size, readTile: (path) => tiles.get(path) })
}

function parted(at: number, ours: number, theirs: number) {
  const base = maker.log.fork(1)
  base.append(...maker.posts(at - 1))
  const [a, b] = [base.fork(at), base.fork(at)]
  a.append(...maker.posts(ours - at, 1_000))
  b.append(...maker.posts(theirs - at, 2_000))
  return [a, b] as const
}

async function fileOf(at: number, ours: number, theirs: number, by?: readonly number[]): Promise<Uint8Array> {
  const [a, b] = parted(at, ours, theirs)
  const bytes = await provePartingOf(await signed(a, 2), await signed(b, 3, by), known)
  if (!bytes) throw new Error('evidence: expected a proof, got none')
  return bytes
}

async function shortOf(size: number): Promise<Uint8Array> {
  const [a, b] = parted(2, size, size)
  const side = async (log: LogMaker, hours: number) => ({
    note: (await signed(log, hours)).anchor.note,
    parting: undefined,
  })
  return encodeEvidence({ agreed: undefined, sides: [await side(a, 2), await side(b, 3)] })
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function vector(name: string, bytes: Uint8Array) {
  const { agreed, sides } = parseEvidence(bytes)
  return {
    name,
    log: known.key,
    origin: known.origin,
    witnesses: witnesses.map(({ name: of, key }) => ({ name: of, key })),
    file: text(bytes),
    expect: {
      sha256: toHex(sha256(bytes)),
      agreed: agreed?.size ?? null,
      leaves: sides.map(({ parting }) => (parting ? toHex(parting.leaf) : null)),
    },
  }
}

const long = await fileOf(5, 9, 13)
const even = await fileOf(4, 8, 8)
const short = await shortOf(6)
writeVectors(
  'evidence/valid/evidence.json',
  'Files of evidence that prove that a log signed two histories.',
  [
    vector('two sizes, parted at place 5, all witnesses on both sides', long),
    vector('one size, parted at a power of two', even),
    vector('parted after the founding definition, the other side seen by nobody', await fileOf(1, 3, 2, [])),
    vector('the short form: one size, two roots', short),
  ],
)

const [head = '', one = '', two = ''] = text(long).split('\n')
const lines = (...all: readonly string[]) => all.map((line) => `${line}\n`).join('')
const [, size, root] = JSON.parse(head) as [string, number, string]
const first = JSON.parse(one) as [string, string, string[], string[]]
const [grown] = parted(5, 13, 13)
const [older] = parted(5, 9, 9)
const sideOf = async (log: LogMaker) => {
  const { anchor, tree } = await signed(log, 2)
  return {
    note: anchor.note,
    parting: {
      leaf: await tree.leafHash(5),
      consistency: await tree.consistencyProof(5),
      inclusion: await tree.inclusionProof(5),
    },
  }
}
const sameHistory = encodeEvidence({
  agreed: { size: 5, root: await (await signed(grown, 2)).tree.rootAt(5) },
  sides: [await sideOf(grown), await sideOf(older)],
})
const again = encodeEvidence({
  agreed: undefined,
  sides: [
    { note: (await signed(grown, 2)).anchor.note, parting: undefined },
    { note: (await signed(grown, 4)).anchor.note, parting: undefined },
  ],
})
const [shorter, longer] = parted(2, 6, 7)
const ofTwoSizes = encodeEvidence({
  agreed: undefined,
  sides: [
    { note: (await signed(shorter, 2)).anchor.note, parting: undefined },
    { note: (await signed(longer, 3)).anchor.note, parting: undefined },
  ],
})
const [shortHead = '', shortSide = ''] = text(short).split('\n')
const invalid = [
  ['one history that grew', 'leaves', text(sameHistory)],
  ['one checkpoint, signed twice', 'roots', text(again)],
  ['the other order', 'notes', lines(head, two, one)],
  [
    'a size that is not where they part',
    'proof',
    lines(JSON.stringify(['commonwall/evidence@v1', size - 1, root]), one, two),
  ],
  ['another header', 'line 0', lines(JSON.stringify(['commonwall/evidence@v2', size, root]), one, two)],
  [
    'a leaf that stands nowhere',
    'proof',
    lines(head, JSON.stringify([first[0], root, first[2], first[3]]), two),
  ],
  ['spaces', 'evidence', lines(head, one.replace('","', '", "'), two)],
  ['a line more', 'evidence', lines(head, one, two, two)],
  ['no end of line', 'evidence', lines(head, one, two).slice(0, -1)],
  [
    'a signature that was changed',
    'note',
    lines(
      head,
      one.replace(/(.)(.{4}\\n",)/, (_, digit, rest) => `${digit === 'A' ? 'B' : 'A'}${rest}`),
      two,
    ),
  ],
  ['the short form of two sizes', 'sizes', text(ofTwoSizes)],
  ['one note twice', 'notes', lines(shortHead, shortSide, shortSide)],
] as const
writeVectors(
  'evidence/invalid/evidence.json',
  'Files that look like evidence and prove nothing; field: what is wrong.',
  invalid.map(([name, field, file]) => ({
    name,
    field,
    log: known.key,
    origin: known.origin,
    witnesses: witnesses.map(({ name: of, key }) => ({ name: of, key })),
    file,
  })),
)
