// A key event, signed for real: what makes a key a lasting name, and what replaces it.

import { keyTemplate, publicKeyOf, recoveryCommitment, signEvent, type VerifiedEvent } from '@commonwall/wall'

export interface KeyEvent {
  /** Id of the wall. */
  readonly wall: string
  /** Id of the key event before; none in an inception. */
  readonly prev?: string | undefined
  /** Public keys that speak for the name. */
  readonly keys: readonly string[]
  /** Public key that may sign the next one. */
  readonly next: string
  /** Unix seconds. */
  readonly at: number
}

/** @param signer of an inception one of its keys; of a rotation the recovery key that the event before commits to */
export function keyEvent({ wall, prev, keys, next, at }: KeyEvent, signer: Uint8Array): VerifiedEvent {
  const fields = { walls: [wall], prev, keys, next: recoveryCommitment(next, publicKeyOf(signer)) }
  return signEvent(keyTemplate(fields, { createdAt: at }), signer, new Uint8Array(32))
}
