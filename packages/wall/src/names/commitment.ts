// The commitment that a key event makes to a recovery key. Apart from the words of that key: whoever reads needs none.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** What a key event commits to: hex sha256 of the 32 raw bytes of the recovery public key. */
export function recoveryCommitment(pubkey: string): string {
  return bytesToHex(sha256(hexToBytes(pubkey)))
}
