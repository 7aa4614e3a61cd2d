// What the signatures of a note are worth, given the keys that one trusts (C2SP signed-note, "Signatures").
//
// Signatures of unknown keys are kept and ignored. One bad signature of a known key refuses the whole note,
// since an honest writer never makes one. Algorithms are plugged in by their type byte.

import { utf8 } from './bytes.ts'
import { verifyEd25519 } from './ed25519.ts'
import { NoteError } from './errors.ts'
import { type Note, type NoteSignature, parseNote } from './note.ts'
import { TYPE_ED25519, type VerifierKey } from './note-key.ts'

/** How signatures of one type are checked. */
export interface SignatureType {
  readonly type: number
  verify(text: string, signature: Uint8Array, publicKey: Uint8Array): Promise<boolean>
}

/** A signature that verified, with the key that made it. */
export interface VerifiedSignature extends NoteSignature {
  readonly by: VerifierKey
}

/** A note with the signatures that verified, in the order of its lines. */
export interface OpenNote extends Note {
  readonly verified: readonly VerifiedSignature[]
}

/** Type 0x01: Ed25519 over the text. */
export const ED25519: SignatureType = {
  type: TYPE_ED25519,
  verify: (text, signature, publicKey) => verifyEd25519(signature, utf8(text), publicKey),
}

/**
 * Reads a note and checks every signature by a known key; keys of a type not among `types` count as unknown.
 *
 * ```ts
 * const { text } = await openNote(note, [parseVerifierKey(vkey)])
 * ```
 * @throws NoteError as `parseNote`; `bad-signature`; `no-known-signature`
 */
export async function openNote(
  note: string | Uint8Array,
  keys: readonly VerifierKey[],
  types: readonly SignatureType[] = [ED25519],
): Promise<OpenNote> {
  const parsed = parseNote(note)
  const verified: VerifiedSignature[] = []
  for (const line of parsed.signatures) {
    const by = keys.find((key) => key.name === line.name && key.keyId === line.keyId)
    const type = types.find((candidate) => candidate.type === by?.type)
    if (by === undefined || type === undefined) continue
    if (!(await type.verify(parsed.text, line.signature, by.key)))
      throw new NoteError('bad-signature', `note: the signature of the known key ${by.name} does not verify`)
    verified.push({ ...line, by })
  }
  if (verified.length === 0)
    throw new NoteError('no-known-signature', 'note: expected a signature of a known key')
  return { ...parsed, verified }
}
