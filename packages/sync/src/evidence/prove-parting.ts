// Making evidence: where two histories of one log part, found by their trees and proven to anybody.

import { equalBytes, formatNote, fromHex, parseNote, type TileReader } from '@commonwall/tlog'
import type { Anchor, WitnessEntry } from '@commonwall/wall'
import { signersOf } from '../audit/checkpoints.ts'
import { type EvidenceSide, encodeEvidence } from './evidence.ts'

/** A signed checkpoint, and its tree where its tiles can be read. */
export interface Signed {
  readonly anchor: Anchor
  readonly tree: TileReader | undefined
}

/** The log, and whose cosignatures stay in the notes: a note blown up with strangers' lines would not fit a file. */
export interface Known {
  readonly origin: string
  readonly witnesses: readonly WitnessEntry[]
}

/**
 * The file that proves that two checkpoints contradict each other; undefined if they do not, or it cannot be proven:
 * sizes that differ, and tiles that cannot be read.
 * @throws RangeError if they are not of one log
 */
export async function provePartingOf(
  one: Signed,
  other: Signed,
  known: Known,
): Promise<Uint8Array | undefined> {
  if (one.anchor.log !== other.anchor.log) throw new RangeError('evidence: expected checkpoints of one log')
  const [a, b] = [withoutStrangers(one, known), withoutStrangers(other, known)]
  const long = await longForm(a, b).catch(() => undefined)
  if (long) return long
  if (a.anchor.size !== b.anchor.size || a.anchor.root === b.anchor.root) return undefined
  const side = ({ anchor: { note } }: Signed): EvidenceSide => ({ note, parting: undefined })
  return encodeEvidence({ agreed: undefined, sides: [side(a), side(b)] })
}

async function longForm(a: Signed, b: Signed): Promise<Uint8Array | undefined> {
  const [ours, theirs] = [a.tree, b.tree]
  if (!ours || !theirs) return undefined
  const size = await agreedSize(ours, theirs)
  if (size === Math.min(a.anchor.size, b.anchor.size)) return undefined // one continues the other
  const root = await ours.rootAt(size)
  const side = async (
    { anchor: { note, root: signed } }: Signed,
    tree: TileReader,
  ): Promise<EvidenceSide> => {
    if (!equalBytes(tree.root, fromHex(signed) ?? new Uint8Array()))
      throw new RangeError('evidence: expected its tree')
    const leaf = await tree.leafHash(size)
    const consistency = await tree.consistencyProof(size)
    return { note, parting: { leaf, consistency, inclusion: await tree.inclusionProof(size) } }
  }
  return encodeEvidence({ agreed: { size, root }, sides: [await side(a, ours), await side(b, theirs)] })
}

/** The largest size at which both trees have one root: some thirty looks, however large the log. */
async function agreedSize(a: TileReader, b: TileReader): Promise<number> {
  let same = 0
  let other = Math.min(a.size, b.size) + 1
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (equalBytes(await a.rootAt(middle), await b.rootAt(middle))) same = middle
    else other = middle
  }
  return same
}

function withoutStrangers({ anchor, tree }: Signed, known: Known): Signed {
  const { text, signatures } = parseNote(anchor.note)
  const kept = signersOf({ ...known, key: anchor.log }).flatMap(
    ({ name, keyId }) => signatures.find((line) => line.name === name && line.keyId === keyId) ?? [],
  )
  return { anchor: { ...anchor, note: formatNote({ text, signatures: kept }) }, tree }
}
