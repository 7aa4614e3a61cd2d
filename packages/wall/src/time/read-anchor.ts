// From a signed note to an anchor: the door through which every checkpoint of a wall comes in.

import { openCheckpoint, toHex } from '@commonwall/tlog'
import { hexToBytes } from '@noble/hashes/utils.js'
import type { WitnessEntry } from '../definition/definition.ts'
import { logOrigin } from '../definition/log-name.ts'
import type { Anchor } from './anchor.ts'

/** What a note must be about, and whose cosignatures are looked at. */
export interface AnchorOf {
  /** Id of the founding definition. */
  readonly wall: string
  /** Raw Ed25519 key of the log, 64 hex digits. */
  readonly log: string
  /** Of every version: see `DefinitionHistory.everyWitness`. */
  readonly witnesses: readonly Pick<WitnessEntry, 'name' | 'key'>[]
}

/**
 * Opens a checkpoint of a log of this wall and keeps every cosignature that verifies, the log's own as well.
 * @throws NoteError, CheckpointError (of @commonwall/tlog) if it is malformed, of another log or badly signed
 * @example const anchor = await readAnchor(note, { wall, log, witnesses: history.everyWitness })
 */
export async function readAnchor(note: string, { wall, log, witnesses }: AnchorOf): Promise<Anchor> {
  const { checkpoint, cosignatures } = await openCheckpoint(note, {
    origin: logOrigin(wall, log),
    logKey: hexToBytes(log),
    witnesses: witnesses.map(({ name, key }) => ({ name, key: hexToBytes(key) })),
  })
  return { log, size: checkpoint.size, root: toHex(checkpoint.root), note, cosignatures }
}
