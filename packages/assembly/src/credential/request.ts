// What goes to an issuer and comes back: an opened entry with a blinded message, and the blind signature.
//
// A request names a person: it travels sealed to its issuer, never in clear. An answer is of use to nobody but
// the one who holds the inverse.

import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { readGroup } from './invitation.ts'
import { type Opening, ROLL_SALT_BYTES } from './roll.ts'
import { SIGNATURE_BYTES } from './rsa-key.ts'
import { fourBytes, SLIP, SlipReader, sized, writeSlip } from './slip.ts'

/** A request to one issuer. */
export interface IssueRequest extends Opening {
  readonly constitution: string
  readonly group: string
  /** The place on the roll. */
  readonly index: number
  /** 256 bytes. */
  readonly blinded: Uint8Array
}

/** The one line of a request. */
export function formatRequest(request: IssueRequest): string {
  const { constitution, group, index, identifier, salt, blinded } = request
  return writeSlip(SLIP.request, [
    hexToBytes(constitution),
    sized(utf8ToBytes(group)),
    fourBytes(index),
    salt,
    sized(utf8ToBytes(identifier)),
    blinded,
  ])
}

/** @throws CredentialError credential/format */
export function parseRequest(text: string): IssueRequest {
  const slip = new SlipReader(SLIP.request, text)
  const request = {
    constitution: bytesToHex(slip.take(32)),
    group: readGroup(slip),
    index: slip.number(),
    salt: slip.take(ROLL_SALT_BYTES),
    identifier: slip.text('identifier'),
    blinded: slip.take(SIGNATURE_BYTES),
  }
  slip.end()
  return request
}

/** The one line of an answer: a blind signature of 256 bytes. */
export function formatAnswer(blindSignature: Uint8Array): string {
  return writeSlip(SLIP.answer, [blindSignature])
}

/** @throws CredentialError credential/format */
export function parseAnswer(text: string): Uint8Array {
  const slip = new SlipReader(SLIP.answer, text)
  const signature = slip.take(SIGNATURE_BYTES)
  slip.end()
  return signature
}
