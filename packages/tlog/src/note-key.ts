// Names, key ids and verifier keys of signed notes (C2SP signed-note, "Signatures" and "Verifier keys").
//
// A key id is a label of four bytes, not a fingerprint: what is trusted is always the whole public key.

import { concatBytes, fromBase64, toBase64, utf8 } from './bytes.ts'
import { NoteError } from './errors.ts'
import { sha256 } from './hash.ts'

/** Ed25519 over the note text. */
export const TYPE_ED25519 = 0x01
/** Timestamped Ed25519 cosignature of a checkpoint. */
export const TYPE_COSIGNATURE = 0x04

/** A public key, the name that it signs under, and the kind of signatures it makes. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: number
  /** The signature type byte; types that this library does not verify are kept and ignored. */
  readonly type: number
  /** The raw public key; 32 bytes for Ed25519. */
  readonly key: Uint8Array
}

/** Types whose key id follows from name, type and key, with the length of their public keys. */
const KEY_BYTES: ReadonlyMap<number, number> = new Map([
  [TYPE_ED25519, 32],
  [TYPE_COSIGNATURE, 32],
  [0x06, 1312],
])

const VKEY = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s

/** True for a key name: not empty, well-formed, no Unicode space, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}+\u0000-\u001f]/u.test(name)
}

/** The key id, a uint32: the first four bytes of SHA-256(name ‖ LF ‖ type ‖ key). */
export function keyId(name: string, type: number, key: Uint8Array): number {
  const hash = sha256(concatBytes([utf8(`${name}\n`), new Uint8Array([type]), key]))
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0)
}

/** A verifier key with its id computed. @throws NoteError `bad-name`, `bad-key` */
export function verifierKey(name: string, type: number, key: Uint8Array): VerifierKey {
  if (!isKeyName(name))
    throw new NoteError('bad-name', `key name: expected no space or plus, got ${JSON.stringify(name)}`)
  const expected = KEY_BYTES.get(type)
  if (expected !== undefined && key.length !== expected)
    throw new NoteError('bad-key', `public key: expected ${expected} bytes, got ${key.length}`)
  return { name, keyId: keyId(name, type, key), type, key }
}

/**
 * Reads a vkey, `<name>+<key id>+<base64 of type and key>`.
 * @throws NoteError `bad-vkey`, `bad-name`, `bad-key`, `key-id-mismatch`
 */
export function parseVerifierKey(vkey: string): VerifierKey {
  const [, name = '', id = '', base64 = ''] = VKEY.exec(vkey) ?? []
  const bytes = fromBase64(base64)
  const type = bytes?.[0]
  if (bytes === undefined || type === undefined || bytes.length < 2)
    throw new NoteError(
      'bad-vkey',
      `vkey: expected <name>+<id>+<key>, got ${JSON.stringify(vkey.slice(0, 100))}`,
    )
  const computed = verifierKey(name, type, bytes.subarray(1))
  const stated = Number.parseInt(id, 16)
  // Other types may derive their ids in their own way (ECDSA does): those are taken as they stand.
  if (KEY_BYTES.has(type) && stated !== computed.keyId)
    throw new NoteError('key-id-mismatch', `vkey: expected the key id ${hex8(computed.keyId)}, got ${id}`)
  return { ...computed, keyId: stated }
}

/** Writes a vkey. */
export function formatVerifierKey({ name, keyId: id, type, key }: VerifierKey): string {
  return `${name}+${hex8(id)}+${toBase64(concatBytes([new Uint8Array([type]), key]))}`
}

function hex8(id: number): string {
  return id.toString(16).padStart(8, '0')
}
