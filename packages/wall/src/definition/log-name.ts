// What a log and a witness are called, in the one place: origins, their short form, and verifier keys.

import { formatVerifierKey, TYPE_COSIGNATURE, TYPE_ED25519, verifierKey } from '@commonwall/tlog'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { WitnessEntry } from './definition.ts'

/**
 * The first 16 hex digits of sha256 of the raw key: the end of a log's origin, and its folder (`log/<h>/`).
 * @param key raw Ed25519 key, 64 hex digits
 */
export function logHash(key: string): string {
  return bytesToHex(sha256(hexToBytes(key))).slice(0, 16)
}

/**
 * The origin of a log, the first line of its checkpoints: `commonwall/<wall id>/<log hash>` (DESIGN §3.2).
 * @param wall id of the founding definition
 * @param key raw Ed25519 key, 64 hex digits
 */
export function logOrigin(wall: string, key: string): string {
  return `commonwall/${wall}/${logHash(key)}`
}

/** The C2SP vkey of a log, for other tools: `<origin>+<key id>+<base64>`. */
export function logVerifierKey(wall: string, key: string): string {
  return formatVerifierKey(verifierKey(logOrigin(wall, key), TYPE_ED25519, hexToBytes(key)))
}

/** The C2SP vkey of a witness (cosignature/v1), for other tools. */
export function witnessVerifierKey({ name, key }: Pick<WitnessEntry, 'name' | 'key'>): string {
  return formatVerifierKey(verifierKey(name, TYPE_COSIGNATURE, hexToBytes(key)))
}
