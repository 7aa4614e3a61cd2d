// Opening a checkpoint: is it of this log, signed by its key, and who saw it when?
//
// How many cosignatures are enough is the caller's question (see policy.ts): this file answers which there are.

import { toHex } from './bytes.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { COSIGNATURE_V1, cosignatureTime } from './cosignature.ts'
import { CheckpointError } from './errors.ts'
import { TYPE_COSIGNATURE, TYPE_ED25519, verifierKey } from './note-key.ts'
import { ED25519, openNote } from './open-note.ts'

/** A witness as one knows it: the name in its lines and its raw Ed25519 key. */
export interface Witness {
  readonly name: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** A log and the witnesses whose word one wants. */
export interface Trust {
  readonly origin: string
  /** Raw Ed25519 key of the log, 32 bytes. */
  readonly logKey: Uint8Array
  readonly witnesses?: readonly Witness[]
}

/** A checkpoint whose log signature verified, with the cosignatures that did. */
export interface OpenCheckpoint {
  readonly checkpoint: Checkpoint
  /** The signed text, which is what witnesses cosign. */
  readonly text: string
  /**
   * Unix seconds by raw key in hex: known witnesses and, under the log's key, the log's own cosignature.
   * Where one key cosigned more than once, the earliest time.
   */
  readonly cosignatures: ReadonlyMap<string, number>
}

/**
 * Reads a checkpoint and verifies the log's signature and every cosignature of a known key.
 *
 * ```ts
 * const { checkpoint, cosignatures } = await openCheckpoint(note, { origin, logKey, witnesses })
 * ```
 * @throws NoteError where the note is malformed, a known key's signature is bad or the log's is missing;
 *   CheckpointError where the text is malformed, `wrong-origin`, `no-log-signature`
 */
export async function openCheckpoint(
  note: string | Uint8Array,
  { origin, logKey, witnesses = [] }: Trust,
): Promise<OpenCheckpoint> {
  const logSigns = verifierKey(origin, TYPE_ED25519, logKey)
  const cosigners = [
    verifierKey(origin, TYPE_COSIGNATURE, logKey),
    ...witnesses.map(({ name, key }) => verifierKey(name, TYPE_COSIGNATURE, key)),
  ]
  const { text, verified } = await openNote(note, [logSigns, ...cosigners], [ED25519, COSIGNATURE_V1])
  const checkpoint = parseCheckpoint(text)
  if (checkpoint.origin !== origin)
    throw new CheckpointError('wrong-origin', `origin: expected ${origin}, got ${checkpoint.origin}`)
  if (!verified.some(({ by }) => by === logSigns))
    throw new CheckpointError('no-log-signature', `checkpoint: expected a signature of the log ${origin}`)
  const cosignatures = new Map<string, number>()
  for (const { by, signature } of verified) {
    const time = by.type === TYPE_COSIGNATURE ? cosignatureTime(signature) : undefined
    const key = toHex(by.key)
    if (time !== undefined) cosignatures.set(key, Math.min(time, cosignatures.get(key) ?? time))
  }
  return { checkpoint, text, cosignatures }
}
