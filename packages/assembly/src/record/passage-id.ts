// The id of a passage, under which people take positions on its first wording.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const PREFIX = utf8ToBytes('commonwall/passage/1')

/** sha256 of `commonwall/passage/1` ‖ the 32 bytes of the constitution's id ‖ the slug; 64 hex digits. */
export function passageId(constitution: string, slug: string): string {
  return bytesToHex(sha256(concatBytes(PREFIX, hexToBytes(constitution), utf8ToBytes(slug))))
}
