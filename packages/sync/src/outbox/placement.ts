// Reads a tlog-proof of a post: in which log of the wall it stands, and how many of its witnesses signed above it.

import { fromHex, leafHash, openCheckpoint, parseProof, verifyProof } from '@commonwall/tlog'
import { type Definition, logOrigin } from '@commonwall/wall'
import type { Placement } from './entry.ts'

/** What of a definition is needed. */
export type Witnessing = Pick<Definition, 'wall' | 'logs' | 'witnesses'>

/**
 * The placement that a proof shows.
 * @param id of the post, 64 hex digits
 * @throws FormatError, NoteError, CheckpointError, ProofError if it shows none
 */
export async function readPlacement(
  proof: string,
  id: string,
  { wall, logs, witnesses }: Witnessing,
): Promise<Placement> {
  const parsed = parseProof(proof)
  const origin = parsed.checkpoint.slice(0, parsed.checkpoint.indexOf('\n'))
  // An origin of no log of the wall is checked against the first, and refused there by name.
  const log = logs.find(({ key }) => logOrigin(wall, key) === origin) ?? logs[0]
  const trust = {
    origin: logOrigin(wall, log?.key ?? ''),
    logKey: fromHex(log?.key ?? '') ?? new Uint8Array(),
    witnesses: witnesses.map(({ name, key }) => ({ name, key: fromHex(key) ?? new Uint8Array() })),
  }
  const leaf = leafHash(fromHex(id) ?? new Uint8Array())
  const { cosignatures } = await verifyProof(parsed, leaf, (note) => openCheckpoint(note, trust))
  const signed = witnesses.filter(({ key }) => cosignatures.has(key)).length
  return { proof, witnesses: signed, of: witnesses.length }
}
