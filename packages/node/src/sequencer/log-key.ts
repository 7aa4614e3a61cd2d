// A log's own key at work: checkpoints signed and dated by the log itself.
//
// The log's signature says what the tree is; its own cosignature adds when it said so, which is all the
// witness there is on a wall without witnesses. Refuses to date a checkpoint before the one signed last.

import type { NoteSignature, Signer } from '@commonwall/tlog'
import { addSignatures, cosign, formatCheckpoint, noteSigner, signNote, toHex } from '@commonwall/tlog'
import { logOrigin } from '@commonwall/wall'
import type { TreeHead } from './lock-database.ts'

/** A log that this node signs. */
export interface LogKey {
  /** Raw public key, 64 hex digits. */
  readonly key: string
  readonly origin: string
  readonly signer: Signer
}

/** The log of a wall (its id) that a signer signs. */
export function logKey(wall: string, signer: Signer): LogKey {
  const key = toHex(signer.publicKey)
  return { key, origin: logOrigin(wall, key), signer }
}

/** The text of the checkpoint of a tree, which log and witnesses sign. */
export function checkpointText(origin: string, { size, root }: TreeHead): string {
  return formatCheckpoint({ origin, size, root: Buffer.from(root, 'hex') })
}

/** A checkpoint with the log's signature and its own cosignature as of `time`, in that order. */
export async function signHead({ origin, signer }: LogKey, head: TreeHead, time: number): Promise<string> {
  const text = checkpointText(origin, head)
  const note = await signNote(text, noteSigner(origin, signer))
  return addSignatures(note, [await cosign(text, origin, time, signer)])
}

/** Adds the witnesses' lines, in the order of the definition; `undefined` where one did not answer. */
export function withCosignatures(note: string, lines: readonly (NoteSignature | undefined)[]): string {
  const present = lines.filter((line) => line !== undefined)
  return present.length === 0 ? note : addSignatures(note, present)
}
