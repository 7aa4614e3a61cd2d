// Proofs that an id stands in one of our logs: the C2SP tlog-proof that travels with a definition.
//
// Made under the earliest checkpoint that covers the place, so that a proof, once made, stays the same.

import { formatProof, TileReader } from '@commonwall/tlog'
import type { Anchor } from '@commonwall/wall'
import type { Files } from './files.ts'

/**
 * The tlog-proof of a place.
 * @param anchor a checkpoint with size > index
 * @param files the log's own published folder
 * @param extra a further signed note that is to travel with the proof
 */
export async function proveInclusion(
  index: number,
  anchor: Pick<Anchor, 'size' | 'root' | 'note'>,
  files: Pick<Files, 'read'>,
  extra?: string,
): Promise<string> {
  const tiles = await TileReader.open({
    size: anchor.size,
    root: Buffer.from(anchor.root, 'hex'),
    readTile: (path) => files.read(path),
  })
  const proof = { index, proof: await tiles.inclusionProof(index), checkpoint: anchor.note }
  return formatProof(extra === undefined ? proof : { ...proof, extra: Buffer.from(extra) })
}
