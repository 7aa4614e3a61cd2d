// The commitment that a key event makes to a recovery key. Apart from the words of that key: whoever reads needs none.
//
// It is bound to who signs the event: in an event of somebody who copied it, it commits to nothing.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { KeyEvent } from './parse-key.ts'

/**
 * What a key event commits to: hex sha256 of the 32 raw bytes of the recovery public key and the 32 of its own signer's.
 * @param signer empty in events from before they were bound
 */
export function recoveryCommitment(pubkey: string, signer: string): string {
  return bytesToHex(sha256(hexToBytes(pubkey + signer)))
}

/** True if this key may sign the rotation that follows a key event. */
export function commitsTo({ next, signer }: Pick<KeyEvent, 'next' | 'signer'>, pubkey: string): boolean {
  return [signer, ''].some((bound) => recoveryCommitment(pubkey, bound) === next)
}
