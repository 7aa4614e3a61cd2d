// An invitation: what one person is given to join an assembly for a group. Whoever holds it is taken for them.
//
// It says what to check: the constitution by its id, and the proof that the entry stands on its roll.

import { isSlug } from '@commonwall/wall'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { CredentialError } from './credential-error.ts'
import { ROLL_SALT_BYTES, type RollEntry } from './roll.ts'
import { fourBytes, SLIP, SlipReader, sized, writeSlip } from './slip.ts'

export interface Invitation extends RollEntry {
  /** Id of the constitution, 64 hex digits. */
  readonly constitution: string
  readonly group: string
}

const HASH_BYTES = 32

/** The one line of an invitation. */
export function formatInvitation(invitation: Invitation): string {
  const { constitution, group, index, identifier, salt, proof } = invitation
  return writeSlip(SLIP.invitation, [
    hexToBytes(constitution),
    sized(utf8ToBytes(group)),
    fourBytes(index),
    salt,
    sized(utf8ToBytes(identifier)),
    new Uint8Array([proof.length]),
    concatBytes(...proof),
  ])
}

/** Reads an invitation; whether its entry is on the roll, `checkRollEntry` says. @throws CredentialError */
export function parseInvitation(text: string): Invitation {
  const slip = new SlipReader(SLIP.invitation, text)
  const invitation = {
    constitution: bytesToHex(slip.take(HASH_BYTES)),
    group: readGroup(slip),
    index: slip.number(),
    salt: slip.take(ROLL_SALT_BYTES),
    identifier: slip.text('identifier'),
    proof: Array.from({ length: slip.take(1)[0] ?? 0 }, () => slip.take(HASH_BYTES)),
  }
  slip.end()
  return invitation
}

/** The group of a slip. @throws CredentialError */
export function readGroup(slip: SlipReader): string {
  const group = slip.text('group')
  if (!isSlug(group)) throw new CredentialError('credential/format', 'group', 'a slug', group)
  return group
}
