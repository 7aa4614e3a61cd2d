// cosignature/v1 (C2SP tlog-cosignature): a witness says that, as of a time, a log only grew.
//
// Ed25519 only. The other kind (ML-DSA-44) is a line of an unknown key here: kept, ignored, and verified
// by whoever plugs its type into `openNote`.

import { concatBytes, utf8 } from './bytes.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { isCount } from './decimal.ts'
import { ED25519_SIGNATURE_BYTES, type Signer, verifyEd25519 } from './ed25519.ts'
import type { NoteSignature } from './note.ts'
import { TYPE_COSIGNATURE, verifierKey } from './note-key.ts'
import type { SignatureType } from './open-note.ts'

const TIME_BYTES = 8

/** Type 0x04, for `openNote`. */
export const COSIGNATURE_V1: SignatureType = { type: TYPE_COSIGNATURE, verify: verifyCosignature }

/**
 * Cosigns the text of a checkpoint under a name, as of a time in unix seconds.
 * It does not ask whether the log only grew: whoever holds the key must have checked that.
 *
 * ```ts
 * const line = formatSignatureLine(await cosign(text, 'witness.example/w1', now, signer))
 * ```
 * @throws CheckpointError, NoteError `bad-name`, RangeError where the time is not a whole number above 0
 */
export async function cosign(
  checkpointText: string,
  name: string,
  time: number,
  signer: Signer,
): Promise<NoteSignature> {
  parseCheckpoint(checkpointText)
  if (!isCount(time) || time === 0) throw new RangeError(`time: expected unix seconds, got ${time}`)
  const { keyId } = verifierKey(name, TYPE_COSIGNATURE, signer.publicKey)
  const bytes = new Uint8Array(TIME_BYTES)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time))
  const signature = await signer.sign(signedMessage(checkpointText, time))
  return { name, keyId, signature: concatBytes([bytes, signature]) }
}

/** True where the cosignature (time and signature, 72 bytes) of the checkpoint's text is by the public key. */
export async function verifyCosignature(
  checkpointText: string,
  cosignature: Uint8Array,
  publicKey: Uint8Array,
): Promise<boolean> {
  const time = cosignatureTime(cosignature)
  if (time === undefined) return false
  return verifyEd25519(cosignature.subarray(TIME_BYTES), signedMessage(checkpointText, time), publicKey)
}

/** The unix seconds in a cosignature, or undefined where it has another length or a time of 2^53 or later. */
export function cosignatureTime(cosignature: Uint8Array): number | undefined {
  if (cosignature.length !== TIME_BYTES + ED25519_SIGNATURE_BYTES) return undefined
  const time = new DataView(cosignature.buffer, cosignature.byteOffset).getBigUint64(0)
  return time <= Number.MAX_SAFE_INTEGER ? Number(time) : undefined
}

function signedMessage(checkpointText: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${checkpointText}`)
}
