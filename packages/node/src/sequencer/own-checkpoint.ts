// Our own checkpoint, read back as a reader would, before anybody sees it.
//
// Refuses what a reader refuses: a bad signature of a known key, another origin.

import { openCheckpoint, toHex } from '@commonwall/tlog'
import type { Anchor } from '@commonwall/wall'
import type { LogIdentity, WitnessAddress } from '../witness/witness-client.ts'

/** @throws NoteError, CheckpointError */
export async function readOwnCheckpoint(
  note: string,
  { origin, key }: LogIdentity,
  witnesses: readonly WitnessAddress[],
): Promise<Anchor> {
  const { checkpoint, cosignatures } = await openCheckpoint(note, {
    origin,
    logKey: Buffer.from(key, 'hex'),
    witnesses: witnesses.map((witness) => ({ name: witness.name, key: Buffer.from(witness.key, 'hex') })),
  })
  return { log: key, size: checkpoint.size, root: toHex(checkpoint.root), note, cosignatures }
}
